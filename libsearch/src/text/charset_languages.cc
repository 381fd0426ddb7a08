// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/charset_languages.h"

namespace libsearch::text {
namespace {

using enum CharsetFamily;

constexpr Charset all_charsets[] = {
    {"windows-1252", western, 0},
    {"windows-1250", central_european, 1},
    {"windows-1251", cyrillic, 0},
    {"windows-1253", greek, 0},
    {"windows-1254", turkish, 1},
    {"windows-1255", hebrew, 0},
    {"windows-1256", arabic, 0},
    {"windows-1257", baltic, 1.5},
    {"windows-1258", vietnamese, 2},
    {"windows-874", thai, 0},
    {"GB18030", simplified_chinese, 0},
    {"Big5", traditional_chinese, 0},
    {"Shift_JIS", japanese, 0},
    {"EUC-JP", japanese, 0},
    {"windows-949", korean, 0},
    {"KOI8-R", cyrillic, 1},
    {"KOI8-U", cyrillic, 1.5},
    {"ISO-8859-2", central_european, 1.5},
    {"ISO-8859-5", cyrillic, 1},
    {"ISO-8859-6", arabic, 1},
    {"ISO-8859-7", greek, 1},
    {"ISO-8859-8", hebrew, 1},
    {"ISO-8859-13", baltic, 2},
    {"IBM866", cyrillic, 4},
    {"IBM855", cyrillic, 4},
    {"x-mac-cyrillic", cyrillic, 3},
    {"macintosh", western, 6},
    {"IBM850", western, 6},
    {"IBM852", central_european, 6},
};

constexpr std::string_view simplified_chinese_letters =
    "的一在是不和了年人有我国他为这中个大们斯来上于学以会地到尔说公时法要就成出可分也其你对被生多能德而子发那得主特着"
    "行下利自里之用过后并理作部最道立亚所建然家数种体事物方经区么机去与通如克都同间现员当英没教动政面由起拉看定天些还"
    "进名好小第力美样心她或本合前兰开议但位因只从格想化实市日西军加者系意无约它长性把世十统民基代此该已马工使情制明包"
    "知度全欧三新又关将点期正常业外及称两高尼提问诺很重手球应相战向比头表文次计内罗平见司什二校等任产院展路己维身权果"
    "认接士月电话设回更据论信领科老持给目州门气队纪先海布洲场儿原药东入声达括导卡解管水南真服处联走义各阿几疫口支条变"
    "保题非活总威别打治女组四神受何类传安少报博才结增反伊城太直量至再河感式务做运始必例件卫林巴广项资致命山金许指形社"
    "蒙纳波构供曼便空规决古流程品师圣五眼则书府氧素听筑白线却界证光细放强洛即术像型难且速逊思网王莱象完济色盟记森住派"
    "告共求胞哈播北医边病死选张标交较根万取律望奥觉首图示确弗观带清每今争切协率让母识候肯委职级笔转元汽模越影质伦需改"
    "绿佛米造党族存专络号列杰器整叶顿获近姆低普居铁域字免育赛迪夫视塔收哥层堡助席占单引际算朝响";
constexpr std::string_view traditional_chinese_letters =
    "的一在是不和了年人有我國他為這中個大們斯來上於學以會地到爾說公時法要就成出可分也其你對被生多能德而子發那得主特著"
    "行下利自里之用過後並理作部最道立亞所建然家數種體事物方經區麼機去與通如克都同間現員當英沒教動政面由起拉看定天些還"
    "進名好小第力美樣心她或本合前蘭開議但位因只從格想化實市日西軍加者系意無約它長性把世十統民基代此該已馬工使情制明包"
    "知度全歐三新又關將點期正常業外及稱兩高尼提問諾很重手球應相戰向比頭表文次計內羅平見司什二校等任產院展路己維身權果"
    "認接士月電話設回更據論信領科老持給目州門氣隊紀先海布洲場兒原藥東入聲達括導卡解管水南真服處聯走義各阿幾疫口支條變"
    "保題非活總威別打治女組四神受何類傳安少報博才結增反伊城太直量至再河感式務做運始必例件衛林巴廣項資致命山金許指形社"
    "蒙納波構供曼便空規決古流程品師聖五眼則書府氧素聽築白線卻界證光細放強洛即術像型難且速遜思網王萊象完濟色盟記森住派"
    "告共求胞哈播北醫邊病死選張標交較根萬取律望奧覺首圖示確弗觀帶清每今爭切協率讓母識候肯委職級筆轉元汽模越影質倫需改"
    "綠佛米造黨族存專絡號列傑器整葉頓獲近姆低普居鐵域字免育賽迪夫視塔收哥層堡助席佔單引際算朝響";
constexpr std::string_view japanese_letters =
    "のいにたとしはをるがてなでっられかこうりすもあまさンスルトくよそーえわきアイラリクつどけシドせおだやみめロレタマ"
    "ジテカフサちびコナメろばプブキデバニグオ日一国会人年大十二本中長出三同時政事自行社見月分議後前民生連五発間対上部"
    "東者党地合市業内相方四定今回新場金員九入選立開手米力学問高代明実円関決子動京全目表戦経通外最言氏現理調体化田当八"
    "六約主題下首意法不来作性的要用制治度務強気小七成期公野協取都和統以機平総加山思家話世受区領多県続進正安設保改数記"
    "院女初北午指権心界支第産結百派点教報済書府活原先共得解名交資予川向際査勝面委告軍文反元重近千考判認画海参売利組知"
    "案道信策集在件団別物側任引使求所次水半品昨論計死官増係感特情投示変打男基私各始島直両朝革価式確村提運終挙果西勢減"
    "台広容必応演電歳住争談能無再位置企真流格有疑口過局少放税検藤町常校料沢裁状工建語球営空職証土与急止送援供可役構木"
    "割聞身費付施切由説転食比難防補車優夫研収断井何南石足違消境神番規術護展態導鮮備宅害配副算視条幹独警宮究育席輸訪楽"
    "起万着乗店述残想線率病農州武声質念待試族象銀域助労例衛然早張映限親額監環験追審商葉義伝働形景ねほべじょずひげぐゆ"
    "むへぶぼざごぎゃゅぞぬツッミハエウパワセソムモヤュョチヒホネポダガビャベゴズギペピボェ";
constexpr std::string_view korean_letters =
    "이의다한는에하을가고권지리로를자은사아적도제나인기유어모든시진서여들국람그과대있조부정수으해또동만일신보주라장와"
    "전게받위니며면구선성스공었회상할했간교오등중되무법방비호된안거화및노원행누세통소우산종민계언발존말없생합마러떠경"
    "학문명두육체느것관포개식치년야군연음예못평르결각단요력물형차별당실드레내미초영격설록필외업증재활완죄함른질표엄반"
    "준따목배혼류양였터강본념태타규독근될현직천심래항녀속약토피견족출향립매벌추히변범작운섭박롭집참접능택술분키핍릴망"
    "폭헌남협편효날때애역금앞률판입용난칙탈떤담불건익휴복멸론앙열왔억압막란않려확넓짐므";

constexpr CharsetLanguage all_languages[] = {
    {western, "etaoinsrhldcumfgpwybvkxjqzéïèñöçüá"},         // English
    {western, "esaitnrulodcmpévqfbghàjxèêyzçôùâîûœïëü"},     // French
    {western, "enisratdhulgcomwbfkzüväpßjöyxqéàèç"},         // German
    {western, "eaionlrtscdupmvghfbqzàòùèéìkjywxç"},          // Italian
    {western, "eaosrnidltcumpbgvyqhfózjíáéñúxkwüªº"},        // Spanish
    {western, "aeosirdntmuclpvgqbhfãzçáéjêxíóõúâàôkwyüªº"},  // Portuguese
    {western, "eaislntrucdomvpgbqfhójxàéíèyúòçïzükw"},       // Catalan
    {western, "aoeisnrtdculmpgbfíéxúóqvzhñáüjkyw"},          // Galician
    {western, "enatirodslghvkmubpwjczfyxëéïöóüáèêqç"},       // Dutch
    {western, "ernatidslogmkvfuhbpåyøæcjéwzxöqäü"},          // Danish
    {western, "erntsailodgkmvfupbhøåjyæcéwzxòôèöqäü"},       // Norwegian
    {western, "eantrslidomkgvfhäupåöbcyjxéwzqüà"},           // Swedish
    {western, "aitnesloukämvrjhypdögbfcwåšxzqéž"},           // Finnish
    {western, "arnieslutðgmkfhvoáþídjóbyæúöpéýxcwzq"},       // Icelandic
    {western, "aihnertsclodgumáíbúéófpkvwyjx"},              // Irish
    {western, "aintrlegusvðmækodfhíøyjbápúóýxcwzéöäü"},      // Faroese
    {western, "aeisutlnkdomrgvjhäpbõüöfšžcywxzé"},           // Estonian
    {western, "etëiranshjdmokuplvgbqfzycçxwéöäü"},           // Albanian
    {baltic, "aeisutlnkdomrgvjhäpbõüöfšžcywxzé"},
    {baltic, "aistreunokmldvāpjzībgcēšņļžūķģčfhōŗ"},                       // Latvian
    {baltic, "iasotreunkmlpvdjgėbyųšžcąįūęzčfhxwq"},                       // Lithuanian
    {central_european, "aioeznrwstcykdpmułjlbgęhąóżśćfńźxvqéäöü"},         // Polish
    {central_european, "oeanitvslrdkupímáchzyjběéřýžčšůfgúňxťóďwqöäü"},    // Czech
    {central_european, "aoeinvtrskludmpcázyjíbhčýúžéšľťgňfôďxóäĺŕwqěöü"},  // Slovak
    {central_european, "eatlnsikrzoágmédvybujöhfőcpóíüúűqxwä"},            // Hungarian
    {central_european, "eiartnulcosdpmăfvgbţâîşhzjxkywqéäöüáőóí"},         // Romanian
    {central_european, "aioenrjstvukdlmpgzbčchšžćfđwyxqéäöü"},             // Croatian, Bosnian, Serbian
    {central_european, "aeionrslvjtkdpmzubgčhšcžfyxwqćđéäöü"},             // Slovenian
    {turkish, "aeinrlıkdmtysubozgüşçhvcöpfğjâîûéwxqä"},
    // In windows-1258 tones are marks of their own.
    {vietnamese, "nhticgaumo\u0300đư\u0323lrdêvsb\u0309ôâpk\u0303yáà\u0301xơqăeéóèíúùf"},
    {greek, "αοιετσνρκπςμλυηίάόδέθγήύωχφβώξζψϊϋΐΰ"},
    {cyrillic, "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"},  // Russian
    {cyrillic, "оаниветрслкдумпязьбгйчхцжіїюшщєфґ"},  // Ukrainian
    {cyrillic, "аніоеыркстлудвпмяцбзьгўшхчйжэёюф"},   // Belarusian
    {cyrillic, "аоиентврсдлкпмугбзъячщжцхйшюфьэы"},   // Bulgarian
    {cyrillic, "аоиенрстјдувкмплзгбчшцњхжљћђфџ"},     // Serbian
    {cyrillic, "аоиетнрвсдлкпумјзгбшчцжхњфќѓџљѕ"},    // Macedonian
    {hebrew, "יוהלאמרבתשכנםדקעחפןטסגצזךףץ"},
    {arabic, "اليمونرتبةعدسفهكقأحجشطصخإىذضزثئغظءؤآًَُِّْ"},
    {arabic, "ايرندمهوتبسشكزلگفقعخجپحصطئچغضآذظءثژىأؤة"},  // Persian, with the ي and ك of windows-1256
    {thai, "านรกอเง่มย้ลวดทสตะปบัคหแจพขใไชซผโีิุู์ึถำธศ็ณฐฟญภษฝๆฎฮฉื"},
    {simplified_chinese, simplified_chinese_letters},
    {traditional_chinese, traditional_chinese_letters},
    {japanese, japanese_letters},
    {korean, korean_letters},
};

}  // namespace

std::span<const Charset> charsets() { return all_charsets; }

std::span<const CharsetLanguage> charset_languages() { return all_languages; }

}  // namespace libsearch::text

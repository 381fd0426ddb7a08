// SPDX-License-Identifier: GPL-2.0-or-later
#include "names/stop_words.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

#include "names/fold.h"

namespace libsearch::names {
namespace {

struct Lists {
  std::string_view code;  ///< of the language, BCP 47
  std::string_view function;
  std::string_view request;
};

/// Closed word classes, in the forms that questions have them in, and the words in which people put a request to a
/// library. What is as often a name or a thing (May, mine, well) is left out.
constexpr std::array<Lists, stem_language_count> lists{{
    {"ar",
     "في من على إلى الى عن مع هذا هذه ذلك تلك هؤلاء هو هي هم هن نحن أنا أنت أنتم ما ماذا من متى أين كيف كم لماذا هل أي "
     "أية الذي التي الذين اللذان اللواتي كان كانت كانوا يكون تكون ليس ليست لم لن لا قد أن إن ان أو او ثم و ف ب ل ك كما "
     "بين بعد قبل عند عندما حتى حيث إذا اذا لكن بل كل بعض غير أثناء خلال منذ حول لدى له لها لهم به بها فيه فيها منه "
     "منها عليه عليها",
     ""},
    {"ca",
     "el la els les un una uns unes l d de del dels a al als en amb per pel pels i o ni que què qui quin quina quins "
     "quines qual quals quan quant quants on com perquè si no és són era eren ser estar està estan ha han havia va van "
     "es s se li ho hi em et ens us aquest aquesta aquests aquestes això aquell aquella seu seva seus seves meu meva "
     "més molt també entre sobre fins des sense ja",
     ""},
    {"da",
     "og i at er en et den det de der som på til for af med om fra ved har havde have var være blev bliver blive kan "
     "kunne skal skulle vil ville må måtte jeg du han hun vi I man mig dig ham hende os jer dem min din sin sit sine "
     "hans hendes vores deres dette denne disse hvad hvem hvilken hvilket hvilke hvor hvordan hvorfor hvornår ikke men "
     "eller også så da når hvis under over efter før end mellem",
     ""},
    {"de",
     "der die das den dem des ein eine einen einem einer eines und oder aber auch als am an auf aus bei beim bis durch "
     "für gegen im in ins mit nach ohne über um unter von vom vor zu zum zur zwischen ist sind war waren wird werden "
     "wurde wurden worden sein hat haben hatte hatten kann können konnte konnten muss müssen soll sollen ich du er sie "
     "es wir ihr mich mir dich dir ihm ihn ihnen uns euch sich mein dein sein seine seinen seiner seinem seines ihre "
     "ihren ihrer ihrem ihres unser dieser diese dieses diesem diesen jener jene was wer wen wem wessen welche welcher "
     "welches welchen welchem wann wo wohin woher wie warum wieso wodurch womit wofür nicht kein keine keinen man dass "
     "daß wenn weil ob so noch nur sehr mehr es etwa denn dort hier",
     "artikel dokumente arbeiten suche interessiere interessiert"},
    {"el",
     "ο η το οι τα του της των τον την τους τις ένας μια μία ένα ενός μιας και ή κι να θα δε δεν μη μην με σε στο στη "
     "στην στον στα στους στις στου από για προς κατά μετά χωρίς ως σαν όπως που πού πως πώς πόσο πόσα πόσες πόσοι "
     "πόση "
     "ποιος ποια ποιο ποιοι ποιες ποιον ποιους ποιων ποιά ποιό τι πότε γιατί αν όταν ότι είναι ήταν είχε είχαν έχει "
     "έχουν έχω είμαι ήμουν εγώ εσύ αυτός αυτή αυτό αυτοί αυτές αυτά αυτού αυτών εκείνος εκείνη εκείνο μου σου μας σας "
     "τους κάτι κάθε πολύ πιο αλλά ούτε μεταξύ υπό επί",
     ""},
    {"en",
     "a about above after again against all also although always am among an and another any anybody anyone anything "
     "are aren't around as at be became because become becomes been before being below between both but by can cannot "
     "can't could couldn't did didn't do does doesn't doing don't done during each either else etc ever every "
     "everybody "
     "everyone everything for from further had hadn't has hasn't have haven't having he he'd he'll he's her here hers "
     "herself him himself his how however i i'd i'll i'm i've if in into is isn't it it'd it'll it's its itself let "
     "let's many maybe me might more most much must my myself neither never no nobody none nor not nothing of "
     "often on once only onto or other others ought our ours ourselves out over own per perhaps rather shall she "
     "she'd she'll she's should shouldn't since so some somebody someone something still such than that that's the "
     "their "
     "theirs them themselves then there there's these they they'd they'll they're they've this those though through "
     "thus "
     "to too toward towards under until up upon us very was wasn't we we'd we'll we're we've were weren't what what's "
     "whatever when where where's whether which while who who's whoever whom whose why will with within without won't "
     "would wouldn't yet you you'd you'll you're you've your yours yourself yourselves",
     "article articles concern concerned concerning concerns deal dealing deals describe described describes "
     "describing "
     "discuss discussed discusses discussing documents exist exists find finding interested like papers pertaining "
     "regarding related relating want"},
    {"es",
     "el la los las lo un una unos unas de del a al en con por para sin sobre entre hasta desde hacia según y e o u ni "
     "que qué quien quién quienes quiénes cual cuál cuales cuáles cuando cuándo cuanto cuánto cuanta cuánta cuantos "
     "cuántos cuantas cuántas donde dónde como cómo porque si no es son era eran fue fueron ser sido está están estaba "
     "estar ha han había haber hay he se le les me te nos os su sus mi mis tu tus yo él ella ello ellos ellas nosotros "
     "usted ustedes este esta esto estos estas ese esa eso esos esas aquel aquella más muy también pero ya cada otro "
     "otra otros otras",
     "artículos documentos busco interesa interesado"},
    {"eu",
     "eta edo baina ez bai da dira zen ziren du dute zuen zuten dago daude zegoen zeuden izan ari bat batzuk hau hori "
     "hura hauek horiek haiek ni zu gu zuek bere beren nor nork nori noren zer zerk zein zeintzuk non nora nondik noiz "
     "nola zergatik zenbat ere baino baizik bezala arabera buruz artean gabe",
     ""},
    {"fi",
     "ja tai sekä mutta että jotta koska kun jos niin kuin ei en et emme ette eivät on ovat oli olivat ole olla ollut "
     "olen olet olemme olette olisi voi voivat minä sinä hän me te he se ne tämä tuo nämä nuo sen sitä siinä tämän "
     "tätä "
     "niiden niitä joka jotka jonka jota mikä mitä mitkä minkä missä mistä mihin milloin miten miksi kuka ketkä kenen "
     "kuinka kumpi myös vain vielä jo hyvin kanssa ilman ennen jälkeen aikana",
     ""},
    {"fr",
     "le la les l un une des de du d au aux à en dans par pour sur sous avec sans entre chez vers depuis et ou ni mais "
     "donc que qu qui quoi dont où quel quelle quels quelles lequel laquelle lesquels lesquelles quand combien comment "
     "pourquoi si ne n pas plus est sont était étaient fut furent être été a ont avait avaient avoir eu sera seront je "
     "j "
     "tu il elle on nous vous ils elles me m te t se s lui leur leurs y ce c cet cette ces cela ça celui celle ceux "
     "celles mon ma mes ton ta tes son sa ses notre nos votre vos très aussi comme tout toute tous toutes est-ce "
     "qu'est-ce",
     "articles documents cherche intéresse intéressé"},
    {"ga",
     "an na is agus nó ach ar as ag le leis do don de den i in sa san go gur faoi ó ón roimh thar trí um mar má dá cad "
     "céard cé cén conas cathain cá cár cárb cá fhad cé mhéad ní níl nach nár tá bhí bhfuil raibh bíonn ba sé sí siad "
     "mé tú sinn muid sibh é í iad a mo do ár bhur seo sin siúd",
     ""},
    {"hi",
     "का के की को में से पर ने और या एक यह ये वह वे इस उस इन उन इसके उसके इसकी उसकी इसका उसका जो जिस जिसे जिसने कि है "
     "हैं था थे थी थीं हो होता होती होते हुआ हुई हुए गया गई गए कर करना करने किया किए ही भी तो तक लिए साथ नहीं क्या "
     "कौन किस किसे किसने किसका किसके किसकी कब कहाँ कहां कैसे कैसा कैसी क्यों कितना कितने कितनी कौनसा कौनसी मैं हम तुम "
     "आप मेरा हमारा अपने अपनी अपना द्वारा",
     ""},
    {"hu",
     "a az egy és vagy de is nem ne ha hogy mint meg el ki be fel le már még csak volt voltak van vannak lesz lett "
     "lenne "
     "én te ő mi ti ők ez ezek azok ezt azt ebben abban erre arra ennek annak mely melyek melyik amely amelyek amelyet "
     "aki akik ami amit mi mit miért ki kik kit kinek mikor hol hova honnan hogyan hány mennyi milyen által alatt után "
     "előtt között szerint számára",
     ""},
    {"hy",
     "և ու կամ բայց որ որը որի որոնք որոնց թե եթե է են էր էին եմ ես ենք եք լինել եղել ոչ չի չեն այս այդ այն սա դա նա "
     "նրանք մենք դու դուք իր նրա նրանց մեր ձեր իմ քո ով ովքեր ում ինչ ինչը ինչն ինչու ինչպես երբ որտեղ ուր քանի որքան "
     "համար մեջ վրա հետ մոտ մինչև մասին նաև միայն",
     ""},
    {"id",
     "yang dan atau di ke dari dalam pada untuk dengan oleh tentang antara ini itu adalah ialah merupakan tidak bukan "
     "akan telah sudah sedang bisa dapat saya aku kamu anda dia ia mereka kami kita nya apa apakah siapa siapakah "
     "kapan "
     "mana dimana bagaimana mengapa berapa berapakah manakah jika karena sebagai seperti juga saat para lebih sangat "
     "ada",
     ""},
    {"it",
     "il lo la i gli le l un uno una di del dello della dei degli delle d a al allo alla ai agli alle all da dal dallo "
     "dalla dai dagli dalle dall in nel nello nella nei negli nelle nell su sul sullo sulla sui sugli sulle sull con "
     "per "
     "tra fra e ed o né ma che chi cui quale quali quando quanto quanta quanti quante dove come perché se non è sono "
     "era "
     "erano fu furono essere stato stata stati state ha hanno aveva avevano avere si ci vi ne mi ti io tu lui lei noi "
     "voi loro suo sua suoi sue mio mia questo questa questi queste quello quella quelli quelle più molto anche cosa "
     "cos",
     "articoli documenti cerco interessa interessato"},
    {"lt",
     "ir ar arba bet kad jog kaip jei jeigu nes tai yra buvo bus būti esu esame ne nėra nebuvo į iš su be per prie "
     "prieš "
     "po už ant apie nuo iki dėl tarp pagal aš tu jis ji mes jūs jie jos jo jų juos jam šis ši šie šios tas ta tie tos "
     "kuris kuri kurie kurios kurį kurią kas ką kam ko kur kada kodėl kiek koks kokia kokie kokios taip pat tik dar "
     "jau "
     "savo",
     ""},
    {"ne",
     "को का की मा ले लाई बाट देखि सम्म र वा तर पनि यो त्यो यी ती यस त्यस उनी उनले उहाँ म हामी तिमी तपाईं हो होइन छ छन् छैन "
     "थियो थिए थिइन् भएको भएका भयो हुन् हुन्छ गर्न गरेको के कुन को कसले कसको कहिले कहाँ किन कसरी कति लागि सँग साथ द्वारा "
     "जो जसले जसको जुन",
     ""},
    {"nl",
     "de het een en of maar ook in op aan van voor met bij naar uit over onder door tot te om tegen tussen zonder na "
     "is "
     "zijn was waren wordt worden werd werden geworden geweest heeft hebben had hadden kan kunnen kon konden moet "
     "moeten "
     "zal zullen zou zouden ik jij je u hij zij ze wij we jullie hen hun haar hem mij me ons onze mijn jouw dit dat "
     "deze "
     "die wat wie wiens welk welke wanneer waar waarom hoe hoeveel waarin waarmee niet geen er dan als dus nog al zo "
     "meer zeer",
     ""},
    {"no",
     "og i å er en et ei den det de der som på til for av med om fra ved har hadde ha var være vært ble blir bli blitt "
     "kan kunne skal skulle vil ville må måtte jeg du han hun vi dere man meg deg ham henne oss dem min din sin sitt "
     "sine "
     "hans hennes vår deres dette denne disse hva hvem hvilken hvilket hvilke hvor hvordan hvorfor når ikke men eller "
     "også så da hvis under over etter før enn mellom eit ein ikkje eg kva kven korleis kvifor",
     ""},
    {"pt",
     "o a os as um uma uns umas de do da dos das em no na nos nas num numa a ao aos à às por pelo pela pelos pelas "
     "para "
     "com sem sobre entre até desde e ou nem que quê quem qual quais quando quanto quanta quantos quantas onde como "
     "porque porquê se não é são era eram foi foram ser sido está estão estava estar tem têm tinha ter há havia eu tu "
     "ele ela nós vós eles elas você vocês me te lhe lhes seu sua seus suas meu minha este esta isto estes estas esse "
     "essa isso esses essas aquele aquela aquilo mais muito também mas já cada",
     "artigos documentos procuro interessa interessado"},
    {"ro",
     "un o unei unui unor al a ai ale lui de din la în pe pentru cu fără prin despre între până și sau ori dar ci nici "
     "că să ce cine cui care cărui cărei căror când unde cum cât câtă câți câte dacă nu este e sunt era erau fost fi "
     "fie "
     "are au avea avut am ai voi va vor se îi îl le își eu tu el ea noi voi ei ele lor său sa săi sale meu mea acest "
     "această acești aceste acel acea cel cea cei cele mai foarte după sub",
     ""},
    {"ru",
     "и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по ее её мне было вот от меня о об "
     "из "
     "ему когда даже ну ли если или ни быть был была были него до вас нибудь уж вам ведь там потом себя ей может они "
     "тут "
     "где есть надо ней для мы тебя их чем сам чтоб чтобы без будто чего себе под будет кто этот эта это эти этого "
     "этой "
     "этом этих того той тот та те тех тем какой какая какое какие какого каком каких какую какими сколько почему "
     "зачем "
     "куда откуда который которая которое которые которого которой котором которых которую кого кому кем чему чьи чей "
     "чья при между через после перед над про лишь только также является являются",
     "статьи документы интересует интересуют найти"},
    {"sr",
     "i u na je su se da od za sa s iz po do o a ili ali ni ne nije nisu bio bila bilo bili biti jeste sam si smo ste "
     "će "
     "bi ja ti on ona ono mi vi oni one njegov njen njihov svoj ovaj ova ovo ovi taj ta to ti te onaj koji koja koje "
     "koju kojeg kojem kojim kojih ko šta što kad kada gde kako zašto koliko čiji kog kome kroz pri pred pod nad "
     "između "
     "bez kao ako jer već samo и у на је су се да од за са с из по до о а или али ни не није нису био била било били "
     "бити јесте сам си смо сте ће би ја ти он она оно ми ви они оне његов њен њихов свој овај ова ово ови тај та то "
     "те "
     "онај који која које коју којег којем којим којих ко шта што кад када где како зашто колико чији ког коме кроз "
     "при "
     "пред под над између без као ако јер већ само",
     ""},
    {"sv",
     "och i att är en ett den det de som på till för av med om från vid har hade ha var vara varit blev blir bli "
     "blivit "
     "kan kunde ska skall skulle vill ville måste jag du han hon vi ni man mig dig honom henne oss er dem min din sin "
     "sitt sina hans hennes vår deras detta denna dessa vad vem vilken vilket vilka var hur varför när inte men eller "
     "också så då om under över efter före än mellan där",
     ""},
    {"ta",
     "ஒரு இந்த அந்த இது அது இவை அவை இவர் அவர் அவன் அவள் அவர்கள் நான் நாம் நாங்கள் நீ நீங்கள் என்ன எது எவை எந்த யார் "
     "எப்போது எங்கே எங்கு ஏன் எப்படி எத்தனை எவ்வளவு மற்றும் அல்லது ஆனால் என்று என்ற என உள்ள இருந்து மூலம் பற்றி வரை "
     "போது பின் முன் உள்ளது இல்லை ஆகும் இருக்கிறது இருந்தது",
     ""},
    {"tr",
     "ve veya ya da de ki ile için gibi kadar göre bir bu şu o bunlar şunlar onlar ben sen biz siz bana sana ona bize "
     "size onlara beni seni onu bizi sizi onun bunun bunu benim senin bizim sizin onların ne neyi neye neden niçin "
     "niye "
     "nasıl nerede nereye nereden nerededir kim kimi kime kimin kimdir kaç hangi hangisi hangileri hangisidir nedir "
     "nelerdir mi mı mu mü midir mıdır ise değil değildir dır dir dur dür idi olan olarak olduğu ama fakat ancak çünkü "
     "eğer daha en çok her hem sonra önce tarafından hakkında arasında üzere",
     ""},
    {"yi",
     "דער די דאָס דעם א אַ אן אַן און אין אויף פון פֿון צו מיט ביי בײַ נאָך פאר פֿאַר איבער אונטער איז זענען זיינען איז "
     "געווען האָט האָבן וועט וועלן קען איך דו ער זי עס מיר איר זיי זיך מיין דיין זיין וואָס ווער וועלכער וועלכע ווען וווּ "
     "ווו ווי פארוואס פאַרוואָס וויפל נישט ניט אָבער אָדער אויך אַז אַזוי",
     ""},
}};

using Words = std::unordered_set<std::string>;

/// The words of a list, and their folds, for those who type no diacritics. Contractions stand as they are: the fold of
/// `we'll` is another word.
Words words_of(std::string_view list) {
  Words out;
  for (std::size_t begin = 0; begin < list.size();) {
    const std::size_t end = std::min(list.find(' ', begin), list.size());
    const auto word = list.substr(begin, end - begin);
    out.insert(word.find('\'') == word.npos ? fold(word) : std::string(word));
    begin = end + 1;
  }
  return out;
}

struct KnownWords {
  Words function;
  Words request;
};

const KnownWords& words_of(StemLanguage language) {
  static const std::array<KnownWords, stem_language_count> all = [] {
    std::array<KnownWords, stem_language_count> out;
    for (const auto& [code, function, request] : lists)
      out.at(stem_language(code).value()) = {words_of(function), words_of(request)};
    return out;
  }();
  return all.at(language);
}

/// What stands in the lists for `spelling`.
std::string key_of(std::string_view spelling) {
  constexpr std::string_view curly = "\xE2\x80\x99";
  std::string out(spelling);
  if (const auto at = out.find(curly); at != out.npos) out.replace(at, curly.size(), "'");
  return out.find('\'') == out.npos ? fold(spelling) : out;
}

}  // namespace

QuestionWord::QuestionWord(std::string_view spelling) : key_(key_of(spelling)) {}

WordRole QuestionWord::role(StemLanguage language) const {
  const KnownWords& known = words_of(language);
  if (known.function.contains(key_)) return WordRole::function;
  return known.request.contains(key_) ? WordRole::request : WordRole::content;
}

}  // namespace libsearch::names

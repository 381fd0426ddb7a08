// SPDX-License-Identifier: GPL-2.0-or-later
//
// Arabic letters: Arabic, Persian, Urdu, Pashto, Kurdish, Uyghur, Sindhi (ISO 233, ALA-LC, BGN/PCGN, press). Foreign p
// and v are ب and ف, g is ج, غ, ق or ك; ث, ذ, ض and ظ are stops or sibilants; an alef may help the mouth before س and
// ش. The article ال is usually missing on the other side, and so is a joined و ("and").
#include "names/sound/rules.h"

namespace libsearch::names::sound {
namespace {

constexpr auto lines = std::to_array<Line>({
    {"a", U"ا أ إ آ ٱ ؤ ئ ى ي ی ے ې ێ ە ۀ ۆ ۇ ۈ ۊ ع ٸ ح ه ہ ھ"},
    {"", U"ء"},
    {"P", U"ب پ ف ڤ ٻ ڀ ڦ"},
    {"T", U"ت د ط ٹ ڈ ټ ډ ٺ ٽ ٿ ڊ ڌ ڍ"},
    {"K", U"ق ك ک غ گ ګ ڪ ڳ ڭگ"},
    {"S", U"س ز ص ش ژ چ تش دج څ ځ ڇ ڄ"},
    {"L", U"ل ڵ"},
    {"R", U"ر ڕ ړ"},
    {"M", U"م"},
    {"N", U"ن ں ڼ ڃ ڻ"},

    {"a|T", U"ة ۃ"},
    {"a|P", U"و"},
    {"P|a", U"^و وو ۋ ^وأ"},
    {"a|K", U"خ"},
    {"S|K", U"ج ږ ښ"},
    {"T|S", U"ث ذ ض"},
    {"S|T", U"ظ"},
    {"S|TS", U"تس تز دز"},
    {"N|NK", U"ڭ ڱ"},
    {"R|T", U"ڑ ڙ"},

    {"|aL", U"^ال"},
    {"PL|aL|", U"^وال"},
    {"aS|S", U"^اس ^إس ^اش ^إش"},
});
constexpr auto rules = compile<count_groups(lines)>(lines);

}  // namespace

constinit const Table arabic(rules);

}  // namespace libsearch::names::sound

// SPDX-License-Identifier: GPL-2.0-or-later
//
// Hebrew letters, Israeli pronunciation, and Yiddish spellings. A geresh (U+05F3, to which apostrophes are brought)
// makes foreign sounds: ג׳ ז׳ צ׳. Press use often leaves it out.
#include "names/sound/rules.h"

namespace libsearch::names::sound {
namespace {

constexpr auto lines = std::to_array<Line>({
    {"a", U"א ה י ע ײ ױ"},
    {"", U"׳"},
    {"P", U"ב פ ף"},
    {"T", U"ד ט ת"},
    {"K", U"ג ק"},
    {"S", U"ז ס צ ץ ש ג׳ דז׳ דג׳ טש"},
    {"L", U"ל"},
    {"R", U"ר"},
    {"M", U"מ ם"},
    {"N", U"נ ן"},

    {"a|P", U"ו"},
    {"P|a", U"וו װ"},
    {"a|K", U"ח"},
    {"K|a", U"כ ך"},
    {"S|TS", U"דז טס"},
});
constexpr auto rules = compile<count_groups(lines)>(lines);

}  // namespace

constinit const Table hebrew(rules);

}  // namespace libsearch::names::sound

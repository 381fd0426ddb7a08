// SPDX-License-Identifier: GPL-2.0-or-later
//
// Georgian letters; ფ stands for foreign f. The nominative ending -ი is a vowel and falls away by itself.
#include "names/sound/rules.h"

namespace libsearch::names::sound {
namespace {

constexpr auto lines = std::to_array<Line>({
    {"a", U"ა ე ი ო ჲ ჱ ჵ ჰ"},
    {"P", U"ბ პ ვ ფ ჳ"},
    {"T", U"დ თ ტ"},
    {"K", U"გ კ ქ ღ ყ ჴ"},
    {"S", U"ზ ს ძ წ ც ჟ შ ჩ ჭ ჯ"},
    {"L", U"ლ"},
    {"R", U"რ"},
    {"M", U"მ"},
    {"N", U"ნ"},

    {"a|P", U"უ"},
    {"a|K", U"ხ"},
    {"NK|N", U"ნგ"},
});
constexpr auto rules = compile<count_groups(lines)>(lines);

}  // namespace

constinit const Table georgian(rules);

}  // namespace libsearch::names::sound

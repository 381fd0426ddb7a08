// SPDX-License-Identifier: GPL-2.0-or-later
//
// Thai letters, and Lao ones read as Thai at the same place of the block (RTGS, ALA-LC, press). Vowel signs may stand
// before the consonant they follow, so only อ, which carries a first vowel, counts as one there.
#include "names/sound/rules.h"

namespace libsearch::names::sound {
namespace {

constexpr auto lines = std::to_array<Line>({
    {"a", U"อ ย ญ ะ า ำ ฤ ห ฮ"},
    {"P", U"บ ป ผ พ ภ ฝ ฟ"},
    {"T", U"ฎ ฏ ฐ ฑ ฒ ด ต ถ ธ"},
    {"K", U"ก ข ฃ ค ฅ ฆ"},
    {"S", U"ซ ส ศ ษ จ ฉ ช ฌ"},
    {"L", U"ล ฬ"},
    {"M", U"ม"},
    {"N", U"ณ น"},

    {"P|a", U"ว"},
    {"T|S", U"ท ทร"},
    {"R|L", U"ร"},
    {"N|R", U"รร"},
    {"N|NK", U"ง"},
});
constexpr auto rules = compile<count_groups(lines)>(lines);

}  // namespace

constinit const Table thai(rules);

}  // namespace libsearch::names::sound

// SPDX-License-Identifier: GPL-2.0-or-later
//
// Hangul, jamo by jamo: Korean names by Revised Romanization and McCune-Reischauer, foreign names by what they came
// from: ㄹ for r and l, ㅎ for h and kh, a final ㅅ for t.
#include "names/sound/rules.h"

namespace libsearch::names::sound {
namespace {

constexpr auto lines = std::to_array<Line>({
    // Vowels; those that begin with w.
    {"a",
     U"\u1161 \u1162 \u1163 \u1164 \u1165 \u1166 \u1167 \u1168 \u1169 \u116C \u116D \u116E \u1172 \u1173 \u1174 "
     U"\u1175"},
    {"a|P", U"\u116A \u116B \u116F \u1170 \u1171"},
    // Initials.
    {"K", U"\u1100 \u1101 \u110F"},                // ㄱ ㄲ ㅋ
    {"N", U"\u1102"},                              // ㄴ
    {"T", U"\u1103 \u1104 \u1110"},                // ㄷ ㄸ ㅌ
    {"R|L", U"\u1105"},                            // ㄹ
    {"M", U"\u1106"},                              // ㅁ
    {"P", U"\u1107 \u1108 \u1111"},                // ㅂ ㅃ ㅍ
    {"S", U"\u1109 \u110A \u110C \u110D \u110E"},  // ㅅ ㅆ ㅈ ㅉ ㅊ
    {"", U"\u110B"},                               // ㅇ
    {"a|K", U"\u1112"},                            // ㅎ
    // Finals.
    {"K", U"\u11A8 \u11A9 \u11AA \u11BF"},                                           // ㄱ ㄲ ㄳ ㅋ
    {"N", U"\u11AB \u11AC \u11AD"},                                                  // ㄴ ㄵ ㄶ
    {"T", U"\u11AE \u11BD \u11BE \u11C0"},                                           // ㄷ ㅈ ㅊ ㅌ
    {"L", U"\u11AF \u11B0 \u11B1 \u11B2 \u11B3 \u11B4 \u11B5 \u11B6 \u11AF\u1105"},  // ㄹ, its clusters, ㄹㄹ
    {"M", U"\u11B7"},                                                                // ㅁ
    {"P", U"\u11B8 \u11B9 \u11C1"},                                                  // ㅂ ㅄ ㅍ
    {"T|S", U"\u11BA \u11BB"},                                                       // ㅅ ㅆ
    {"NK|N", U"\u11BC"},                                                             // ㅇ
    {"", U"\u11C2"},                                                                 // ㅎ
    // What a place is: 주 province, 시 city, 군 county, 섬 island.
    {"S|", U"\u110C\u116E$ \u1109\u1175$"},
    {"KN|", U"\u1100\u116E\u11AB$"},
    {"SM|", U"\u1109\u1165\u11B7$"},
});
constexpr auto rules = compile<count_groups(lines)>(lines);

}  // namespace

constinit const Table hangul(rules);

}  // namespace libsearch::names::sound

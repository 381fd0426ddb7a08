// SPDX-License-Identifier: GPL-2.0-or-later
//
// Kana, as hiragana: Japanese words by Hepburn and Kunrei, foreign ones by what they came from: ラ for r and l, チ for
// ch and t, フ for f and h, ー for a long vowel or an r that is not heard, ンマ for a double m.
#include "names/sound/rules.h"

namespace libsearch::names::sound {
namespace {

constexpr auto lines = std::to_array<Line>({
    {"a", U"あ い う え お ぁ ぃ ぅ ぇ ぉ や ゆ よ ゃ ゅ ょ を ゐ ゑ は ひ へ ほ"},
    {"", U"っ"},
    {"P", U"ぱ ぴ ぷ ぺ ぽ ば び ぶ べ ぼ ゔ ふぁ ふぃ ふぇ ふぉ ふゅ"},
    {"T", U"た て と だ で ど"},
    {"K", U"か き く け こ が ぎ ぐ げ ご ゕ ゖ"},
    {"S", U"さ し す せ そ ざ ず ぜ ぞ じゃ じゅ じょ じぇ ちゃ ちゅ ちょ ちぇ"},
    {"R|L", U"ら り る れ ろ"},
    {"M", U"ま み む め も"},
    {"N", U"な に ぬ ね の ん"},

    {"|R", U"ー"},
    {"M|NM", U"んま んみ んむ んめ んも"},
    {"P|a", U"ふ うぁ うぃ うぇ うぉ"},
    {"a|P", U"わ ゎ"},
    {"S|T", U"じ ち ぢ つ づ"},
});
constexpr auto rules = compile<count_groups(lines)>(lines);

}  // namespace

constinit const Table kana(rules);

}  // namespace libsearch::names::sound

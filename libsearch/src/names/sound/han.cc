// SPDX-License-Identifier: GPL-2.0-or-later
//
// Chinese characters, by the Mandarin reading of each, for pinyin, Wade-Giles and postal romanisation (j and q for k)
// and for foreign names written by sound: l for r, n for m. What a place is (city, county, island ...) is left out.
#include "names/han_units.h"
#include "names/sound/rules.h"

namespace libsearch::names::sound {
namespace {

/// Only what differs from the reading of the character.
constexpr auto lines = std::to_array<Line>({
    {"", U"市$ 省$ 县$ 縣$ 区$ 區$ 郡$ 乡$ 鄉$ 镇$ 鎮$ 村$ 府$ 岛$ 島$"},
    {"|S", U"州$"},
    {"|SN", U"山$"},
    {"|K", U"国$ 國$"},
    {"S", U"什"},
    {"S|T", U"扎"},  // also for a voiced th
    {"S|a", U"希"},
    {"R|S", U"日"},
});
constexpr auto rules = compile<count_groups(lines)>(lines);

struct Initials {
  std::u16string_view units;
  Reading reading;
};

/// By the units of han_units.h, where zh, ch and sh are Z, C and S.
constexpr auto initials = std::to_array<Initials>({
    {u"bpf", Reading("P")},
    {u"dt", Reading("T")},
    {u"gk", Reading("K")},
    {u"zcsxZCS", Reading("S")},
    {u"m", Reading("M")},
    {u"n", Reading("N")},
    {u"l", Reading("L|R")},
    {u"r", Reading("R|L")},
    {u"h", Reading("a|K")},
    {u"jq", Reading("S|K")},
    {u"w", Reading("P|a")},
});

Reading initial_reading(char16_t unit) {
  for (const auto& [units, reading] : initials) {
    if (units.find(unit) != std::u16string_view::npos) return reading;
  }
  return Reading("a");
}

Reading final_reading(char16_t unit) {
  const auto at = static_cast<std::size_t>(unit - first_han_final);
  if (unit < first_han_final || at >= han_finals.size()) return Reading("a");
  const std::string_view letters = han_finals[at];
  if (letters.ends_with("ng")) return Reading("aN|aNK");
  if (letters.ends_with('n')) return Reading("aN|aM");
  if (letters == "er") return Reading("aR|aL");
  return letters == "m" ? Reading("M") : Reading("a");
}

}  // namespace

constinit const Table han(rules);

Syllable mandarin(char32_t character) {
  const auto [initial, final] = han_units(character);
  if (initial == 0 && final == 0) return {};
  return {initial_reading(initial), final_reading(final)};
}

}  // namespace libsearch::names::sound

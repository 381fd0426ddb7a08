// SPDX-License-Identifier: GPL-2.0-or-later
//
// Chinese characters, by the Mandarin reading of each: pinyin, Wade-Giles and postal romanisation on the other side, or a
// foreign name written by sound. What a place is (city, county, river ...) may be left out there.
#include "names/han_units.h"
#include "names/sound/rules.h"

namespace libsearch::names::sound {
namespace {

/// Only what differs from the reading of the character.
constexpr auto lines = std::to_array<Line>({
    {"", U"市$ 省$ 县$ 縣$ 区$ 區$ 州$ 郡$ 乡$ 鄉$ 镇$ 鎮$ 村$ 岛$ 島$ 山$ 国$ 國$"},
    {"S", U"什"},
    {"S|a", U"希"},
});
constexpr auto rules = compile<count_groups(lines)>(lines);

/// By the initials of han_units.h, where zh, ch and sh are Z, C and S.
std::string_view initial_reading(char16_t initial) {
  switch (initial) {
    case u'b': case u'p': return "P";
    case u'd': case u't': return "T";
    case u'g': case u'k': return "K";
    case u'm': return "M";
    case u'n': return "N";
    case u'l': return "L|R";
    case u'r': return "R|L";
    case u'f': return "P";
    case u'w': return "P|a";
    case u'h': return "a|K";
    case u'z': case u'c': case u's': return "S";
    case u'j': case u'q': return "S|K";
    case u'x': case u'S': return "S";
    case u'Z': case u'C': return "S";
    default: return "a";
  }
}

std::string_view final_reading(char16_t unit) {
  const auto at = static_cast<std::size_t>(unit - first_han_final);
  if (unit < first_han_final || at >= han_finals.size()) return "a";
  const std::string_view letters = han_finals[at];
  if (letters.ends_with("ng")) return "aN|aNK";
  if (letters.ends_with('n')) return "aN|aM";
  if (letters == "er") return "aR|aL";
  return letters == "m" ? "M" : "a";
}

}  // namespace

constinit const Table han{.rules = rules};

Syllable mandarin(char32_t character) {
  const auto [initial, final] = han_units(character);
  if (initial == 0 && final == 0) return {};
  return {initial_reading(initial), final_reading(final)};
}

}  // namespace libsearch::names::sound

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <string_view>

namespace libsearch::names {

/// Mandarin syllables are compared by two units: the initial, a Latin letter with zh, ch, sh as Z, C, S, and the
/// final, a private-use code point: first_han_final + its position here.
inline constexpr std::array<std::string_view, 38> han_finals = {
    "a",   "o",   "e",  "i",   "u",  "v",    "ai", "ei",  "ao",   "ou",   "an",  "en",   "ang",
    "eng", "ong", "er", "ia",  "ie", "iao",  "iu", "ian", "in",   "iang", "ing", "iong", "ua",
    "uo",  "uai", "ui", "uan", "un", "uang", "ue", "ve",  "ueng", "n",    "ng",  "m"};
static_assert(han_finals.back() == "m");
inline constexpr char16_t first_han_final = 0xE000;

/// The units of a reading such as "zhong": nought where one is missing, and both where it is none.
std::array<char16_t, 2> syllable_units(std::string_view reading);

/// The units of the most common Mandarin reading of a Han character, nought if it is not known.
/// The readings are compiled in: ICU's Han-Latin needs a third of a second to start. Thread-safe.
std::array<char16_t, 2> han_units(char32_t character);

}  // namespace libsearch::names

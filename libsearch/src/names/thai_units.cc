// SPDX-License-Identifier: GPL-2.0-or-later
#include "names/thai_units.h"

#include <array>

namespace libsearch::names {
namespace {

constexpr char32_t first_letter = 0x0E01, first_leading = 0x0E40, last_leading = 0x0E44, silencer = 0x0E4C;

/// From U+0E01 on, in the order of Unicode.
constexpr auto transcriptions = std::to_array<std::string_view>({
    "k",  "kh",  "kh", "kh",  "kh", "kh", "ng", "ch", "ch", "ch", "s",  "ch", "y",  "d",
    "t",  "th",  "th", "th",  // ก to ฒ
    "n",  "d",   "t",  "th",  "th", "th", "n",  "b",  "p",  "ph", "f",  "ph", "f",  "ph",
    "m",  "y",   "r",  "rue",  // ณ to ฤ
    "l",  "lue", "w",  "s",   "s",  "s",  "h",  "l",  "",   "h",  "",   "a",  "a",  "a",
    "am", "i",   "i",  "ue",                                                               // ล to ึ
    "ue", "u",   "u",  "",    "",   "",   "",   "",   "",   "e",  "ae", "o",  "ai", "ai",  // ื to ไ
});
static_assert(transcriptions.size() == last_leading - first_letter + 1);

bool is_leading_vowel(char32_t c) { return c >= first_leading && c <= last_leading; }

std::string_view transcription(char32_t c) {
  return c >= first_letter && c <= last_leading ? transcriptions[c - first_letter] : std::string_view();
}

}  // namespace

std::string thai_in_latin(std::u32string_view word) {
  std::string out;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char32_t next = i + 1 < word.size() ? word[i + 1] : 0;
    if (next == silencer) {
      ++i;
    } else if (is_leading_vowel(word[i]) && next != 0) {
      out += transcription(next);
      out += transcription(word[i++]);
    } else {
      out += transcription(word[i]);
    }
  }
  return out;
}

}  // namespace libsearch::names

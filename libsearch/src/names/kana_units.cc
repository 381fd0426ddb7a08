// SPDX-License-Identifier: GPL-2.0-or-later
#include "names/kana_units.h"

#include <array>
#include <utility>

namespace libsearch::names {
namespace {

/// U+30A1 to U+30FA. Small vowels and small ya, yu, yo begin with a capital, small tsu is an asterisk.
constexpr std::array<std::string_view, 90> katakana = {
    "A",  "a",  "I",  "i",  "U",   "u",  "E",  "e",  "O",  "o",  "ka", "ga", "ki", "gi", "ku",  "gu", "ke", "ge",
    "ko", "go", "sa", "za", "shi", "ji", "su", "zu", "se", "ze", "so", "zo", "ta", "da", "chi", "ji", "*",  "tsu",
    "zu", "te", "de", "to", "do",  "na", "ni", "nu", "ne", "no", "ha", "ba", "pa", "hi", "bi",  "pi", "fu", "bu",
    "pu", "he", "be", "pe", "ho",  "bo", "po", "ma", "mi", "mu", "me", "mo", "Ya", "ya", "Yu",  "yu", "Yo", "yo",
    "ra", "ri", "ru", "re", "ro",  "Wa", "wa", "i",  "e",  "o",  "n",  "vu", "ka", "ke", "va",  "vi", "ve", "vo"};
static_assert(katakana.back() == "vo");

constexpr char32_t first_katakana = 0x30A1, first_hiragana = 0x3041, last_hiragana = 0x3096;

bool is_vowel(char letter) { return std::string_view("aiueo").find(letter) != std::string_view::npos; }

}  // namespace

std::string KanaReader::next(char32_t character) {
  if (character == U'ー') return std::exchange(pending_, "-");
  if (character >= first_hiragana && character <= last_hiragana) character += first_katakana - first_hiragana;
  if (character < first_katakana || character >= first_katakana + katakana.size()) return std::exchange(pending_, "");
  const auto sound = katakana[character - first_katakana];
  if (sound == "*") {
    doubled_ = true;
    return std::exchange(pending_, "");
  }
  if (sound.front() < 'a') {
    shorten(sound);
    return {};
  }
  auto settled = std::exchange(pending_, std::string(sound));
  if (std::exchange(doubled_, false) && !is_vowel(sound.front()))
    pending_.insert(0, 1, sound.front() == 'c' ? 't' : sound.front());
  return settled;
}

void KanaReader::shorten(std::string_view small) {
  const auto lower = static_cast<char>(small.front() - 'A' + 'a');
  const bool glide = small.size() == 2;
  if (pending_.empty() || !is_vowel(pending_.back()) || (!glide && pending_.back() == lower)) {
    pending_ += lower;
  } else if (pending_ == "u" || pending_ == "i") {
    pending_ = std::string(1, pending_ == "u" ? 'w' : 'y') + (glide ? "" : std::string(1, lower));
  } else {
    pending_.pop_back();
    const bool palatal = pending_ == "sh" || pending_ == "ch" || pending_ == "j" || pending_ == "tch";
    if (!glide || !palatal) pending_ += lower;
  }
  if (glide) pending_ += small.back();
}

}  // namespace libsearch::names

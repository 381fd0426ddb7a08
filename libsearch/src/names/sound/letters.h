// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "names/sound/rules.h"

namespace libsearch::names::sound {

inline constexpr char32_t word_start = U'^';
inline constexpr char32_t word_end = U'$';

/// A word as letters that the tables know, behind word_start. Holds so many and no more: of longer words only the
/// beginning is heard.
class Letters {
 public:
  bool full() const { return size_ == letters_.size(); }
  std::size_t size() const { return size_ - 1; }
  char32_t back() const { return letters_[size_ - 1]; }

  void append(char32_t letter) {
    if (!full()) letters_[size_++] = letter;
  }
  void remove_last() {
    if (size() > 0) --size_;
  }
  /// Without word_start.
  std::u32string_view bare() const { return framed().substr(1); }
  std::u32string_view framed() const { return {letters_.data(), size_}; }

 private:
  std::array<char32_t, 48> letters_{word_start};
  std::size_t size_ = 1;
};

/// The letters of a word, with word_end unless it is too short to lose something there. What no table knows is left
/// out, or replaced by what Unicode decomposes it into. None for words with a digit: they are numbers, dates and
/// models, which sound like their neighbours and are not the same.
Letters letters_of(std::string_view spelling);

/// The table of a letter's script, nullptr if there is none.
const Table* table_of(char32_t letter);

/// The longest rule for the beginning of `letters`, nullptr if there is none.
const Rule* find_rule(const Table& table, std::u32string_view letters);

}  // namespace libsearch::names::sound

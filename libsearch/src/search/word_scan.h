// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <bitset>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace libsearch::search {

/// Finds where in a text one of some spellings may stand, many times faster than splitting it into words: it looks at
/// bytes only, and takes everything that it cannot rule out.
class WordScan {
 public:
  /// Spellings as the index has them: lower-cased and NFC.
  void add(std::string_view spelling);
  /// To be called once after the last add().
  void finish();

  /// A range of a text that holds words which may be one of the spellings.
  struct Place {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool is_word = false;  ///< it is one word, between spaces or stops, and one of the spellings: nothing need be split
  };

  /// The next place of `text` from `from` on, which is 0 or the end of the place before; nothing where none follows.
  /// What is no single word begins and ends at white space, with enough of it around that it splits into words as
  /// the whole text does; it grows to some kilobytes at most, or is all the rest where there is too little white space.
  std::optional<Place> next_place(std::string_view text, std::size_t from) const;

  /// Whether one of the spellings may stand at this place of `text`.
  bool may_begin(std::string_view text, std::size_t at) const;

 private:
  bool may_begin_with_ascii(std::string_view text, std::size_t at) const;
  std::size_t end_of_plain_word(std::string_view text, std::size_t at) const;
  std::optional<Place> range_around(std::string_view text, std::size_t from, std::size_t at) const;

  std::array<std::vector<std::string>, 128> by_first_;  ///< spellings that begin with this letter, sorted
  std::array<std::bitset<128>, 128> by_first_two_;      ///< by the first, what may follow
  std::array<bool, 128> may_be_composed_{};             ///< letters that begin one if a combining mark follows
  std::array<bool, 256> may_begin_{};                   ///< a byte of a text that may begin any
  bool has_spaced_ = false;                             ///< spellings of names in parts, with a space inside
  std::vector<char32_t> first_letters_;                 ///< other than ASCII, in upper and lower case
};

}  // namespace libsearch::search

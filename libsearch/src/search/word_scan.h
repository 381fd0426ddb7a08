// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <libsearch/results.h>

namespace libsearch::search {

/// Finds where in a text one of some spellings may stand, many times faster than splitting it into words: it looks at
/// bytes only, and takes everything that it cannot rule out.
class WordScan {
 public:
  /// Spellings as the index has them: lower-cased and NFC.
  void add(std::string_view spelling);
  /// To be called once after the last add().
  void finish();

  /// Ranges of `text`, in order and apart from each other, that hold every word which may be one of the spellings.
  /// They begin and end at white space, with enough of it around that each splits into words as the whole text does.
  /// They grow to some kilobytes at most. All of `text` where there is too little white space for that.
  std::vector<ByteRange> places(std::string_view text) const;

  /// Whether one of the spellings may stand at this place of `text`.
  bool may_begin(std::string_view text, std::size_t at) const;

 private:
  bool may_begin_with_ascii(std::string_view text, std::size_t at) const;

  std::array<std::vector<std::string>, 128> by_first_;  ///< spellings that begin with this letter
  std::array<bool, 128> may_be_composed_{};             ///< letters that begin one if a combining mark follows
  std::array<bool, 256> may_begin_{};                   ///< a byte of a text that may begin any
  std::vector<char32_t> first_letters_;                 ///< other than ASCII, in upper and lower case
};

}  // namespace libsearch::search

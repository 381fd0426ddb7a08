// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <libsearch/results.h>

#include "search/translated.h"
#include "search/word_scan.h"
#include "text/words.h"

namespace libsearch::search {

/// A word of a text that the question asked for.
struct Mark {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::size_t word = 0;      ///< index into Translated::words
  std::size_t spelling = 0;  ///< as in Translated::Origin
};

/// Finds the words of a question in texts, with the same word breaker that the index was made with. One for all texts
/// of an answer, since most words come again and again.
class Highlighter {
 public:
  explicit Highlighter(const Translated& question);

  /// The marks in the first `limit` bytes of `text`, in order; of a compound and its parts the longest that matched.
  /// `prefix` is the term prefix of the field that the text is; words asked for without a field are marked in titles
  /// too.
  std::vector<Mark> marks(std::string_view text, std::size_t limit, const std::string& prefix = {});

 private:
  static constexpr std::size_t no_match = static_cast<std::size_t>(-1);
  struct Known {
    Translated::Origin origin{no_match, 0};
    bool matches() const { return origin.word != no_match; }
  };
  void mark_words(std::string_view text, std::size_t begin, const std::string& prefix, std::vector<Mark>& marks);
  void mark_word(std::string_view text, const text::Word& word, const std::string& prefix, Known across,
                 std::vector<Mark>& marks);
  bool has_enough(const std::vector<Mark>& marks) const;
  Known find(std::string_view word, const std::string& prefix) const;
  void find_han_pairs(std::string_view text);
  Known pair_within(const text::Word& word) const;
  void drop_lonely(std::string_view text, std::vector<Mark>& marks) const;

  const Translated& question_;
  WordScan scan_;
  std::unordered_map<std::string, Known> known_;  ///< by prefix and the bytes as written
  std::string key_;
  std::vector<text::Word> words_;
  bool wants_han_pairs_ = false;
  struct FoundPair {
    std::uint32_t begin;
    Known known;
  };
  std::vector<FoundPair> pairs_;  ///< inside and across the words of words_, in order
};

}  // namespace libsearch::search

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace libsearch::search {

/// Words that are to stand together: next to each other in this order, or in any order within so many words.
struct Sequence {
  std::vector<std::vector<std::string>> terms;  ///< of each word those of its spellings, prefix included
  std::string prefix;                           ///< term prefix of the field they stand in
  bool in_order = true;
  unsigned window = 0;  ///< words from the first to the last at most
};

/// Where the words of a sequence stand in one document after the other, and whether they do as the sequence wants.
class Arrangement {
 public:
  /// `sequence` must outlive it.
  explicit Arrangement(const Sequence& sequence) : sequence_(sequence), positions_(sequence.terms.size()) {}

  void clear();
  /// Of a word of the sequence; to be filled in ascending order.
  std::vector<std::uint32_t>& positions(std::size_t word) { return positions_[word]; }

  /// To be asked once for each word, in any order, when its positions are there: whether the words that were asked for
  /// until now may stand as wanted. When it has been true for all, is_as_wanted() tells whether they do.
  bool may_be_as_wanted(std::size_t word);
  bool is_as_wanted() { return sequence_.in_order || found_near(); }

 private:
  bool found_near();
  bool fits(std::uint32_t begin);
  bool takes_place(std::size_t word, std::uint32_t begin);

  const Sequence& sequence_;
  std::vector<std::vector<std::uint32_t>> positions_;
  bool has_begins_ = false;
  std::vector<std::uint32_t> begins_;  ///< of words in order, where these may begin
  static constexpr std::size_t nobody = static_cast<std::size_t>(-1);
  std::vector<std::size_t> holders_;  ///< of each place in a window: which word of the sequence
  std::vector<bool> asked_;           ///< whether it was tried for the word at hand
};

}  // namespace libsearch::search

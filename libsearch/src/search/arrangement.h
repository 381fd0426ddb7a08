// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace libsearch::search {

/// Words that are to stand together: next to each other in this order, or in any order within so many words.
struct Sequence {
  static constexpr std::size_t most_words = 256;
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
  using Words = std::bitset<Sequence::most_words>;  ///< of the sequence
  /// Where any of them stand.
  struct Place {
    std::uint32_t position;
    Words words;
  };
  using Window = std::span<const Place>;

  bool found_near();
  void gather_places();
  bool fits(Window window);
  bool takes_place(std::size_t word, Window window);

  const Sequence& sequence_;
  std::vector<std::vector<std::uint32_t>> positions_;
  bool has_begins_ = false;
  std::vector<std::uint32_t> begins_;  ///< of words in order, where these may begin
  // Of words near each other.
  std::vector<Place> places_;
  static constexpr std::size_t nobody = static_cast<std::size_t>(-1);
  std::vector<std::size_t> holders_;  ///< of each place in a window: which word
  Words scarce_;                      ///< words that had fewer places than they are, in the window that was tried last
};

}  // namespace libsearch::search

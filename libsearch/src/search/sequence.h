// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <libsearch/document.h>
#include <xapian.h>

#include "search/snapshot.h"
#include "text/words.h"

namespace libsearch::search {

/// Words that are to stand together: next to each other in this order, or in any order within so many words.
struct Sequence {
  std::vector<std::vector<std::string>> terms;  ///< of each word those of its spellings, prefix included
  std::string prefix;                           ///< term prefix of the field they stand in
  bool in_order = true;
  unsigned window = 0;  ///< words from the first to the last at most
};

/// Tells whether a sequence stands in a document, from its stored text. The words are cut, and their positions counted,
/// as when the document was indexed.
class SequenceChecker {
 public:
  explicit SequenceChecker(const Sequence& sequence);

  bool stands_in(const Document& document);

 private:
  using Words = std::vector<std::size_t>;  ///< of the sequence, by their places in it

  std::uint32_t read(std::string_view text, std::uint32_t first_position);
  const Words& words_at(std::string_view written);
  bool found_in_order() const;
  bool found_near();
  bool fits(std::uint32_t begin);
  bool takes_place(std::size_t word, std::uint32_t begin);

  const Sequence& sequence_;
  std::unordered_map<std::string, Words> wanted_;        ///< by term
  std::unordered_map<std::string, const Words*> known_;  ///< by the bytes as written: most come again and again
  std::string key_;
  std::vector<text::Word> words_;
  std::vector<std::vector<std::uint32_t>> positions_;  ///< in the document at hand, by word of the sequence
  static constexpr std::size_t nobody = static_cast<std::size_t>(-1);
  std::vector<std::size_t> holders_;  ///< of each place in a window: which word of the sequence
  std::vector<bool> asked_;           ///< whether it was tried for the word at hand
};

/// The documents with a sequence in an index that has no positions: those with all of its words are read, the most
/// relevant first, as long as there is time. One for a question.
class SequenceFinder {
 public:
  explicit SequenceFinder(const Snapshot& snapshot) : snapshot_(snapshot) {}

  /// Finds and weighs what OP_PHRASE or OP_NEAR over `words`, the queries of the sequence's words, would.
  Xapian::Query find(const Sequence& sequence, const std::vector<Xapian::Query>& words);

  /// False if there was no time to read all documents, so that some may be missing.
  bool has_read_all() const { return has_read_all_; }

 private:
  using Clock = std::chrono::steady_clock;
  bool is_late();

  const Snapshot& snapshot_;
  std::optional<Clock::time_point> deadline_;
  bool has_read_all_ = true;
};

}  // namespace libsearch::search

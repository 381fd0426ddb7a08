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

#include "search/arrangement.h"
#include "search/snapshot.h"
#include "text/words.h"

namespace libsearch::search {

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

  const Sequence& sequence_;
  std::unordered_map<std::string, Words> wanted_;        ///< by term
  std::unordered_map<std::string, const Words*> known_;  ///< by the bytes as written: most come again and again
  std::string key_;
  std::vector<text::Word> words_;
  Arrangement arrangement_;  ///< in the document at hand
};

/// The documents with a sequence in an index that has no positions: those with all of its words are read, the most
/// relevant first, as long as there is time. One for a question.
class SequenceFinder {
 public:
  explicit SequenceFinder(const Snapshot& snapshot) : snapshot_(snapshot) {}

  /// The documents in which words stand as `sequence` wants; none while words are being looked up: see
  /// LexiconView::with_all().
  Xapian::Query find(const Sequence& sequence);

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

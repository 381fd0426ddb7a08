// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

// Where the words of one document stand: all of its lists of positions, in a few values. The engine's own table has an
// entry for each word of each document, and these took a third of the time of building an index and of its size
// (docs/performance.md).
//
// The lists are dealt to pages by the first bits of their terms' hashes. How many bits these are tells the document's
// length as the engine counts it. Each page is a value: the engine keeps those of neighbouring documents together, so
// that for a phrase it reads what is about its words, and not all of each document. A page is
//
//   seed          1 byte
//   checksum      1 byte
//   lists         2 bytes of the term's hash; each position as the distance from the one before, LEB128, doubled, and 1
//                 more where another follows
//
// A term is told from the others of its page by its hash alone: the writer chooses a seed by which all differ.
namespace libsearch::index {

/// Collects the positions of one document after the other. Not thread-safe.
class PositionListsWriter {
 public:
  /// Forgets what was added, to begin a document: of the one before some may be left that failed half-way.
  void clear() { postings_.clear(); }
  /// What is added from now on are positions of `term`, which may have some already.
  void begin(std::string_view term);
  void add(std::uint32_t position) { postings_.push_back(std::uint64_t{hash_} << 32 | position); }

  /// Stores with the document, which will have this length, all that was added; `terms`: of how many terms. False, and
  /// nothing is stored, where these cannot be told apart, or where a page would be too large for a value.
  bool store_in(Xapian::Document& document, Xapian::termcount length, std::size_t terms);

 private:
  std::uint32_t hash_ = 0;
  std::vector<std::uint64_t> postings_;  ///< the hash of the term above the position
};

/// A term as it is found in pages.
class ListedTerm {
 public:
  explicit ListedTerm(std::string_view term);

  /// The slot of its page in documents of this length.
  Xapian::valueno slot(Xapian::termcount length) const;
  /// The same by how many bits deal the lists to pages: up to max_page_bits, each with slots of its own.
  Xapian::valueno slot_by(unsigned page_bits) const;
  static constexpr unsigned max_page_bits = 7;

  /// Appends its positions out of the page in this slot, ascending. If the document does not have the term, nothing or,
  /// rarely, those of another one. Throws Error(corrupt).
  void append(std::string_view page, Xapian::valueno slot, std::vector<std::uint32_t>& positions) const;

 private:
  std::uint32_t hash_;
};

/// Whether the checksums of all pages of a document agree.
bool positions_are_sound(const Xapian::Document& document);

}  // namespace libsearch::index

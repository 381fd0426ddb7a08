// SPDX-License-Identifier: GPL-2.0-or-later
// Internal to the programs that make the similarity: they are no part of the library.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "names/similarity_model.h"

namespace libsearch::names {

/// The tables that tools/train_similarity writes as text: a line "# SCRIPT SCRIPT" before the entries of two scripts,
/// and a line "SEGMENT SEGMENT WEIGHT" an entry, "_" for the empty segment. Lines not understood are skipped.
class SimilarityReader {
 public:
  explicit SimilarityReader(std::string_view text);
  SimilarityReader(const SimilarityReader&) = delete;
  SimilarityReader& operator=(const SimilarityReader&) = delete;

  /// They lie in this object.
  SimilarityTables tables() const;
  std::size_t entry_count() const { return entries_.size(); }

 private:
  struct Entry {
    Script first, second;
    PackedSegment x, y;
    std::int8_t weight;
  };
  struct Item {
    std::size_t table;
    SegmentId id;
    SegmentWeight weight;
  };

  void read(std::string_view text);
  /// Gives rare letters that have no weight with a script those of the letters they sound most like.
  void borrow();
  void number_segments();
  void hash_segments(std::size_t script, const std::vector<PackedSegment>& segments);
  SegmentId number_of(Script script, PackedSegment segment) const;
  std::vector<Item> sorted_items() const;
  void fill_rows();

  std::vector<Entry> entries_;
  SimilarityTables parts_{};  ///< its spans are set by tables()
  std::vector<PackedSegment> segments_;
  std::vector<std::uint64_t> filters_;
  std::vector<SegmentId> slots_;
  std::vector<std::uint32_t> rows_;
  std::vector<SegmentWeight> weights_;
  std::vector<std::int8_t> greatest_;
};

}  // namespace libsearch::names

// SPDX-License-Identifier: GPL-2.0-or-later
#include "names/similarity_model.h"

#include <algorithm>

namespace libsearch::names {
namespace {

/// Written by pack_similarity from similarity_tables.inc when libsearch is built.
#include "names/similarity_data.inc"

}  // namespace

const SimilarityModel& SimilarityModel::shared() {
  static constexpr SimilarityModel model(compiled_in);
  return model;
}

SegmentId SimilarityModel::find(Script script, PackedSegment segment) const {
  const auto hashed = slot_hash(segment);
  const auto bit = index(script) * filter_bits + hashed % filter_bits;
  if ((tables_.filters[bit / 64] >> bit % 64 & 1) == 0) return -1;
  const auto& found = part(script);
  const auto* const slots = tables_.slots.data() + found.first_slot;
  const auto* const segments = tables_.segments.data() + found.first_segment;
  const std::size_t mask = found.slot_count - 1;
  for (auto at = hashed & mask; slots[at] >= 0; at = (at + 1) & mask)
    if (segments[slots[at]] == segment) return slots[at];
  return -1;
}

SimilarityModel::Row SimilarityModel::row(Script script, Script other, SegmentId id) const {
  const auto number = row_number(script, other, id);
  return {tables_.weights.data() + tables_.rows[number], tables_.weights.data() + tables_.rows[number + 1]};
}

int SimilarityModel::greatest(Script script, Script other, SegmentId id) const {
  return tables_.greatest[row_number(script, other, id)];
}

Segments SimilarityModel::segments(const Units& word) const {
  Segments result;
  find_segments(word, 0, result);
  return result;
}

void SimilarityModel::find_segments(const Units& word, std::size_t first, Segments& segments) const {
  segments.script = word.script;
  segments.size = word.size;
  for (std::size_t i = first; i < word.size; ++i) {
    auto& ending = segments.ending[i];
    ending.fill(-1);
    PackedSegment segment = 0;
    for (std::size_t length = 1; length <= max_segment && length <= i + 1; ++length) {
      segment |= PackedSegment{word.unit[i + 1 - length]} << (16 * (length - 1));
      ending[length - 1] = find(word.script, segment);
    }
  }
}

std::array<int, max_units + 3> SimilarityModel::bounds(const Segments& word, Script other) const {
  std::array<int, max_units + 3> bounds;
  bounds[word.size] = 0;
  for (std::size_t i = word.size; i-- > 0;) {
    int best = unseen_deletion + bounds[i + 1];
    for (std::size_t length = 1; length <= max_segment && i + length <= word.size; ++length) {
      const auto id = word.ending[i + length - 1][length - 1];
      if (id < 0) continue;
      const int weight = greatest(word.script, other, id);
      if (weight > impossible) best = std::max(best, weight + bounds[i + length]);
    }
    bounds[i] = best;
  }
  return bounds;
}

}  // namespace libsearch::names

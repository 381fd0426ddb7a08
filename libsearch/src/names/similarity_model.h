// SPDX-License-Identifier: GPL-2.0-or-later
// Internal to names and to the program that trains it; see similarity.h for what is offered.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "names/units.h"

namespace libsearch::names {

/// Longest run of units that is learned as a whole.
inline constexpr std::size_t max_segment = 4;

/// Whether a segment of `x` units may stand for one of `y`: 1-0, 0-1, 1-1, 2-1, 2-2, 3-1, 4-1 and the reverse.
constexpr bool is_segment_pair(std::size_t x, std::size_t y) {
  if (x == 0 || y == 0) return x + y == 1;
  return x + y <= 4 || (x + y == 5 && (x == 1 || y == 1));
}

/// Weights are counted in twelfths of a nat, so that they fit into eight bits.
inline constexpr double weight_scale = 12;
inline constexpr int unseen_pair = -72;      ///< of one unit with one unit
inline constexpr int unseen_deletion = -60;  ///< of one unit with nothing
inline constexpr int impossible = -128;      ///< of longer segments that were never seen together

/// Up to four units in one number; 0 for none. Longer segments are greater, so that they sort behind shorter ones.
using PackedSegment = std::uint64_t;

constexpr PackedSegment pack(std::u16string_view segment) {
  PackedSegment packed = 0;
  for (const char16_t unit : segment) packed = packed << 16 | unit;
  return packed;
}

using SegmentId = std::int16_t;  ///< number of a segment within its script; 0 is the empty one, negative is unknown

/// Where the known segments of one word end: ending[i][l - 1] is the segment of l units that ends with unit i.
struct Segments {
  Script script = Script::latin;
  std::uint8_t size = 0;
  std::array<std::array<SegmentId, max_segment>, max_units + 2> ending;
};

/// A learned weight with a segment of the other script.
struct SegmentWeight {
  SegmentId other;
  std::int8_t weight;
};

/// Bits in the filter of a script: so few that it stays near in the processor's cache.
inline constexpr std::size_t filter_bits = 1U << 15;

/// What was learned, in flat arrays, so that it can be compiled in and needs nothing done when a program starts.
struct SimilarityTables {
  struct ScriptPart {
    std::uint32_t first_segment, segment_count;
    std::uint32_t unit_count;              ///< segments of one unit; they have the numbers from 1 on
    std::uint32_t first_slot, slot_count;  ///< slot_count is a power of two
  };
  std::array<ScriptPart, script_count> scripts;
  std::array<std::uint32_t, script_count * script_count> first_row;  ///< by script and other script
  std::span<const PackedSegment> segments;                           ///< of each script, by number
  std::span<const std::uint64_t> filters;  ///< bits by script and hash: whether there may be such a segment
  std::span<const SegmentId> slots;        ///< hash tables of segments with open addressing; -1: empty
  std::span<const std::uint32_t> rows;     ///< by segment: where its weights begin; one more for each two scripts
  std::span<const SegmentWeight> weights;
  std::span<const std::int8_t> greatest;  ///< as rows: the greatest weight of the segment
};

/// Where a segment's bit is in the filter, and where its search in the hash table begins.
constexpr std::size_t slot_hash(PackedSegment segment) {
  return static_cast<std::size_t>((segment * 0x9E3779B97F4A7C15U) >> 40);
}

/// What was learned: for each two scripts, how much a segment of one speaks for a segment of the other,
/// ln P(x, y) - ln f(x) - ln f(y). Immutable, so it may be shared between threads.
class SimilarityModel {
 public:
  /// Refers to the arrays of `tables`.
  explicit constexpr SimilarityModel(const SimilarityTables& tables) : tables_(tables) {}

  /// The compiled-in model.
  static const SimilarityModel& shared();

  Segments segments(const Units& word) const;
  /// Finds the segments of `word` that end with its unit `first` or later; `segments` has the others.
  void find_segments(const Units& word, std::size_t first, Segments& segments) const;
  std::size_t segment_count(Script script) const { return part(script).segment_count; }
  /// How many of them have one unit; they have the numbers from 1 on.
  std::size_t unit_count(Script script) const { return part(script).unit_count; }

  using Weight = SegmentWeight;
  struct Row {
    const Weight* first;
    const Weight* last;
    const Weight* begin() const { return first; }
    const Weight* end() const { return last; }
  };
  /// The learned weights of segment `id` of `script` with segments of `other`.
  Row row(Script script, Script other, SegmentId id) const;
  /// The greatest of them; `impossible` if there is none.
  int greatest(Script script, Script other, SegmentId id) const;

  /// The most that words of `other` can score with each rest of the word: result[i] from unit i on, so result[0] for
  /// the whole word.
  std::array<int, max_units + 3> bounds(const Segments& word, Script other) const;

 private:
  static constexpr std::size_t index(Script script) { return static_cast<std::size_t>(script); }
  const SimilarityTables::ScriptPart& part(Script script) const { return tables_.scripts[index(script)]; }
  std::size_t row_number(Script script, Script other, SegmentId id) const {
    return tables_.first_row[index(script) * script_count + index(other)] + static_cast<std::size_t>(id);
  }
  SegmentId find(Script script, PackedSegment segment) const;

  SimilarityTables tables_;
};

}  // namespace libsearch::names

// SPDX-License-Identifier: GPL-2.0-or-later
// Internal to names and to the program that trains it; see similarity.h for what is offered.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
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

/// What was learned: for each two scripts, how much a segment of one speaks for a segment of the other,
/// ln P(x, y) - ln f(x) - ln f(y). Immutable, so it may be shared between threads.
class SimilarityModel {
 public:
  /// Reads the text that tools/train_similarity writes: a line "# SCRIPT SCRIPT" before the entries of two scripts, and
  /// a line "SEGMENT SEGMENT WEIGHT" an entry, "_" for the empty segment. Lines it does not understand are skipped.
  explicit SimilarityModel(std::string_view text);

  /// The compiled-in model, built at first use (about two milliseconds).
  static const SimilarityModel& shared();

  Segments segments(const Units& word) const;
  /// Finds the segments of `word` that end with its unit `first` or later; `segments` has the others.
  void find_segments(const Units& word, std::size_t first, Segments& segments) const;
  std::size_t segment_count(Script script) const { return scripts_[index(script)].segments.size(); }
  /// How many of them have one unit; they have the numbers from 1 on.
  std::size_t unit_count(Script script) const { return scripts_[index(script)].unit_count; }
  std::size_t entry_count() const { return entry_count_; }

  struct Weight {
    SegmentId other;
    std::int8_t weight;
  };
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
  struct Slot {
    PackedSegment segment = 0;
    SegmentId id = -1;
  };
  static constexpr std::size_t filter_bits = 1U << 15;
  struct ScriptSegments {
    std::vector<PackedSegment> segments;  ///< by number
    std::size_t unit_count = 0;
    std::vector<Slot> slots;          ///< hash table with open addressing; a power of two
    std::bitset<filter_bits> filter;  ///< by hash: whether there may be such a segment; small enough to stay near
  };
  struct Table {
    std::vector<std::uint32_t> first;  ///< by segment: where its weights begin
    std::vector<Weight> weights;
    std::vector<std::int8_t> greatest;
  };
  struct Entry;

  static constexpr std::size_t index(Script script) { return static_cast<std::size_t>(script); }
  const Table& table(Script script, Script other) const { return tables_[index(script) * script_count + index(other)]; }
  SegmentId find(const ScriptSegments& script, PackedSegment segment) const;
  void number_segments(const std::vector<Entry>& entries);
  void fill_tables(const std::vector<Entry>& entries);

  std::array<ScriptSegments, script_count> scripts_;
  std::array<Table, script_count * script_count> tables_;  ///< by script and other script
  std::size_t entry_count_ = 0;
};

}  // namespace libsearch::names

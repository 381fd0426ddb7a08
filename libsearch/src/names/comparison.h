// SPDX-License-Identifier: GPL-2.0-or-later
// Internal to names and to the program that trains it; see similarity.h for what is offered.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <vector>

#include "names/similarity_model.h"

namespace libsearch::names {

/// Compares one word with words of one other script by the best of all ways to split both into segments:
/// D[i, j] = max over segments of k and l units of D[i - k, j - l] + weight.
/// Words that follow one another and begin alike share the work on their beginning: give them sorted.
/// Not thread-safe (it keeps its scratch space); the model must outlive it.
class Comparison {
 public:
  static constexpr int lowest = std::numeric_limits<int>::min() / 4;

  Comparison(const SimilarityModel& model, const Segments& word, Script other);

  /// The most that any word of the other script could score.
  int bound() const { return bounds_[0]; }

  /// Goes on to another word, which is of the other script.
  void read(const Units& other);
  /// The most that the word read could score with any word of this script.
  int other_bound() const { return other_bounds_[other_.size]; }
  /// Score of the word read, in twelfths of a nat; `lowest` as soon as it is clear that it stays below `least`.
  int score(int least = lowest);

 private:
  using Line = std::array<int, max_units + 3>;
  const std::int8_t* add_row(SegmentId id, bool single);
  void fill_bound(std::size_t j);
  int fill_line(std::size_t j);

  const SimilarityModel& model_;
  std::size_t size_;
  Script script_, other_script_;
  std::vector<std::int8_t> weights_;  ///< rows of weights by segment of the other script
  std::array<std::array<const std::int8_t*, max_segment>, max_units + 2> ending_;  ///< row by last unit and length
  std::array<int, max_units + 2> deletion_;
  std::array<int, max_units + 3> bounds_;
  std::vector<int> insertion_;  ///< by unit of the other script

  // The word read, and how far it has been worked on.
  Units other_;
  Segments segments_;
  std::array<int, max_units + 3> other_bounds_ = {};  ///< the most that its first units could score
  std::vector<Line> lines_;                           ///< by number of its units
  std::array<int, max_units + 3> reach_ = {};         ///< the most that can be scored from each line on
  std::size_t filled_ = 0;                            ///< lines that are filled for it
};

}  // namespace libsearch::names

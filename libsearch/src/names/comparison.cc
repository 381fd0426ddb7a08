// SPDX-License-Identifier: GPL-2.0-or-later
#include "names/comparison.h"

#include <algorithm>

namespace libsearch::names {

Comparison::Comparison(const SimilarityModel& model, const Segments& word, Script other)
    : model_(model), size_(word.size), script_(word.script), other_script_(other), bounds_(model.bounds(word, other)) {
  weights_.reserve(size_ * max_segment * model.segment_count(other));
  for (std::size_t i = 0; i < size_; ++i) {
    for (std::size_t length = 1; length <= max_segment; ++length) {
      const auto id = word.ending[i][length - 1];
      ending_[i][length - 1] = length <= i + 1 ? add_row(id, length == 1) : nullptr;
    }
    deletion_[i] = ending_[i][0][0];
  }
  insertion_.assign(model.unit_count(other) + 1, unseen_deletion);
  for (const auto& [unit, weight] : model.row(script_, other, 0)) insertion_[static_cast<std::size_t>(unit)] = weight;
  lines_.resize(max_units + 3);
  lines_[0].fill(lowest);
  lines_[0][0] = 0;
  reach_[0] = bound();
}

/// The weights of one segment of the word with all segments of the other script; null if it has none.
const std::int8_t* Comparison::add_row(SegmentId id, bool single) {
  const auto learned = id < 0 ? SimilarityModel::Row{nullptr, nullptr} : model_.row(script_, other_script_, id);
  if (!single && learned.first == learned.last) return nullptr;
  const auto begin = weights_.size();
  weights_.resize(begin + model_.segment_count(other_script_), static_cast<std::int8_t>(impossible));
  auto* row = weights_.data() + begin;  // stays where it is: the constructor reserved enough for all rows
  if (single) {
    std::fill_n(row + 1, model_.unit_count(other_script_), static_cast<std::int8_t>(unseen_pair));
    row[0] = static_cast<std::int8_t>(unseen_deletion);
  }
  for (const auto& [other, weight] : learned) row[other] = weight;
  return row;
}

namespace {

/// What is best so far, or a segment of the word (`row`) with segment `id` of the other, coming from `before`.
int better(int best, int before, const std::int8_t* row, SegmentId id) {
  if (row == nullptr || row[id] == impossible) return best;
  return std::max(best, before + row[id]);
}

}  // namespace

void Comparison::read(const Units& other) {
  const auto before = other_.view(), now = other.view();
  const auto differs = std::mismatch(before.begin(), before.end(), now.begin(), now.end());
  const auto shared = static_cast<std::size_t>(differs.first - before.begin());
  other_ = other;
  model_.find_segments(other, shared, segments_);
  for (std::size_t j = shared + 1; j <= other.size; ++j) fill_bound(j);
  filled_ = std::min(filled_, shared);
}

void Comparison::fill_bound(std::size_t j) {
  const auto& ids = segments_.ending[j - 1];
  int best = unseen_deletion + other_bounds_[j - 1];
  for (std::size_t length = 1; length <= max_segment && length <= j; ++length) {
    if (ids[length - 1] < 0) continue;
    const int weight = model_.greatest(other_script_, script_, ids[length - 1]);
    if (weight > impossible) best = std::max(best, weight + other_bounds_[j - length]);
  }
  other_bounds_[j] = best;
}

/// Fills the line of the first `j` units of the word read; returns the most that can still be scored from it.
int Comparison::fill_line(std::size_t j) {
  const auto& ids = segments_.ending[j - 1];
  const auto& above = lines_[j - 1];
  auto& line = lines_[j];
  line[0] = lowest;
  const int insertion = j == 1 ? lowest : ids[0] < 0 ? unseen_deletion : insertion_[static_cast<std::size_t>(ids[0])];
  int reach = lowest;
  for (std::size_t i = 1; i <= size_; ++i) {
    const auto& rows = ending_[i - 1];
    int best = std::max(above[i] + insertion, i == 1 ? lowest : line[i - 1] + deletion_[i - 1]);
    best = std::max(best, above[i - 1] + (ids[0] < 0 ? unseen_pair : rows[0][ids[0]]));
    if (ids[0] >= 0) {
      for (std::size_t k = 2; k <= max_segment && k <= i; ++k) best = better(best, above[i - k], rows[k - 1], ids[0]);
    }
    if (ids[1] >= 0) {
      best = better(best, lines_[j - 2][i - 1], rows[0], ids[1]);
      if (i >= 2) best = better(best, lines_[j - 2][i - 2], rows[1], ids[1]);
    }
    if (ids[2] >= 0) best = better(best, lines_[j - 3][i - 1], rows[0], ids[2]);
    if (ids[3] >= 0) best = better(best, lines_[j - 4][i - 1], rows[0], ids[3]);
    line[i] = best;
    reach = std::max(reach, best + bounds_[i]);
  }
  return reach;
}

int Comparison::score(int least) {
  if (other_.size == 0 || size_ == 0) return lowest;
  for (std::size_t j = 1; j <= other_.size; ++j) {
    if (j > filled_) {
      reach_[j] = fill_line(j);
      filled_ = j;
    }
    // A segment may jump over three lines.
    const auto* const last = reach_.data() + j + 1;
    if (*std::max_element(last - std::min(max_segment, j + 1), last) < least) return lowest;
  }
  return lines_[other_.size][size_];
}

}  // namespace libsearch::names

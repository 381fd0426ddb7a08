// SPDX-License-Identifier: GPL-2.0-or-later
#include "alignment_em.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <unordered_map>

namespace training {
namespace {

using libsearch::names::is_segment_pair;
using libsearch::names::max_segment;
using libsearch::names::max_units;
using libsearch::names::pack;
using libsearch::names::Units;
using libsearch::names::word_end;
using libsearch::names::word_start;

constexpr int iterations = 14;
constexpr double larger_segment_factor = 0.5;  ///< for each unit beyond two: prefers short segments
constexpr double chance_prior = 1.5;           ///< nats in favour of a pair being one name
constexpr double least_count = 0.02;  ///< expected count below which a pair of units, or a deletion, is dropped
constexpr double larger_least_count =
    1.5;                            ///< and a pair of longer segments: what was seen by chance generalises badly
constexpr double least_gain = 0.7;  ///< nats by which a longer segment must beat its best split

std::size_t length_of(PackedSegment segment) {
  std::size_t length = 0;
  for (; segment != 0; segment >>= 16) ++length;
  return length;
}

/// Numbers the segments of one side and counts them. Only looked up, never iterated: order by first occurrence.
class SegmentCounts {
 public:
  SegmentCounts() { number(0); }

  std::uint32_t number(PackedSegment segment) {
    const auto [found, added] = numbers_.try_emplace(segment, static_cast<std::uint32_t>(segments_.size()));
    if (added) {
      segments_.push_back(segment);
      counts_.push_back(0);
    }
    return found->second;
  }

  void count(const Units& word, double times) {
    const auto view = word.view();
    for (std::size_t i = 0; i < view.size(); ++i) {
      for (std::size_t length = 1; length <= max_segment && i + length <= view.size(); ++length) {
        counts_[number(pack(view.substr(i, length)))] += times;
      }
    }
    units_ += times * static_cast<double>(view.size());
  }

  PackedSegment segment(std::uint32_t number) const { return segments_[number]; }
  double frequency(std::uint32_t number) const { return number == 0 ? 1 : (counts_[number] + 0.5) / units_; }
  double frequency_of(PackedSegment segment) { return frequency(number(segment)); }

 private:
  std::unordered_map<PackedSegment, std::uint32_t> numbers_;
  std::vector<PackedSegment> segments_;
  std::vector<double> counts_;
  double units_ = 0;
};

/// One step through the two words: `x` units of the first and `y` of the second, as segment pair `kind`.
struct Arc {
  std::uint8_t i, j, x, y;
  std::uint32_t kind;
};

struct Kind {
  std::uint32_t first, second;  ///< numbers of the segments
  std::uint8_t excess;          ///< units beyond two
  bool dead = false;
  double count = 0;
};

class Aligner {
 public:
  explicit Aligner(const std::vector<WordPair>& pairs);
  SegmentTable run();

 private:
  struct Word {
    std::size_t first_size, second_size;
    double count;
    double log_chance;  ///< of both words if they have nothing to do with each other
    std::vector<Arc> arcs;
  };

  double log_chance(const WordPair& pair);
  void add_arcs(const WordPair& pair, Word& word);
  std::uint32_t kind_of(PackedSegment x, PackedSegment y);
  std::vector<double> kind_probabilities() const;
  void expect(const Word& word, const std::vector<double>& probability, bool certain, std::vector<double>& counts);
  void drop_rare(int iteration);
  void drop_decomposable();
  double association(PackedSegment x, PackedSegment y, double total);
  double best_split(PackedSegment x, PackedSegment y, double total);

  static constexpr std::size_t edge = max_units + 3;
  using Grid = std::array<std::array<double, edge>, edge>;

  SegmentCounts first_, second_;
  std::unordered_map<std::uint64_t, std::uint32_t> kind_numbers_;  ///< by both segments' numbers; only looked up
  std::vector<Kind> kinds_;
  std::vector<Word> words_;
  Grid forward_, backward_;
};

Aligner::Aligner(const std::vector<WordPair>& pairs) {
  for (const auto& [first, second, count] : pairs) {
    first_.count(first, count);
    second_.count(second, count);
  }
  words_.reserve(pairs.size());
  for (const auto& pair : pairs) {
    Word word{pair.first.size, pair.second.size, pair.count, log_chance(pair), {}};
    add_arcs(pair, word);
    words_.push_back(std::move(word));
  }
}

double Aligner::log_chance(const WordPair& pair) {
  double sum = 0;
  for (const char16_t unit : pair.first.view()) sum += std::log(first_.frequency_of(unit));
  for (const char16_t unit : pair.second.view().substr(1, pair.second.letters())) {
    sum += std::log(second_.frequency_of(unit));
  }
  return sum;  // the frame of the second word is certain, given that of the first
}

std::uint32_t Aligner::kind_of(PackedSegment x, PackedSegment y) {
  const auto first = first_.number(x), second = second_.number(y);
  const auto [found, added] =
      kind_numbers_.try_emplace(std::uint64_t{first} << 32 | second, static_cast<std::uint32_t>(kinds_.size()));
  if (added) {
    const auto size = length_of(x) + length_of(y);
    kinds_.push_back({first, second, static_cast<std::uint8_t>(size > 2 ? size - 2 : 0)});
  }
  return found->second;
}

/// Both words' starts go together, and both ends; what lies far from the diagonal is left out.
bool is_allowed(const Arc& arc, std::size_t first_size, std::size_t second_size) {
  if (!is_segment_pair(arc.x, arc.y)) return false;
  if ((arc.i == 0 || arc.j == 0) && (arc.i != arc.j || arc.x == 0 || arc.y == 0)) return false;
  return (arc.i + arc.x == static_cast<int>(first_size)) == (arc.j + arc.y == static_cast<int>(second_size));
}

double position(int at, int length, std::size_t size) { return (at + length / 2.0) / static_cast<double>(size); }

void Aligner::add_arcs(const WordPair& pair, Word& word) {
  const auto a = pair.first.view(), b = pair.second.view();
  const auto add = [&](Arc arc) {
    if (arc.i + arc.x > static_cast<int>(a.size()) || arc.j + arc.y > static_cast<int>(b.size())) return;
    if (!is_allowed(arc, a.size(), b.size())) return;
    arc.kind = kind_of(pack(a.substr(arc.i, arc.x)), pack(b.substr(arc.j, arc.y)));
    auto& kind = kinds_[arc.kind];
    // The first guess: along the diagonal, short segments, few deletions.
    kind.count += pair.count *
                  std::exp(-6 * std::abs(position(arc.i, arc.x, a.size()) - position(arc.j, arc.y, b.size()))) *
                  std::pow(0.15, kind.excess) * (arc.x == 0 || arc.y == 0 ? 0.02 : 1);
    word.arcs.push_back(arc);
  };
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < b.size(); ++j) {
      const double apart = position(static_cast<int>(i), 0, a.size()) - position(static_cast<int>(j), 0, b.size());
      if (std::abs(apart) > 0.35 && std::max(i, j) - std::min(i, j) > 2) continue;
      for (std::uint8_t x = 0; x <= max_segment; ++x) {
        for (std::uint8_t y = 0; y <= max_segment; ++y) {
          add({static_cast<std::uint8_t>(i), static_cast<std::uint8_t>(j), x, y, 0});
        }
      }
    }
  }
}

std::vector<double> Aligner::kind_probabilities() const {
  double total = 0;
  for (const auto& kind : kinds_) total += kind.count;
  std::vector<double> probabilities;
  probabilities.reserve(kinds_.size());
  for (const auto& kind : kinds_) {
    probabilities.push_back(kind.count / total * std::pow(larger_segment_factor, kind.excess));
  }
  return probabilities;
}

/// Adds the expected counts of one pair of words, by the forward-backward algorithm.
void Aligner::expect(const Word& word, const std::vector<double>& probability, bool certain,
                     std::vector<double>& counts) {
  for (std::size_t i = 0; i <= word.first_size; ++i) {
    std::fill_n(forward_[i].begin(), word.second_size + 1, 0.0);
    std::fill_n(backward_[i].begin(), word.second_size + 1, 0.0);
  }
  forward_[0][0] = 1;
  for (const auto& arc : word.arcs)
    forward_[arc.i + arc.x][arc.j + arc.y] += forward_[arc.i][arc.j] * probability[arc.kind];
  const double all = forward_[word.first_size][word.second_size];
  if (all <= 0) return;
  backward_[word.first_size][word.second_size] = 1;
  for (auto arc = word.arcs.rbegin(); arc != word.arcs.rend(); ++arc) {
    backward_[arc->i][arc->j] += backward_[arc->i + arc->x][arc->j + arc->y] * probability[arc->kind];
  }
  const double log_odds = std::log(all) - word.log_chance + chance_prior;
  const double scale = word.count * (certain ? 1 : 1 / (1 + std::exp(-log_odds))) / all;
  for (const auto& arc : word.arcs) {
    counts[arc.kind] +=
        scale * forward_[arc.i][arc.j] * probability[arc.kind] * backward_[arc.i + arc.x][arc.j + arc.y];
  }
}

/// Drops kinds that are hardly used, ever more strictly, and the arcs of dropped kinds.
void Aligner::drop_rare(int iteration) {
  const double least = iteration < 2 ? 1e-9 : least_count;
  const double larger_least = iteration < 2 ? 1e-9 : iteration < 4 ? 0.1 : larger_least_count;
  for (auto& kind : kinds_) {
    if (kind.count < (kind.excess > 0 ? larger_least : least)) kind.dead = true;
    if (kind.dead) kind.count = 0;
  }
  for (auto& word : words_) std::erase_if(word.arcs, [&](const Arc& arc) { return kinds_[arc.kind].dead; });
}

/// Pointwise mutual information of two segments, in nats.
double Aligner::association(PackedSegment x, PackedSegment y, double total) {
  constexpr double unseen = -6;
  const auto first = first_.number(x), second = second_.number(y);
  const auto found = kind_numbers_.find(std::uint64_t{first} << 32 | second);
  if (found == kind_numbers_.end() || kinds_[found->second].dead) return unseen;
  return std::log(kinds_[found->second].count / total) - std::log(first_.frequency(first)) -
         std::log(second_.frequency(second));
}

double Aligner::best_split(PackedSegment x, PackedSegment y, double total) {
  const auto x_size = length_of(x), y_size = length_of(y);
  double best = -99;
  for (std::size_t i = 0; i <= x_size; ++i) {
    for (std::size_t j = 0; j <= y_size; ++j) {
      const auto x_rest = x_size - i, y_rest = y_size - j;
      if (!is_segment_pair(i, j) || !is_segment_pair(x_rest, y_rest)) continue;
      const auto x_head = x >> 16 * x_rest, y_head = y >> 16 * y_rest;
      best = std::max(best, association(x_head, y_head, total) +
                                association(x ^ x_head << 16 * x_rest, y ^ y_head << 16 * y_rest, total));
    }
  }
  return best;
}

/// Drops longer segments that say no more than their parts.
void Aligner::drop_decomposable() {
  double total = 0;
  for (const auto& kind : kinds_) total += kind.count;
  std::vector<std::uint32_t> dropped;
  for (std::uint32_t k = 0; k < kinds_.size(); ++k) {
    if (kinds_[k].dead || kinds_[k].excess == 0) continue;
    const auto x = first_.segment(kinds_[k].first), y = second_.segment(kinds_[k].second);
    const double own = association(x, y, total);
    if (own < 0.3 || own - best_split(x, y, total) < least_gain) dropped.push_back(k);
  }
  for (const auto k : dropped) {
    kinds_[k].dead = true;
    kinds_[k].count = 0;
  }
}

SegmentTable Aligner::run() {
  for (int iteration = 0; iteration < iterations; ++iteration) {
    const auto probability = kind_probabilities();
    std::vector<double> counts(kinds_.size(), 0.0);
    for (const auto& word : words_) expect(word, probability, iteration < 2, counts);
    for (std::size_t k = 0; k < kinds_.size(); ++k) kinds_[k].count = counts[k];
    drop_rare(iteration);
    if (iteration == iterations / 2 || iteration == iterations - 3) drop_decomposable();
  }
  double total = 0;
  for (const auto& kind : kinds_) total += kind.count;
  SegmentTable table;
  for (const auto& kind : kinds_) {
    if (kind.dead || kind.count <= 0) continue;
    table[{first_.segment(kind.first), second_.segment(kind.second)}] = {
        kind.count / total, first_.frequency(kind.first), second_.frequency(kind.second)};
  }
  return table;
}

}  // namespace

SegmentTable align(const std::vector<WordPair>& pairs) { return Aligner(pairs).run(); }

}  // namespace training

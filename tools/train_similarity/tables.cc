// SPDX-License-Identifier: GPL-2.0-or-later
#include "tables.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <thread>

#include "alignment_em.h"
#include "names/han_units.h"

namespace training {
namespace {

using namespace libsearch::names;

constexpr std::size_t fewest_direct_pairs = 400;  ///< below: composed only
constexpr double composed_strength = 600;         ///< pairs that weigh as much as the composed table
constexpr double least_composed_probability = 2e-6;
constexpr double rarest = 1e-7;  ///< floor of segment frequencies
constexpr int greatest_weight = 120;
constexpr int least_gain = 4;  ///< by which a longer segment must beat its best split

std::size_t length_of(PackedSegment segment) {
  std::size_t length = 0;
  for (; segment != 0; segment >>= 16) ++length;
  return length;
}

PackedSegment first_of(PackedSegment segment) {
  while (segment >> 16 != 0) segment >>= 16;
  return segment;
}

struct ScriptPair {
  Script first, second;
  std::vector<WordPair> words;
  SegmentTable table;

  double size() const {
    double sum = 0;
    for (const auto& pair : words) sum += pair.count;
    return sum;
  }
};

std::vector<ScriptPair> group(const std::vector<const Pair*>& pairs) {
  std::vector<ScriptPair> groups;
  for (std::size_t a = 0; a < script_count; ++a) {
    for (std::size_t b = a; b < script_count; ++b) {
      groups.push_back({static_cast<Script>(a), static_cast<Script>(b), {}, {}});
    }
  }
  for (const auto* pair : pairs) {
    const auto* low = &pair->first_units;
    const auto* high = &pair->second_units;
    if (high->script < low->script) std::swap(low, high);
    const auto a = static_cast<std::size_t>(low->script), b = static_cast<std::size_t>(high->script);
    auto& words = groups[a * script_count - a * (a + 1) / 2 + b].words;
    words.push_back({*low, *high, pair->count});
    if (a == b) words.push_back({*high, *low, pair->count});
  }
  return groups;
}

/// Aligns the groups in parallel, the largest first.
void align_all(std::vector<ScriptPair>& groups) {
  std::vector<ScriptPair*> order;
  for (auto& pair : groups) {
    if (pair.first == Script::latin || pair.words.size() >= fewest_direct_pairs) order.push_back(&pair);
  }
  std::stable_sort(order.begin(), order.end(),
                   [](const auto* a, const auto* b) { return a->words.size() > b->words.size(); });
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < order.size(); i = next++) order[i]->table = align(order[i]->words);
  };
  std::vector<std::jthread> threads(std::max(1U, std::thread::hardware_concurrency()));
  for (auto& thread : threads) thread = std::jthread(work);
}

/// What stands with each Latin segment, and how often the segment stands with anything.
struct ByLatin {
  std::map<PackedSegment, std::vector<std::pair<PackedSegment, SegmentPair>>> with;
  std::map<PackedSegment, double> total;

  explicit ByLatin(const SegmentTable& latin_with) {
    for (const auto& [segments, pair] : latin_with) {
      with[segments.first].emplace_back(segments.second, pair);
      total[segments.first] += pair.probability;
    }
  }
};

void add(SegmentTable& table, PackedSegment x, PackedSegment y, const SegmentPair& pair) {
  if (!is_segment_pair(length_of(x), length_of(y))) return;
  auto& sum = table[{x, y}];
  const double probability = sum.probability + pair.probability;
  sum = pair;
  sum.probability = probability;
}

/// The table of x with y from those of Latin with x and of Latin with y.
SegmentTable compose(const SegmentTable& latin_with_x, const SegmentTable& latin_with_y) {
  const ByLatin second(latin_with_y);
  SegmentTable result;
  for (const auto& [segments, pair] : latin_with_x) {
    const auto [latin, x] = segments;
    if (latin == 0) {
      add(result, x, 0, {pair.probability, pair.second_frequency, 1});
      continue;
    }
    const auto found = second.with.find(latin);
    if (found == second.with.end()) continue;
    const double share = pair.probability / second.total.at(latin);
    for (const auto& [y, other] : found->second) {
      add(result, x, y, {share * other.probability, pair.second_frequency, other.second_frequency});
    }
  }
  if (const auto inserted = second.with.find(0); inserted != second.with.end()) {
    for (const auto& [y, other] : inserted->second) add(result, 0, y, {other.probability, 1, other.second_frequency});
  }
  std::erase_if(result, [](const auto& item) { return item.second.probability < least_composed_probability; });
  return result;
}

SegmentTable mix(SegmentTable composed, const SegmentTable& direct, double pairs) {
  if (direct.empty()) return composed;
  const double share = pairs / (pairs + composed_strength);
  for (auto& [segments, pair] : composed) pair.probability *= 1 - share;
  for (const auto& [segments, pair] : direct) {
    auto scaled = pair;
    scaled.probability *= share;
    add(composed, segments.first, segments.second, scaled);
  }
  return composed;
}

double log_odds(const SegmentPair& pair) {
  return std::log(pair.probability /
                  (std::max(pair.first_frequency, rarest) * std::max(pair.second_frequency, rarest)));
}

/// Log-odds of the frame itself: it says nothing, so it counts nothing.
double frame_log_odds(const SegmentTable& table, char16_t unit) {
  const auto found = table.find({unit, unit});
  return found == table.end() ? 0 : log_odds(found->second);
}

using Weights = std::map<std::pair<PackedSegment, PackedSegment>, int>;

Weights weights_of(const SegmentTable& table) {
  const double start = frame_log_odds(table, word_start), end = frame_log_odds(table, word_end);
  Weights weights;
  for (const auto& [segments, pair] : table) {
    const auto [x, y] = segments;
    double value = log_odds(pair);
    if (first_of(x) == word_start) value -= start;
    if ((x & 0xFFFF) == word_end) value -= end;
    const bool deletion = x == 0 || y == 0;
    const int weight = static_cast<int>(std::lround(value * weight_scale));
    weights[segments] =
        deletion ? std::clamp(weight, unseen_deletion, -1) : std::clamp(weight, unseen_pair, greatest_weight);
  }
  return weights;
}

int weight_in(const Weights& weights, PackedSegment x, PackedSegment y) {
  const auto found = weights.find({x, y});
  if (found != weights.end()) return found->second;
  if (length_of(x) + length_of(y) == 1) return unseen_deletion;
  return x <= 0xFFFF && y <= 0xFFFF ? unseen_pair : -1000;
}

int best_split(const Weights& weights, PackedSegment x, PackedSegment y) {
  int best = -1000;
  for (std::size_t i = 0; i <= length_of(x); ++i) {
    for (std::size_t j = 0; j <= length_of(y); ++j) {
      const auto x_rest = length_of(x) - i, y_rest = length_of(y) - j;
      if (!is_segment_pair(i, j) || !is_segment_pair(x_rest, y_rest)) continue;
      const auto x_head = x >> 16 * x_rest, y_head = y >> 16 * y_rest;
      best = std::max(best, weight_in(weights, x_head, y_head) +
                                weight_in(weights, x ^ x_head << 16 * x_rest, y ^ y_head << 16 * y_rest));
    }
  }
  return best;
}

/// Leaves out what the similarity would do anyhow: weights near the floor, and longer segments no better than their
/// parts.
Weights pruned(const Weights& weights) {
  Weights kept;
  for (const auto& [segments, weight] : weights) {
    const auto [x, y] = segments;
    const auto size = length_of(x) + length_of(y);
    if (size == 1 && weight == unseen_deletion) continue;
    if (size == 2 && weight <= unseen_pair + 2) continue;
    if (size > 2 && weight - best_split(weights, x, y) < least_gain) continue;
    kept.emplace(segments, weight);
  }
  return kept;
}

void append_unit(std::string& text, char16_t unit) {
  if (unit >= first_han_final && unit < first_han_final + han_finals.size()) {
    text.append("<").append(han_finals[static_cast<std::size_t>(unit - first_han_final)]).append(">");
    return;
  }
  std::array<char, 4> bytes;
  std::size_t size = 0;
  U8_APPEND_UNSAFE(bytes.data(), size, unit);
  text.append(bytes.data(), size);
}

std::string segment_text(PackedSegment segment) {
  if (segment == 0) return "_";
  std::string text;
  for (std::size_t i = length_of(segment); i-- > 0;) append_unit(text, static_cast<char16_t>(segment >> 16 * i));
  return text;
}

void append_table(std::string& text, const ScriptPair& scripts, const Weights& weights) {
  if (weights.empty()) return;
  const auto name = [](Script script) { return script_names[static_cast<std::size_t>(script)]; };
  text.append("# ").append(name(scripts.first)).append(" ").append(name(scripts.second)).append("\n");
  for (const auto& [segments, weight] : weights) {
    const auto [x, y] = segments;
    if (scripts.first == scripts.second && y < x) continue;  // symmetric
    text.append(segment_text(x))
        .append(" ")
        .append(segment_text(y))
        .append(" ")
        .append(std::to_string(weight))
        .append("\n");
  }
}

}  // namespace

std::string learn_tables(const std::vector<const Pair*>& pairs) {
  auto groups = group(pairs);
  align_all(groups);
  std::string text;
  for (const auto& scripts : groups) {
    auto table = scripts.table;
    if (scripts.first != Script::latin) {
      const auto with_latin = [&](Script script) -> const SegmentTable& {
        return groups[static_cast<std::size_t>(script)].table;
      };
      table = mix(compose(with_latin(scripts.first), with_latin(scripts.second)), scripts.table, scripts.size());
    }
    append_table(text, scripts, pruned(weights_of(table)));
  }
  return text;
}

}  // namespace training

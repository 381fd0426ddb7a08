// SPDX-License-Identifier: GPL-2.0-or-later
#include "names/similarity_rating.h"

#include <algorithm>
#include <cmath>

#include "names/similarity_model.h"

namespace libsearch::names {
namespace {

double nats(int weight) { return weight / weight_scale; }

double logistic(double log_odds) { return 1 / (1 + std::exp(-log_odds)); }

/// Fills the standing among the candidates `order[begin]` to `order[end - 1]`, best first.
void stand(const std::vector<Comparable>& candidates, const std::vector<std::size_t>& order, std::size_t begin,
           std::size_t end, std::size_t among, std::vector<Standing>& result) {
  if (begin == end) return;
  const double best = nats(candidates[order[begin]].score);
  double sum = 0;
  for (auto i = begin; i < end; ++i) sum += std::exp(nats(candidates[order[i]].score) - best);
  for (auto i = begin; i < end; ++i) {
    auto& standing = result[order[i]];
    standing.gap[among] = best - nats(candidates[order[i]].score);
    standing.rank[among] = static_cast<double>(i - begin);
    standing.crowd[among] = std::log(sum) + standing.gap[among];
  }
}

}  // namespace

std::size_t script_pair(Script a, Script b) {
  const auto low = static_cast<std::size_t>(std::min(a, b)), high = static_cast<std::size_t>(std::max(a, b));
  return low * script_count - low * (low + 1) / 2 + high;
}

std::array<double, pair_features> features_of(const Comparable& compared) {
  const double score = nats(compared.score);
  const double high = std::max(1.0, nats(std::max(compared.word_bound, compared.other_bound)));
  const double low = std::max(1.0, nats(std::min(compared.word_bound, compared.other_bound)));
  const double shorter = std::min(compared.word_letters, compared.other_letters);
  const double longer = std::max(compared.word_letters, compared.other_letters);
  const double same_script = compared.word_script == compared.other_script ? 1 : 0;
  const double share = score / high;
  const double tiny = shorter <= 2 ? 1 : 0, small = shorter <= 3 ? 1 : 0;
  return {1,
          score,
          score * score / 10,
          high - score,
          low - score,
          share,
          score / low,
          share * share,
          share * score / low,
          shorter,
          longer,
          longer - shorter,
          1 / std::max(2.0, shorter),
          same_script,
          same_script * share,
          same_script * score,
          tiny,
          tiny * (high - score),
          small * (high - score),
          std::sqrt(std::max(0.0, high - score))};
}

std::array<double, standing_features> features_of(const Comparable& compared, const Standing& standing) {
  const double same_script = compared.word_script == compared.other_script ? 1 : 0;
  return {standing.gap[0],
          standing.gap[1],
          std::log1p(standing.rank[0]),
          std::log1p(standing.rank[1]),
          standing.crowd[0],
          standing.crowd[1],
          same_script * standing.gap[1],
          same_script * std::log1p(standing.rank[1]),
          standing.rank[1] == 0 ? 1.0 : 0.0,
          std::sqrt(standing.gap[1])};
}

std::vector<Standing> standings(const std::vector<Comparable>& candidates) {
  std::vector<Standing> result(candidates.size());
  std::vector<std::size_t> order(candidates.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto better = [&](std::size_t a, std::size_t b) {
    return candidates[a].score != candidates[b].score ? candidates[a].score > candidates[b].score : a < b;
  };
  std::sort(order.begin(), order.end(), better);
  stand(candidates, order, 0, order.size(), 0, result);
  const auto script = [&](std::size_t i) { return candidates[i].other_script; };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return script(a) < script(b); });
  for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
    while (end < order.size() && script(order[end]) == script(order[begin])) ++end;
    stand(candidates, order, begin, end, 1, result);
  }
  return result;
}

namespace {

/// Log-odds of the features that all ratings have; `rating` begins with their coefficients.
template <std::size_t size>
double pair_log_odds(const std::array<double, size>& rating, const Comparable& compared) {
  const auto features = features_of(compared);
  const auto bias = pair_features + script_pair(compared.word_script, compared.other_script);
  double sum = rating[bias] + rating[bias + script_pair_count] * features[sloped_feature];
  for (std::size_t i = 0; i < pair_features; ++i) sum += rating[i] * features[i];
  return sum;
}

}  // namespace

double probability(const PairRating& rating, const Comparable& compared) {
  return logistic(pair_log_odds(rating, compared));
}

double probability(const StandingRating& rating, const Comparable& compared, const Standing& standing) {
  const auto features = features_of(compared, standing);
  double sum = pair_log_odds(rating, compared);
  for (std::size_t i = 0; i < standing_features; ++i) sum += rating[std::tuple_size_v<PairRating> + i] * features[i];
  return logistic(sum);
}

}  // namespace libsearch::names

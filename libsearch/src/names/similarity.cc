// SPDX-License-Identifier: GPL-2.0-or-later
#include "names/similarity.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <optional>

#include "names/comparison.h"
#include "names/similarity_model.h"
#include "names/similarity_rating.h"
#include "names/units.h"

namespace libsearch::names {
namespace {

/// Learned by tools/train_similarity: logistic regression over attested pairs that the tables had not seen.
constexpr PairRating pair_rating = {
#include "names/similarity_pair_rating.inc"
};
constexpr StandingRating standing_rating = {
#include "names/similarity_standing_rating.inc"
};

/// What a spelling must reach if so many of the word's are among the candidates; see Wanted::least.
double least_probability(double usual_least, double expected_spellings) {
  constexpr double usual_spellings = 5;
  constexpr double chance = 0.01;  // less is said of words that are but written alike (what, waht)
  if (usual_least >= 1) return 1;
  const double odds = usual_least / (1 - usual_least) * expected_spellings / usual_spellings;
  return std::max(odds / (1 + odds), std::min(usual_least, chance));
}

/// No two words score so much.
constexpr int unreachable = std::numeric_limits<int>::max();

}  // namespace

struct Similarity::Impl {
  explicit Impl(std::string_view word)
      : units(names::units(word)), segments(SimilarityModel::shared().segments(units)) {}

  /// The comparison with words of one script, made when the first of them comes.
  Comparison& against(Script script) {
    auto& comparison = comparisons[static_cast<std::size_t>(script)];
    if (!comparison) comparison.emplace(SimilarityModel::shared(), segments, script);
    return *comparison;
  }

  /// Nothing if the two are clearly no name (`least_share`), unless their score is `enough`.
  std::optional<Comparable> compare(const Units& other, int enough) {
    if (units.size == 0 || other.size == 0) return std::nullopt;
    auto& comparison = against(other.script);
    comparison.read(other);
    Comparable result;
    result.word_bound = comparison.bound();
    result.other_bound = comparison.other_bound();
    const auto share = static_cast<int>(least_share * std::max(result.word_bound, result.other_bound));
    const int least = std::min(std::max(share, 0), enough);
    result.score = comparison.score(least);
    if (result.score == Comparison::lowest || result.score < least) return std::nullopt;
    result.word_letters = static_cast<std::uint8_t>(units.letters());
    result.other_letters = static_cast<std::uint8_t>(other.letters());
    result.word_script = units.script;
    result.other_script = other.script;
    return result;
  }

  Units units;
  Segments segments;
  std::array<std::optional<Comparison>, script_count> comparisons;
};

Similarity::Similarity(std::string_view spelling) : impl_(std::make_unique<Impl>(spelling)) {}
Similarity::Similarity(Similarity&&) noexcept = default;
Similarity& Similarity::operator=(Similarity&&) noexcept = default;
Similarity::~Similarity() = default;

double Similarity::log_odds(std::string_view other) {
  const auto compared = impl_->compare(units(other), Comparison::lowest);
  return compared ? compared->score / weight_scale : no_log_odds;
}

double Similarity::probability(std::string_view other) {
  const auto other_units = units(other);
  if (other_units.size > 0 && other_units == impl_->units) return 1;
  const auto compared = impl_->compare(other_units, unreachable);
  return compared ? names::probability(pair_rating, *compared) : 0;
}

std::vector<Rated> Similarity::rate(const std::vector<std::string_view>& candidates, const Wanted& wanted) {
  const double reachable = std::min(wanted.enough_log_odds * weight_scale, static_cast<double>(unreachable));
  const int enough = static_cast<int>(reachable);
  std::vector<Comparable> compared;
  std::vector<Rated> result;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const auto other = units(candidates[i]);
    if (other.size > 0 && other == impl_->units) {
      result.push_back({i, 0, 1, true});
    } else if (auto found = impl_->compare(other, enough)) {
      found->index = i;
      compared.push_back(*found);
    }
  }
  const auto standing = standings(compared);
  std::vector<double> probability(compared.size());
  for (std::size_t i = 0; i < compared.size(); ++i)
    probability[i] = names::probability(standing_rating, compared[i], standing[i]);
  const auto identical = static_cast<double>(std::max<std::size_t>(1, result.size()));  // the word itself, found or not
  const double expected = std::accumulate(probability.begin(), probability.end(), identical);
  const double least = least_probability(wanted.least, expected);
  for (std::size_t i = 0; i < compared.size(); ++i) {
    const bool likely = probability[i] >= least;
    if (likely || probability[i] >= wanted.least_faint || compared[i].score >= enough)
      result.push_back({compared[i].index, compared[i].score / weight_scale, probability[i], likely});
  }
  std::sort(result.begin(), result.end(), [](const Rated& a, const Rated& b) {
    return a.probability != b.probability ? a.probability > b.probability : a.index < b.index;
  });
  return result;
}

}  // namespace libsearch::names

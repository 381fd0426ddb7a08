// SPDX-License-Identifier: GPL-2.0-or-later
// Internal to names and to the program that trains it; see similarity.h for what is offered.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "names/units.h"

namespace libsearch::names {

/// What comparing two words gave, in twelfths of a nat.
struct Comparable {
  std::size_t index = 0;  ///< of the candidate
  int score = 0;
  int word_bound = 0, other_bound = 0;  ///< the most each could score with the other's script
  std::uint8_t word_letters = 0, other_letters = 0;
  Script word_script = Script::latin, other_script = Script::latin;
};

/// Below this share of the greater bound nothing is ever taken for the same name: it spares the rating of most
/// candidates, and is low enough to lose none (recall .721 at .3, .722 from .2 down, the noise the same).
inline constexpr double least_share = 0.1;

/// How a candidate stands among the others: the first number in each pair among all, the second in its script.
struct Standing {
  std::array<double, 2> gap = {};    ///< to the best score, in nats
  std::array<double, 2> rank = {};   ///< 0 for the best
  std::array<double, 2> crowd = {};  ///< ln of the sum over all candidates of exp(score - own score), scores in nats
};

inline constexpr std::size_t script_pair_count = script_count * (script_count + 1) / 2;
inline constexpr std::size_t pair_features = 20;      ///< of the pair alone, symmetric; the first is 1
inline constexpr std::size_t standing_features = 10;  ///< of its standing

inline constexpr std::size_t sloped_feature = 5;  ///< the pair feature that counts differently by script pair

/// Coefficients of a logistic regression: of the features, then a constant for each two scripts, then what each two
/// scripts add to the coefficient of the sloped feature; in the second, then the features of the standing.
using PairRating = std::array<double, pair_features + 2 * script_pair_count>;
using StandingRating = std::array<double, pair_features + 2 * script_pair_count + standing_features>;

std::array<double, pair_features> features_of(const Comparable& compared);
std::array<double, standing_features> features_of(const Comparable& compared, const Standing& standing);
std::size_t script_pair(Script a, Script b);

/// The standing of each of a question's candidates; all have the same word.
std::vector<Standing> standings(const std::vector<Comparable>& candidates);

/// Calibrated probabilities that two words are one name: of the pair on its own, and among other candidates.
double probability(const PairRating& rating, const Comparable& compared);
double probability(const StandingRating& rating, const Comparable& compared, const Standing& standing);

}  // namespace libsearch::names

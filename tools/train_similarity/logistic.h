// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace training {

/// One observation: the features, one of several groups, and whether it was a yes.
struct Observation {
  std::vector<float> features;
  std::size_t group = 0;
  bool yes = false;
  float weight = 1;
};

struct LogisticFit {
  std::vector<double> coefficients;  ///< by feature; the first feature is 1
  std::vector<double> group_biases;  ///< by group, added to the first coefficient
  std::vector<double> group_slopes;  ///< by group, added to the coefficient of the sloped feature
};

/// How the groups of observations may differ from each other.
struct Groups {
  std::size_t count = 0;
  std::size_t sloped_feature = 0;  ///< the feature whose coefficient differs by group, as the constant does
  double penalty = 1;              ///< strength with which groups with few observations are drawn to the rest
};

/// Ridge logistic regression by Newton's method on standardised features; returned for the features as they came.
LogisticFit fit_logistic(const std::vector<Observation>& observations, const Groups& groups);

}  // namespace training

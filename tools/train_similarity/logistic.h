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
  std::vector<double> group_biases;  ///< by group, drawn towards 0
};

/// Ridge logistic regression by Newton's method on standardised features; returned for the features as they came.
/// `group_penalty` is the strength with which groups with few observations are drawn to 0.
LogisticFit fit_logistic(const std::vector<Observation>& observations, std::size_t groups, double group_penalty);

}  // namespace training

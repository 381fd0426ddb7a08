// SPDX-License-Identifier: GPL-2.0-or-later
#include "logistic.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace training {
namespace {

constexpr int iterations = 15;
constexpr double feature_penalty = 1;

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

/// Mean and deviation of each feature; the first, a constant, stays as it is.
struct Scale {
  Vector mean, deviation;

  explicit Scale(const std::vector<Observation>& observations) {
    const auto size = observations.front().features.size();
    mean.assign(size, 0);
    deviation.assign(size, 0);
    double total = 0;
    for (const auto& o : observations) {
      total += o.weight;
      for (std::size_t i = 0; i < size; ++i) mean[i] += o.weight * o.features[i];
    }
    for (auto& m : mean) m /= total;
    for (const auto& o : observations) {
      for (std::size_t i = 0; i < size; ++i) deviation[i] += o.weight * std::pow(o.features[i] - mean[i], 2);
    }
    for (auto& d : deviation) d = std::max(std::sqrt(d / total), 1e-6);
    mean[0] = 0;
    deviation[0] = 1;
  }

  void apply(const Observation& o, Vector& scaled) const {
    for (std::size_t i = 0; i < scaled.size(); ++i) scaled[i] = (o.features[i] - mean[i]) / deviation[i];
  }
};

/// Solves `a` x = `b` for a positive definite matrix, of which the lower half is given, by Cholesky's decomposition.
Vector solve(Matrix a, Vector b) {
  const auto n = b.size();
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      double sum = a[i][j];
      for (std::size_t k = 0; k < j; ++k) sum -= a[i][k] * a[j][k];
      a[i][j] = i == j ? std::sqrt(std::max(sum, 1e-12)) : sum / a[j][j];
    }
  }
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t k = 0; k < i; ++k) b[i] -= a[i][k] * b[k];
    b[i] /= a[i][i];
  }
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t k = i + 1; k < n; ++k) b[i] -= a[k][i] * b[k];
    b[i] /= a[i][i];
  }
  return b;
}

/// Gradient and Hessian of the penalised likelihood. Columns: the features, then the bias of each group, then its
/// slope.
class Newton {
 public:
  Newton(const Vector& beta, std::size_t features, const Groups& groups)
      : features_(features),
        groups_(groups),
        hessian_(beta.size(), Vector(beta.size(), 0.0)),
        gradient_(beta.size(), 0.0) {
    for (std::size_t i = 0; i < beta.size(); ++i) {
      const double penalty = i >= features ? groups.penalty : i == 0 ? 1e-6 : feature_penalty;
      hessian_[i][i] = penalty;
      gradient_[i] = penalty * beta[i];
    }
  }

  void add(const Vector& x, std::size_t group, double error, double curvature) {
    const auto bias = features_ + group, slope = bias + groups_.count;
    const double sloped = x[groups_.sloped_feature];
    for (std::size_t i = 0; i < features_; ++i) {
      gradient_[i] += error * x[i];
      const double curved = curvature * x[i];
      for (std::size_t j = 0; j <= i; ++j) hessian_[i][j] += curved * x[j];
      hessian_[bias][i] += curved;
      hessian_[slope][i] += curved * sloped;
    }
    gradient_[bias] += error;
    gradient_[slope] += error * sloped;
    hessian_[bias][bias] += curvature;
    hessian_[slope][bias] += curvature * sloped;
    hessian_[slope][slope] += curvature * sloped * sloped;
  }

  Vector step() { return solve(std::move(hessian_), gradient_); }

 private:
  std::size_t features_;
  const Groups& groups_;
  Matrix hessian_;
  Vector gradient_;
};

/// What the model says of one observation, its features scaled.
double probability(const Vector& beta, const Vector& x, std::size_t group, const Groups& groups) {
  const auto bias = x.size() + group;
  double sum = beta[bias] + beta[bias + groups.count] * x[groups.sloped_feature];
  for (std::size_t i = 0; i < x.size(); ++i) sum += beta[i] * x[i];
  return 1 / (1 + std::exp(-std::clamp(sum, -30.0, 30.0)));
}

/// Back to features as they came.
LogisticFit unscaled(const Vector& beta, const Scale& scale, const Groups& groups) {
  const auto features = scale.mean.size();
  const auto first_bias = beta.begin() + static_cast<std::ptrdiff_t>(features);
  const auto first_slope = first_bias + static_cast<std::ptrdiff_t>(groups.count);
  LogisticFit fit{{beta.begin(), first_bias}, {first_bias, first_slope}, {first_slope, beta.end()}};
  for (std::size_t i = 1; i < features; ++i) {
    fit.coefficients[i] /= scale.deviation[i];
    fit.coefficients[0] -= fit.coefficients[i] * scale.mean[i];
  }
  for (std::size_t group = 0; group < groups.count; ++group) {
    fit.group_slopes[group] /= scale.deviation[groups.sloped_feature];
    fit.group_biases[group] -= fit.group_slopes[group] * scale.mean[groups.sloped_feature];
  }
  return fit;
}

}  // namespace

LogisticFit fit_logistic(const std::vector<Observation>& observations, const Groups& groups) {
  const Scale scale(observations);
  const auto features = observations.front().features.size();
  Vector beta(features + 2 * groups.count, 0.0), x(features);
  for (int iteration = 0; iteration < iterations; ++iteration) {
    Newton newton(beta, features, groups);
    for (const auto& o : observations) {
      scale.apply(o, x);
      const double p = probability(beta, x, o.group, groups);
      newton.add(x, o.group, o.weight * (p - (o.yes ? 1 : 0)), o.weight * (p * (1 - p) + 1e-6));
    }
    const auto step = newton.step();
    double greatest = 0;
    for (std::size_t i = 0; i < beta.size(); ++i) {
      beta[i] -= step[i];
      greatest = std::max(greatest, std::abs(step[i]));
    }
    if (greatest < 1e-3) break;
  }
  return unscaled(beta, scale, groups);
}

}  // namespace training

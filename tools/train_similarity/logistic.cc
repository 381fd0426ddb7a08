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

/// Gradient and Hessian of the penalised likelihood; groups come after features.
struct Newton {
  Matrix hessian;
  Vector gradient;

  Newton(const Vector& beta, std::size_t features, double group_penalty)
      : hessian(beta.size(), Vector(beta.size(), 0.0)), gradient(beta.size(), 0.0) {
    for (std::size_t i = 0; i < beta.size(); ++i) {
      const double penalty = i >= features ? group_penalty : i == 0 ? 1e-6 : feature_penalty;
      hessian[i][i] = penalty;
      gradient[i] = penalty * beta[i];
    }
  }

  void add(const Vector& x, std::size_t group, double error, double curvature) {
    for (std::size_t i = 0; i < x.size(); ++i) {
      gradient[i] += error * x[i];
      for (std::size_t j = 0; j <= i; ++j) hessian[i][j] += curvature * x[i] * x[j];
      hessian[group][i] += curvature * x[i];
    }
    gradient[group] += error;
    hessian[group][group] += curvature;
  }
};

}  // namespace

LogisticFit fit_logistic(const std::vector<Observation>& observations, std::size_t groups, double group_penalty) {
  const Scale scale(observations);
  const auto features = observations.front().features.size();
  Vector beta(features + groups, 0.0), x(features);
  for (int iteration = 0; iteration < iterations; ++iteration) {
    Newton newton(beta, features, group_penalty);
    for (const auto& o : observations) {
      scale.apply(o, x);
      double sum = beta[features + o.group];
      for (std::size_t i = 0; i < features; ++i) sum += beta[i] * x[i];
      const double p = 1 / (1 + std::exp(-std::clamp(sum, -30.0, 30.0)));
      newton.add(x, features + o.group, o.weight * (p - (o.yes ? 1 : 0)), o.weight * (p * (1 - p) + 1e-6));
    }
    const auto step = solve(std::move(newton.hessian), newton.gradient);
    double greatest = 0;
    for (std::size_t i = 0; i < beta.size(); ++i) {
      beta[i] -= step[i];
      greatest = std::max(greatest, std::abs(step[i]));
    }
    if (greatest < 1e-4) break;
  }
  LogisticFit fit{{beta.begin(), beta.begin() + static_cast<std::ptrdiff_t>(features)},
                  {beta.begin() + static_cast<std::ptrdiff_t>(features), beta.end()}};
  for (std::size_t i = 1; i < features; ++i) {
    fit.coefficients[i] /= scale.deviation[i];
    fit.coefficients[0] -= fit.coefficients[i] * scale.mean[i];
  }
  return fit;
}

}  // namespace training

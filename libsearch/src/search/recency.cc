// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/recency.h"

#include <chrono>
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

#include "index/terms.h"

namespace libsearch::search {
namespace {

using Op = Xapian::Query::op;
using std::chrono::days;
using std::chrono::sys_days;

constexpr int half_lives = 4;

/// The day that ages are counted from.
sys_days reference_day(const std::string& date) {
  const auto digits = index::date_digits(date);
  if (!digits) return std::chrono::floor<days>(std::chrono::system_clock::now());
  const auto number = [&](std::size_t at, std::size_t size, int missing) {
    return digits->size() < at + size ? missing : std::stoi(digits->substr(at, size));
  };
  return std::chrono::year(number(0, 4, 1970)) / number(4, 2, 1) / number(6, 2, 1);
}

/// As date_slot has them.
std::string digits_of(sys_days day) {
  const std::chrono::year_month_day date(day);
  char text[16];
  std::snprintf(text, sizeof text, "%04d%02u%02u", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                static_cast<unsigned>(date.day()));
  return text;
}

}  // namespace

/// The engine has no operator that multiplies by a value, so the score is added again in steps: a document of an age of
/// up to n half-lives gets all that those up to n + 1, n + 2 ... get, too.
Xapian::Query with_recency(const Xapian::Query& query, const SearchOptions& options) {
  if (options.recency_half_life <= 0) return query;
  const sys_days today = reference_day(options.recency_from);
  std::vector<Xapian::Query> steps;
  for (int n = 1; n <= half_lives; ++n) {
    const days age(static_cast<days::rep>(std::ceil(n * options.recency_half_life)));
    const Xapian::Query since(Op::OP_VALUE_GE, index::date_slot, digits_of(today - age));
    const double bonus = std::exp2(n == half_lives ? 1 - n : -n);
    steps.emplace_back(Op::OP_SCALE_WEIGHT, Xapian::Query(Op::OP_FILTER, query, since), bonus);
  }
  return Xapian::Query(Op::OP_AND_MAYBE, query, Xapian::Query(Op::OP_OR, steps.begin(), steps.end()));
}

}  // namespace libsearch::search

// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/ranking.h"

#include <algorithm>
#include <cmath>

namespace libsearch::search {

double Bm25::inverse_frequency(double all, double documents) {
  const double odds = (all - documents + 0.5) / (documents + 0.5);
  return std::log(odds < 2 ? odds / 2 + 1 : odds);
}

double Bm25::length_part(Xapian::termcount length, double average_length) {
  const double relative = std::max(static_cast<double>(length) / average_length, min_length);
  return k1 * (relative * b + (1 - b));
}

}  // namespace libsearch::search

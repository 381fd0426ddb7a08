// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace libsearch::search {

/// BM25 (Robertson and Zaragoza, 2009). The values were chosen by cross-validation over collections of abstracts,
/// paragraphs and library records, see docs/ranking.md.
struct Bm25 {
  static constexpr double k1 = 1;
  static constexpr double b = 0.6;
  static constexpr double min_length = 0.5;  ///< of a document, as a share of the average
};

}  // namespace libsearch::search

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

namespace libsearch::search {

/// BM25 (Robertson and Zaragoza, 2009). The values were chosen by cross-validation over collections of abstracts,
/// paragraphs and library records, see docs/ranking.md.
struct Bm25 {
  static constexpr double k1 = 1;
  static constexpr double b = 0.6;
  static constexpr double min_length = 0.5;  ///< of a document, as a share of the average

  /// As the engine has it.
  static Xapian::BM25Weight in_engine() { return {k1, 0, 1, b, min_length}; }

  // The same for words whose uses are added up here (gathered_words.h, word_postings.h).

  /// What a word in so many of `all` documents weighs.
  static double inverse_frequency(double all, double documents);
  /// What the length of a document adds to its uses of a word.
  static double length_part(Xapian::termcount length, double average_length);
  /// The share of its weight that a word gives to a document which uses it so often; less than `most_share`.
  static double share(double uses, double length_part) { return most_share * uses / (uses + length_part); }
  static constexpr double most_share = k1 + 1;
};

/// In how many of `all` documents any of several words is, if they are dealt by chance.
class ExpectedDocuments {
 public:
  explicit ExpectedDocuments(double all) : all_(all) {}
  void add(double documents) { without_ *= 1 - documents / all_; }
  double value() const { return all_ * (1 - without_); }

 private:
  double all_;
  double without_ = 1;
};

}  // namespace libsearch::search

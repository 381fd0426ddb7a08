// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include <xapian.h>

#include "search/moving_source.h"

namespace libsearch::search {

/// The documents that have any spelling of a word, weighed as the engine's own operators would weigh them
/// (word_weight.cc); but the list of each spelling is read once, where these read that of the closest one again for
/// each band.
class WordPostings : public MovingSource {
 public:
  /// Spellings that are equally close.
  struct Band {
    std::vector<std::string> terms;
    double weight;  ///< of these and all closer ones together, as one word
  };
  using Bands = std::vector<Band>;  ///< closest first

  /// `average_length` is that of all documents.
  WordPostings(std::shared_ptr<const Bands> bands, double average_length)
      : bands_(std::move(bands)), average_length_(average_length) {}

  void init(const Xapian::Database& database) override;
  PostingSource* clone() const override { return new WordPostings(bands_, average_length_); }
  /// The terms, separated by spaces.
  std::string get_description() const override;

  Xapian::doccount get_termfreq_min() const override { return least_documents_; }
  Xapian::doccount get_termfreq_est() const override { return expected_documents_; }
  Xapian::doccount get_termfreq_max() const override { return most_documents_; }

  double get_weight() const override;
  /// The weight of the current document, of which Bm25::length_part() is known.
  double weight_by(double length_part) const;

  /// Of one term.
  struct List {
    const std::string* term;
    Xapian::PostingIterator at;
    Xapian::docid document;
    std::size_t band;

    void move_to(Xapian::docid least);
  };
  /// Of those terms that any document has; those of the current document stand there.
  const std::vector<List>& lists() const { return lists_; }

 private:
  void open(const Xapian::Database& database);
  void bound(const Xapian::Database& database);
  void move_to(Xapian::docid document, double least_weight) override;
  void pass_over_bands(double least_weight);
  void count_uses();

  std::shared_ptr<const Bands> bands_;
  double average_length_;

  Xapian::Database database_;
  std::vector<List> lists_;  ///< those of closer spellings first
  Xapian::doccount least_documents_ = 0, expected_documents_ = 0, most_documents_ = 0;
  double shortest_ = 0;            ///< the length part of the shortest document
  std::vector<double> most_from_;  ///< the weight that a document has at most without any spelling of a closer band
  std::size_t leading_ = 0;        ///< lists of which a document must be in one to weigh enough
  std::vector<Xapian::termcount> uses_;  ///< in the current document, by band
};

}  // namespace libsearch::search

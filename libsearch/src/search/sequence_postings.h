// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "search/arrangement.h"
#include "search/document_positions.h"
#include "search/moving_source.h"
#include "search/word_postings.h"

namespace libsearch::search {

/// The documents in which words stand as a sequence wants, which weigh what these words do. Where they stand is read
/// only in documents that have all of them and weigh enough.
class SequencePostings : public MovingSource {
 public:
  struct Wanted {
    Sequence sequence;
    std::vector<std::shared_ptr<const WordPostings::Bands>> words;  ///< of the sequence; their terms may be more
    bool ranks = true;                                              ///< false: all weights are 0
  };

  /// `average_length` is that of all documents.
  SequencePostings(std::shared_ptr<const Wanted> wanted, double average_length)
      : wanted_(std::move(wanted)), average_length_(average_length) {}

  void init(const Xapian::Database& database) override;
  PostingSource* clone() const override { return new SequencePostings(wanted_, average_length_); }
  /// The terms, separated by spaces.
  std::string get_description() const override;

  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return expected_documents_; }
  Xapian::doccount get_termfreq_max() const override { return most_documents_; }

  double get_weight() const override { return weight_; }

 private:
  /// A word of the sequence.
  struct Word {
    std::size_t place;  ///< in the sequence
    std::unique_ptr<WordPostings> postings;
    std::vector<std::optional<index::ListedTerm>> listed;  ///< by its lists: the term, if the sequence is about it
  };

  void open(const Xapian::Database& database);
  void move_to(Xapian::docid document, double least_weight) override;
  Xapian::docid next_with_all(Xapian::docid document);
  double weight_by(double length_part) const;
  bool stands_here();

  std::shared_ptr<const Wanted> wanted_;
  double average_length_;

  Xapian::Database database_;
  std::vector<Word> words_;  ///< the rarest first
  std::optional<DocumentPositions> positions_;
  std::optional<Arrangement> arrangement_;
  double shortest_ = 0;  ///< the length part of the shortest document
  Xapian::doccount expected_documents_ = 0, most_documents_ = 0;
  // Of the current document.
  Xapian::termcount length_ = 0;
  double weight_ = 0;
};

}  // namespace libsearch::search

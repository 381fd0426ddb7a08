// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/word_postings.h"

#include <algorithm>
#include <cmath>

#include "search/ranking.h"

namespace libsearch::search {

void WordPostings::List::move_to(Xapian::docid least) {
  if (document + 1 == least)
    ++at;
  else
    at.skip_to(least);
  document = at == Xapian::PostingIterator() ? at_end_ : *at;
}

void WordPostings::init(const Xapian::Database& database) {
  database_ = database;
  open(database);
  bound(database);
  current_ = 0;
}

void WordPostings::open(const Xapian::Database& database) {
  lists_.clear();
  ExpectedDocuments expected(database.get_doccount());
  least_documents_ = most_documents_ = 0;
  for (std::size_t band = 0; band < bands_->size(); ++band)
    for (const auto& term : (*bands_)[band].terms) {
      // Asking first has the engine read the block once where the list begins (gathered_words.cc).
      const Xapian::doccount documents = database.get_termfreq(term);
      if (documents == 0) continue;
      const auto list = database.postlist_begin(term);
      lists_.push_back({&term, list, *list, band});
      least_documents_ = std::max(least_documents_, documents);
      most_documents_ += documents;
      expected.add(documents);
    }
  leading_ = lists_.size();
  most_documents_ = std::min(most_documents_, database.get_doccount());
  expected_documents_ = static_cast<Xapian::doccount>(std::lround(expected.value()));
}

/// How much the best document could weigh.
void WordPostings::bound(const Xapian::Database& database) {
  shortest_ = Bm25::length_part(database.get_doclength_lower_bound(), average_length_);
  uses_.assign(bands_->size(), 0);
  most_from_.assign(bands_->size() + 1, 0);
  for (std::size_t band = bands_->size(); band-- > 0;) {
    for (const auto& term : (*bands_)[band].terms) uses_[band] += database.get_wdf_upper_bound(term);
    most_from_[band] = weight_by(shortest_);
  }
  set_maxweight(most_from_.front());
}

void WordPostings::move_to(Xapian::docid document, double least_weight) {
  constexpr double rounding = 1 - 1e-9;
  least_weight *= rounding;
  pass_over_bands(least_weight);
  for (;; document = current_ + 1) {
    current_ = at_end_;
    for (std::size_t i = 0; i < leading_; ++i) {
      if (lists_[i].document < document) lists_[i].move_to(document);
      current_ = std::min(current_, lists_[i].document);
    }
    if (current_ == at_end_) return;
    for (std::size_t i = leading_; i < lists_.size(); ++i)
      if (lists_[i].document < current_) lists_[i].move_to(current_);
    count_uses();
    if (least_weight <= 0 || weight_by(shortest_) >= least_weight) return;
  }
}

/// Documents that have none but the loosest spellings no longer matter where they cannot weigh enough: `least_weight`
/// never falls.
void WordPostings::pass_over_bands(double least_weight) {
  while (leading_ > 0 && most_from_[lists_[leading_ - 1].band] < least_weight) --leading_;
}

void WordPostings::count_uses() {
  std::ranges::fill(uses_, 0);
  for (const auto& list : lists_)
    if (list.document == current_) uses_[list.band] += list.at.get_wdf();
}

std::string WordPostings::get_description() const {
  std::string terms;
  for (const auto& band : *bands_)
    for (const auto& term : band.terms) terms += (terms.empty() ? "" : " ") + term;
  return terms;
}

double WordPostings::get_weight() const {
  return weight_by(Bm25::length_part(database_.get_doclength(current_), average_length_));
}

/// The weight of a document with these uses.
double WordPostings::weight_by(double length_part) const {
  double weight = 0;
  double uses = 0;
  for (std::size_t band = 0; band < uses_.size(); ++band) {
    uses += uses_[band];
    if (uses > 0) weight += (*bands_)[band].weight * Bm25::share(uses, length_part);
  }
  return weight;
}

}  // namespace libsearch::search

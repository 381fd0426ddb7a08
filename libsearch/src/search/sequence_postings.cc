// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/sequence_postings.h"

#include <algorithm>
#include <cmath>

#include "search/ranking.h"

namespace libsearch::search {

void SequencePostings::init(const Xapian::Database& database) {
  database_ = database;
  positions_.emplace(database);
  arrangement_.emplace(wanted_->sequence);
  open(database);
  current_ = 0;
}

void SequencePostings::open(const Xapian::Database& database) {
  words_.clear();
  const double all = database.get_doccount();
  double expected = all;
  double most_weight = 0;
  most_documents_ = database.get_doccount();
  shortest_ = Bm25::length_part(database.get_doclength_lower_bound(), average_length_);
  for (std::size_t place = 0; place < wanted_->words.size(); ++place) {
    auto postings = std::make_unique<WordPostings>(wanted_->words[place], average_length_);
    postings->init(database);
    expected *= postings->get_termfreq_est() / std::max(all, 1.0);
    most_documents_ = std::min(most_documents_, postings->get_termfreq_max());
    most_weight += postings->get_maxweight();
    std::vector<std::optional<index::ListedTerm>> listed;
    const auto& terms = wanted_->sequence.terms[place];
    for (const auto& list : postings->lists()) {
      const bool is_about = std::ranges::find(terms, *list.term) != terms.end();
      listed.push_back(is_about ? std::optional(index::ListedTerm(*list.term)) : std::nullopt);
    }
    words_.push_back({place, std::move(postings), std::move(listed)});
  }
  std::ranges::stable_sort(words_, {}, [](const Word& word) { return word.postings->get_termfreq_est(); });
  // As the engine guesses for OP_PHRASE and OP_NEAR.
  expected_documents_ = static_cast<Xapian::doccount>(expected / (wanted_->sequence.in_order ? 3 : 2));
  set_maxweight(wanted_->ranks ? most_weight : 0);
}

void SequencePostings::move_to(Xapian::docid document, double least_weight) {
  constexpr double rounding = 1 - 1e-9;
  least_weight *= rounding;
  for (;; document = current_ + 1) {
    current_ = next_with_all(document);
    if (current_ == at_end_) return;
    if (wanted_->ranks && weight_by(shortest_) < least_weight) continue;
    length_ = database_.get_doclength(current_);
    if (wanted_->ranks) {
      weight_ = weight_by(Bm25::length_part(length_, average_length_));
      if (weight_ < least_weight) continue;
    }
    if (stands_here()) return;
  }
}

/// The first document from `document` on that has all words.
Xapian::docid SequencePostings::next_with_all(Xapian::docid document) {
  for (std::size_t agreed = 0; agreed < words_.size();) {
    WordPostings& word = *words_[agreed].postings;
    if (word.get_docid() < document) word.skip_to(document, 0);
    if (word.at_end()) return at_end_;
    if (word.get_docid() == document) {
      ++agreed;
    } else {
      document = word.get_docid();
      agreed = agreed == 0 ? 1 : 0;
    }
  }
  return document;
}

double SequencePostings::weight_by(double length_part) const {
  double weight = 0;
  for (const auto& word : words_) weight += word.postings->weight_by(length_part);
  return weight;
}

bool SequencePostings::stands_here() {
  arrangement_->clear();
  positions_->move_to(current_, length_);
  for (const auto& word : words_) {
    auto& positions = arrangement_->positions(word.place);
    const auto& lists = word.postings->lists();
    std::size_t read = 0;
    for (std::size_t i = 0; i < lists.size(); ++i) {
      if (lists[i].document != current_ || !word.listed[i]) continue;
      positions_->append(*lists[i].term, *word.listed[i], positions);
      ++read;
    }
    if (read > 1) std::ranges::sort(positions);
    if (!arrangement_->may_be_as_wanted(word.place)) return false;
  }
  return arrangement_->is_as_wanted();
}

std::string SequencePostings::get_description() const {
  std::string terms;
  for (const auto& word : wanted_->sequence.terms)
    for (const auto& term : word) terms += (terms.empty() ? "" : " ") + term;
  return terms;
}

}  // namespace libsearch::search

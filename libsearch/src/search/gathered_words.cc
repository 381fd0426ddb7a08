// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/gathered_words.h"

#include <algorithm>

#include "search/ranking.h"

namespace libsearch::search {

Xapian::docid UseCounts::next(Xapian::docid document, std::int32_t least) const {
  std::size_t at = document % block_size;
  for (std::size_t i = document / block_size; i < blocks_.size(); ++i, at = 0) {
    if (!blocks_[i]) continue;
    const auto begin = blocks_[i]->begin();
    const auto found = std::find_if(begin + static_cast<std::ptrdiff_t>(at), blocks_[i]->end(),
                                    [&](std::int32_t uses) { return uses > least; });
    if (found != blocks_[i]->end())
      return static_cast<Xapian::docid>(i * block_size + static_cast<std::size_t>(found - begin));
  }
  return 0;
}

Xapian::doccount UseCounts::documents() const {
  Xapian::doccount count = 0;
  for (const auto& block : blocks_)
    if (block)
      for (const std::int32_t uses : *block) count += uses > 0 ? 1 : 0;
  return count;
}

std::int32_t UseCounts::most() const {
  std::int32_t most = 0;
  for (const auto& block : blocks_)
    if (block)
      for (const std::int32_t uses : *block) most = std::max(most, uses);
  return most;
}

void GatheredWords::init(const Xapian::Database& database) {
  database_ = database;
  uses_ = UseCounts(database.get_lastdocid());
  for (const auto& word : *words_) gather(word);
  documents_ = uses_.documents();
  most_uses_ = uses_.most();
  shortest_ = Bm25::length_part(database.get_doclength_lower_bound(), average_length_);
  current_ = 0;
  set_maxweight(weight_of(most_uses_, shortest_));
}

void GatheredWords::gather(const Word& word) {
  // Asking for the term moves the engine's own cursor to the block where its list begins. The list then starts from
  // there, instead of reading the same block again for each word: opening it takes half the time.
  if (!database_.term_exists(word.term)) return;
  const std::int32_t share = word.share;
  Xapian::docid first = 0;  // of the block
  std::int32_t* block = nullptr;
  for (auto it = database_.postlist_begin(word.term); it != Xapian::PostingIterator(); ++it) {
    const Xapian::docid document = *it;
    if (block == nullptr || document - first >= UseCounts::block_size) {
      block = uses_.block(document / UseCounts::block_size);
      first = document - document % UseCounts::block_size;
    }
    block[document - first] += share * static_cast<std::int32_t>(it.get_wdf());
  }
}

/// Moves to the first document from there on that may weigh so much, were it the shortest.
void GatheredWords::move_to(Xapian::docid document, double least_weight) {
  const double share = std::max(least_weight, 0.0) / (weight_ * Bm25::most_share);
  constexpr double rounding = 1 - 1e-6;
  const double least_uses = share < 1 ? share * shortest_ / (1 - share) * whole_use * rounding : most_uses_;
  const auto found = uses_.next(document, static_cast<std::int32_t>(std::min<double>(least_uses, most_uses_)));
  current_ = found == 0 ? at_end_ : found;
}

double GatheredWords::get_weight() const {
  return weight_of(uses_.of(current_), Bm25::length_part(database_.get_doclength(current_), average_length_));
}

double GatheredWords::weight_of(std::int32_t counted, double length_part) const {
  return weight_ * Bm25::share(static_cast<double>(counted) / whole_use, length_part);
}

}  // namespace libsearch::search

// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/gathered_words.h"

#include <algorithm>

#include "search/ranking.h"

namespace libsearch::search {

Xapian::docid UseCounts::next(Xapian::docid document, float least) const {
  std::size_t at = document % block_size;
  for (std::size_t i = document / block_size; i < blocks_.size(); ++i, at = 0) {
    if (!blocks_[i]) continue;
    const auto begin = blocks_[i]->begin();
    const auto found = std::find_if(begin + static_cast<std::ptrdiff_t>(at), blocks_[i]->end(),
                                    [&](float uses) { return uses > least; });
    if (found != blocks_[i]->end())
      return static_cast<Xapian::docid>(i * block_size + static_cast<std::size_t>(found - begin));
  }
  return 0;
}

Xapian::doccount UseCounts::documents() const {
  std::ptrdiff_t count = 0;
  for (const auto& block : blocks_)
    if (block) count += std::ranges::count_if(*block, [](float uses) { return uses > 0; });
  return static_cast<Xapian::doccount>(count);
}

void GatheredWords::init(const Xapian::Database& database) {
  database_ = database;
  uses_ = UseCounts(database.get_lastdocid());
  most_uses_ = 0;
  for (const auto& word : *words_) gather(word);
  documents_ = uses_.documents();
  shortest_ = length_part(database.get_doclength_lower_bound());
  current_ = 0;
  set_maxweight(weight_of(most_uses_, shortest_));
}

void GatheredWords::gather(const Word& word) {
  // Asking for the term moves the engine's own cursor to the block where its list begins. The list then starts from
  // there, instead of reading the same block again for each word: opening it takes half the time.
  if (!database_.term_exists(word.term)) return;
  Xapian::docid number = 0;
  float* block = nullptr;
  for (auto it = database_.postlist_begin(word.term); it != Xapian::PostingIterator(); ++it) {
    const Xapian::docid document = *it;
    if (block == nullptr || document / UseCounts::block_size != number) {
      number = document / UseCounts::block_size;
      block = uses_.block(number);
    }
    float& uses = block[document % UseCounts::block_size];
    uses += word.share * static_cast<float>(it.get_wdf());
    most_uses_ = std::max(most_uses_, uses);
  }
}

/// Moves to the first document from there on that may weigh so much, were it the shortest.
void GatheredWords::move_to(Xapian::docid document, double least_weight) {
  const double share = std::max(least_weight, 0.0) / (weight_ * (Bm25::k1 + 1));
  const double least_uses = share < 1 ? share * shortest_ / (1 - share) : most_uses_;
  constexpr double rounding = 1 - 1e-6;
  const auto found = uses_.next(document, static_cast<float>(least_uses * rounding));
  current_ = found == 0 ? at_end_ : found;
}

double GatheredWords::get_weight() const {
  return weight_of(uses_.of(current_), length_part(database_.get_doclength(current_)));
}

/// What the length of a document adds to its uses of a word.
double GatheredWords::length_part(Xapian::termcount length) const {
  const double relative = std::max(static_cast<double>(length) / average_length_, Bm25::min_length);
  return Bm25::k1 * (relative * Bm25::b + (1 - Bm25::b));
}

double GatheredWords::weight_of(double uses, double length_part) const {
  return weight_ * (Bm25::k1 + 1) * uses / (uses + length_part);
}

}  // namespace libsearch::search

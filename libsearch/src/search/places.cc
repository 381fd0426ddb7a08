// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/places.h"

#include <algorithm>
#include <utility>

#include "search/sequence_postings.h"

namespace libsearch::search {
namespace {

using Op = Xapian::Query::op;

/// A term that no document has: no prefix of ours begins so.
constexpr const char* nowhere = "Z";

bool has_signs(const Query& question) {
  return std::ranges::any_of(
      question.children, [](const Query& child) { return child.occur != Query::Occur::should || has_signs(child); });
}

Xapian::Query by_source(SequencePostings::Wanted wanted, const Snapshot& snapshot) {
  auto* source = new SequencePostings(std::make_shared<const SequencePostings::Wanted>(std::move(wanted)),
                                      snapshot.database().get_avlength());
  return Xapian::Query(source->release());
}

}  // namespace

bool is_narrowed(const Query& question, const SearchOptions& options) {
  return options.filter || options.recency_half_life > 0 || has_signs(question);
}

Xapian::Query places_by_engine(const Sequence& sequence, bool narrowed) {
  std::vector<Xapian::Query> words;  // the engine takes nothing but terms and OP_OR inside phrases
  for (const auto& terms : sequence.terms) words.emplace_back(Op::OP_OR, terms.begin(), terms.end());
  const Op op = sequence.in_order ? Op::OP_PHRASE : Op::OP_NEAR;
  const Xapian::Query found(op, words.begin(), words.end(), sequence.window);
  return narrowed ? Xapian::Query(Op::OP_OR, found, Xapian::Query(nowhere)) : found;
}

Xapian::Query places(Sequence sequence, const Snapshot& snapshot, bool narrowed) {
  if (snapshot.has_remote()) return places_by_engine(sequence, narrowed);
  std::vector<std::shared_ptr<const WordPostings::Bands>> words;
  for (const auto& terms : sequence.terms)
    words.push_back(std::make_shared<WordPostings::Bands>(WordPostings::Bands{{terms, 0}}));
  return by_source({std::move(sequence), std::move(words), false}, snapshot);
}

Xapian::Query ranked_places(Sequence sequence, std::vector<std::shared_ptr<const WordPostings::Bands>> words,
                            const Snapshot& snapshot) {
  return by_source({std::move(sequence), std::move(words), true}, snapshot);
}

bool are_places(const Xapian::Query& query) {
  const auto is_one = [](const Xapian::Query& one) {
    const auto type = one.get_type();
    return type == Op::OP_PHRASE || type == Op::OP_NEAR || type == Op::LEAF_POSTING_SOURCE;
  };
  return is_one(query) || (query.get_type() == Op::OP_OR && is_one(query.get_subquery(0)));
}

}  // namespace libsearch::search

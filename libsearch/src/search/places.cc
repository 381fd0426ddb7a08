// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/places.h"

#include <algorithm>

namespace libsearch::search {
namespace {

using Op = Xapian::Query::op;

/// A term that no document has: no prefix of ours begins so.
constexpr const char* nowhere = "Z";

bool has_signs(const Query& question) {
  return std::ranges::any_of(
      question.children, [](const Query& child) { return child.occur != Query::Occur::should || has_signs(child); });
}

}  // namespace

bool is_narrowed(const Query& question, const SearchOptions& options) {
  return options.filter || options.recency_half_life > 0 || has_signs(question);
}

Xapian::Query places(Op op, const std::vector<Xapian::Query>& words, Xapian::termcount window, bool narrowed) {
  const Xapian::Query found(op, words.begin(), words.end(), window);
  return narrowed ? Xapian::Query(Op::OP_OR, found, Xapian::Query(nowhere)) : found;
}

bool are_places(const Xapian::Query& query) {
  const auto is_one = [](const Xapian::Query& one) {
    return one.get_type() == Op::OP_PHRASE || one.get_type() == Op::OP_NEAR;
  };
  return is_one(query) || (query.get_type() == Op::OP_OR && is_one(query.get_subquery(0)));
}

}  // namespace libsearch::search

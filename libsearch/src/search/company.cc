// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/company.h"

#include <algorithm>
#include <utility>

#include "search/document_positions.h"
#include "search/places.h"
#include "search/word_weight.h"

namespace libsearch::search {
namespace {

using Op = Xapian::Query::op;

void append_terms(std::vector<std::string>& terms, const std::vector<Spelling>& spellings, const std::string& prefix) {
  for (const auto& spelling : spellings)
    for (auto& term : terms_of(spelling, prefix)) terms.push_back(std::move(term));
}

/// What words in company count, where other words count by their residual IDF (see word_weight.cc), which is not worth
/// looking up for so many: of 1, 1.5, 2 and 3 the best for names of people.
constexpr double company_weight = 1.5;

/// The spellings of all parts but one; faint ones only of the parts behind it, unless `all_faint`.
std::vector<std::string> company_of(const std::vector<PartWords>& parts, std::size_t part, bool all_faint) {
  std::vector<std::string> terms;
  for (std::size_t i = 0; i < parts.size(); ++i)
    for (const auto* word : i == part ? PartWords{} : parts[i]) {
      append_terms(terms, word->spellings, word->prefix);
      if (all_faint || i > part) append_terms(terms, word->faint, word->prefix);
    }
  std::ranges::sort(terms);
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  return terms;
}

}  // namespace

std::vector<Xapian::Query> company_queries(const std::vector<PartWords>& parts, const Snapshot& snapshot, bool each,
                                           bool narrowed) {
  std::vector<Xapian::Query> queries(parts.size());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    std::vector<std::string> faint;
    for (const auto* word : parts[i]) append_terms(faint, word->faint, word->prefix);
    if (faint.empty()) continue;
    const auto company = company_of(parts, i, each);
    if (company.empty()) continue;
    const auto near = places({{faint, company}, {}, false, company_window}, snapshot, narrowed);
    std::vector<std::string> own = std::move(faint);
    for (const auto* word : parts[i]) append_terms(own, word->spellings, word->prefix);
    // A faint spelling weighs what the spellings of its word weigh, lest its rarity put it before the name as typed.
    const Xapian::Query words(Op::OP_OR, one_word_query(std::move(own), snapshot, company_weight),
                              one_word_query(company, snapshot, company_weight));
    queries[i] = Xapian::Query(Op::OP_FILTER, words, near);
  }
  return queries;
}

bool has_company(const Xapian::Document& document, const std::string& term, const std::vector<std::string>& others) {
  const auto places = positions_in(document, term);
  return std::ranges::any_of(others, [&](const std::string& other) {
    const auto near = positions_in(document, other);
    return std::ranges::any_of(places, [&](Xapian::termpos at) {
      const auto first = at < company_window ? 0 : at - (company_window - 1);
      const auto place = std::ranges::lower_bound(near, first);
      return place != near.end() && *place < at + company_window;
    });
  });
}

bool are_near(std::string_view between) {
  constexpr std::size_t most_bytes = 100;
  if (between.size() > most_bytes) return false;
  const auto is_space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  std::size_t gaps = 0;
  for (std::size_t i = 0; i < between.size(); ++i)
    gaps += is_space(between[i]) && (i == 0 || !is_space(between[i - 1]));
  return gaps < company_window;
}

}  // namespace libsearch::search

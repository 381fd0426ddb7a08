// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/lexicon_batch.h"

namespace libsearch::search {
namespace {

/// Through a query that looks for nothing: the engine gathers the statistics of its terms before it begins.
std::vector<Xapian::doccount> count_documents(const Xapian::Database& database, const std::set<std::string>& terms) {
  std::vector<Xapian::doccount> counts;
  if (terms.empty()) return counts;
  Xapian::Enquire enquire(database);
  enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()));
  const Xapian::MSet none = enquire.get_mset(0, 0);
  for (const auto& term : terms) counts.push_back(none.get_termfreq(term));
  return counts;
}

}  // namespace

LexiconAnswers ask(const Xapian::Database& database, const LexiconBatch& batch) {
  LexiconAnswers answers;
  for (const auto& [kind, key] : batch.families) answers.families.push_back(index::read_family(database, kind, key));
  for (const auto& fold : batch.aliases) answers.aliases.push_back(index::aliases_of(database, fold));
  answers.documents = count_documents(database, batch.documents);
  for (const auto& term : batch.uses) answers.uses.push_back(database.get_collection_freq(term));
  return answers;
}

}  // namespace libsearch::search

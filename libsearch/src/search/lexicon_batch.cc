// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/lexicon_batch.h"

namespace libsearch::search {
namespace {

index::FamilyKind kind_of(const std::string& name) { return static_cast<index::FamilyKind>(name.front()); }
std::string_view key_of(const std::string& name) { return std::string_view(name).substr(1); }

Spread spread_in_one(Xapian::doccount documents) { return {documents, documents > 0 ? 1U : 0U}; }

/// Through a query that looks for nothing: the engine gathers the statistics of its terms before it begins.
std::vector<Spread> count_documents(const Xapian::Database& database, const std::set<std::string>& terms) {
  std::vector<Spread> counts;
  if (terms.empty()) return counts;
  Xapian::Enquire enquire(database);
  enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()));
  const Xapian::MSet none = enquire.get_mset(0, 0);
  for (const auto& term : terms) counts.push_back(spread_in_one(none.get_termfreq(term)));
  return counts;
}

}  // namespace

std::string family_name(index::FamilyKind kind, std::string_view key) {
  std::string name(1, static_cast<char>(kind));
  return name += key;
}

LexiconEntries read_family(const Xapian::Database& database, const std::string& name) {
  return index::read_family(database, kind_of(name), key_of(name));
}

LexiconEntries read_families_from(const Xapian::Database& database, const std::string& name) {
  return index::read_families_from(database, kind_of(name), key_of(name));
}

index::Aliases read_aliases(const Xapian::Database& database, const std::string& fold) {
  return index::aliases_of(database, fold);
}

Terms read_terms_from(const Xapian::Database& database, const std::string& beginning) {
  Terms terms;
  for (auto it = database.allterms_begin(beginning); it != database.allterms_end(beginning); ++it)
    terms.push_back({*it, it.get_termfreq()});
  return terms;
}

Spread read_spread(const Xapian::Database& database, const std::string& term) {
  return spread_in_one(database.get_termfreq(term));
}

LexiconAnswers ask(const Xapian::Database& database, const LexiconBatch& batch) {
  LexiconAnswers answers;
  for (const auto& name : batch.families) answers.families.push_back(read_family(database, name));
  for (const auto& name : batch.families_from) answers.families_from.push_back(read_families_from(database, name));
  for (const auto& fold : batch.aliases) answers.aliases.push_back(read_aliases(database, fold));
  for (const auto& beginning : batch.terms_from) answers.terms_from.push_back(read_terms_from(database, beginning));
  answers.documents = count_documents(database, batch.documents);
  for (const auto& term : batch.uses) answers.uses.push_back(database.get_collection_freq(term));
  return answers;
}

}  // namespace libsearch::search

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "index/alias_list.h"
#include "index/lexicon.h"

namespace libsearch::search {

/// A kind of family and its key, or the beginning of one, in one string.
std::string family_name(index::FamilyKind kind, std::string_view key);

using LexiconEntries = std::vector<index::LexiconEntry>;

/// A term and the number of documents that it occurs in.
struct CountedTerm {
  std::string term;
  Xapian::doccount documents;
};
using Terms = std::vector<CountedTerm>;  ///< sorted

/// In how many documents of how many indexes a term occurs.
struct Spread {
  Xapian::doccount documents = 0;
  unsigned indexes = 0;
};

// What one index knows of words.
LexiconEntries read_family(const Xapian::Database& database, const std::string& name);
LexiconEntries read_families_from(const Xapian::Database& database, const std::string& name);
index::Aliases read_aliases(const Xapian::Database& database, const std::string& fold);
Terms read_terms_from(const Xapian::Database& database, const std::string& beginning);
Spread read_spread(const Xapian::Database& database, const std::string& term);

/// What is to be looked up of words.
struct LexiconBatch {
  std::set<std::string> families;       ///< with these names
  std::set<std::string> families_from;  ///< whose names begin so
  std::set<std::string> aliases;        ///< of words with these folds
  std::set<std::string> terms_from;     ///< which begin so
  std::set<std::string> documents;      ///< with these terms: how many, and of how many indexes
  std::set<std::string> uses;           ///< of these terms: how many

  bool empty() const {
    return families.empty() && families_from.empty() && aliases.empty() && terms_from.empty() && documents.empty() &&
           uses.empty();
  }
};

/// What one index says to it, in its order.
struct LexiconAnswers {
  std::vector<LexiconEntries> families;
  std::vector<LexiconEntries> families_from;
  std::vector<index::Aliases> aliases;
  std::vector<Terms> terms_from;
  std::vector<Spread> documents;
  std::vector<Xapian::termcount> uses;
};

/// Asks a database for all of it. Numbers of documents take two exchanges with a server, however many they are; terms
/// that begin alike take one.
LexiconAnswers ask(const Xapian::Database& database, const LexiconBatch& batch);

}  // namespace libsearch::search

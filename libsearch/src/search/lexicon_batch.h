// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

#include "index/alias_list.h"
#include "index/lexicon.h"

namespace libsearch::search {

/// What is to be looked up of words.
struct LexiconBatch {
  std::set<std::pair<index::FamilyKind, std::string>> families;  ///< by kind and key
  std::set<std::string> aliases;                                 ///< of words with these folds
  std::set<std::string> documents;                               ///< with these terms: how many
  std::set<std::string> uses;                                    ///< of these terms: how many

  bool empty() const { return families.empty() && aliases.empty() && documents.empty() && uses.empty(); }
};

/// What one index says to it, in its order.
struct LexiconAnswers {
  std::vector<std::vector<index::LexiconEntry>> families;
  std::vector<index::Aliases> aliases;
  std::vector<Xapian::doccount> documents;
  std::vector<Xapian::termcount> uses;
};

/// Asks a database for all of it. Numbers of documents take two exchanges with a server, however many they are.
LexiconAnswers ask(const Xapian::Database& database, const LexiconBatch& batch);

}  // namespace libsearch::search

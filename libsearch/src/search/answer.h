// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <libsearch/explanation.h>
#include <libsearch/search_options.h>

#include "search/snapshot.h"
#include "search/translated.h"

namespace libsearch::search {

/// Throws Error(bad_input) for options that mean nothing.
void check_options(const SearchOptions& options);

/// Asks the engine a translated question and gathers the answer, all from the snapshot's present state.
Results answer(const Snapshot& snapshot, const Translated& question, const SearchOptions& options);

/// The fields that a question names or that documents are to be arranged by, each once, as far as none has them.
std::vector<std::string> unknown_fields(const Snapshot& snapshot, const Query& question, const SearchOptions& options);

/// The document with this id.
std::optional<Xapian::docid> find_document(const Xapian::Database& database, std::string_view id);

/// The engine, ready to be asked a query with the ranking of all answers.
Xapian::Enquire ranked(const Snapshot& snapshot, const Xapian::Query& query);

/// Tells which spellings of a question's words some documents have. The question must outlive it.
class Matcher {
 public:
  Matcher(const Snapshot& snapshot, const Translated& question, std::vector<Xapian::docid> documents);

  /// Closest first, as the index has them. The number must be one of those given, the document that of the number.
  std::vector<WordMatch> matches(Xapian::docid number, const Xapian::Document& document) const;

 private:
  using Terms = std::vector<std::pair<std::string, Translated::Origin>>;
  void read_lists(const Xapian::Database& database, const std::vector<Xapian::docid>& documents);
  std::vector<Translated::Origin> read_document(const Xapian::Document& document) const;
  void drop_lonely(const Xapian::Document& document, std::vector<Translated::Origin>& found) const;

  const Translated& question_;
  Terms terms_;  ///< sorted, as those of documents are
  /// Of all documents, where their words' lists were the shorter way.
  std::optional<std::unordered_map<Xapian::docid, std::vector<Translated::Origin>>> in_lists_;
};

}  // namespace libsearch::search

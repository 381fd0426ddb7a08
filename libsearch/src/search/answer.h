// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <libsearch/explanation.h>
#include <libsearch/search_options.h>

#include "search/snapshot.h"
#include "search/translation.h"

namespace libsearch::search {

/// Throws Error(bad_input) for options that mean nothing.
void check_options(const SearchOptions& options);

/// Asks the engine a translated question and gathers the answer, all from the snapshot's present state.
Results answer(const Snapshot& snapshot, const Translated& question, const SearchOptions& options);

/// The document with this id.
std::optional<Xapian::docid> find_document(const Xapian::Database& database, std::string_view id);

/// The engine, ready to be asked a query with the ranking of all answers.
Xapian::Enquire ranked(const Snapshot& snapshot, const Xapian::Query& query);

/// Tells which spellings of a question's words documents have. The references must outlive it.
class Matcher {
 public:
  Matcher(const Snapshot& snapshot, const Translated& question);

  /// Closest first, as the index has them.
  std::vector<WordMatch> matches(Xapian::docid document) const;

 private:
  void drop_lonely(Xapian::docid document, std::vector<Translated::Origin>& found) const;

  const Snapshot& snapshot_;
  const Translated& question_;
  std::vector<std::pair<std::string, Translated::Origin>> terms_;  ///< sorted, as those of documents are
};

}  // namespace libsearch::search

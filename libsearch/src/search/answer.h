// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string_view>
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

/// Which spellings of the question's words a document has that `enquire` has found, closest first, as the index has
/// them.
std::vector<WordMatch> matches_of(const Xapian::Enquire& enquire, const Translated& question, Xapian::docid document);

}  // namespace libsearch::search

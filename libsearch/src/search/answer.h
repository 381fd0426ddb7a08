// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string_view>

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

/// How the document with this id answers the question: fills in the document's part of `out`.
void explain_document(const Snapshot& snapshot, const Translated& question, std::string_view id, Explanation& out);

}  // namespace libsearch::search

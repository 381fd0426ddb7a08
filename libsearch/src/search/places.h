// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include <libsearch/query.h>
#include <libsearch/search_options.h>
#include <xapian.h>

// Where words stand to each other, as the engine is asked it: OP_PHRASE and OP_NEAR.
namespace libsearch::search {

/// Whether all that a question finds has to pass a filter, or what some part of it requires or takes away.
bool is_narrowed(const Query& question, const SearchOptions& options);

/// The documents in which `words` stand as `op` says, within `window` words. `narrowed`: the question is. Then the
/// engine (1.4.22) gives a document what a phrase in an OR of three or more weighs although its words stand elsewhere,
/// unless it looks for the places by themselves. That takes twice the time: else they are looked at last, and only
/// where a document ranks high enough.
Xapian::Query places(Xapian::Query::op op, const std::vector<Xapian::Query>& words, Xapian::termcount window,
                     bool narrowed);

/// Whether a query is of places() and not of what stands in for them where an index has none.
bool are_places(const Xapian::Query& query);

}  // namespace libsearch::search

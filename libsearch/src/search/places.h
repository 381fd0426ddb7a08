// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <libsearch/query.h>
#include <libsearch/search_options.h>
#include <xapian.h>

#include "search/arrangement.h"
#include "search/snapshot.h"
#include "search/word_postings.h"

// Where words stand to each other, asked of indexes that have positions: local ones through a posting source, and where
// any is remote all through the engine's operators.
namespace libsearch::search {

/// Whether all that a question finds has to pass a filter, or what some part of it requires or takes away.
bool is_narrowed(const Query& question, const SearchOptions& options);

/// The documents in which words stand as `sequence` wants; they weigh nothing by that. `narrowed`: the question is.
Xapian::Query places(Sequence sequence, const Snapshot& snapshot, bool narrowed);

/// The same by the engine's operators, of which remote indexes know no more. Where a question is narrowed the engine
/// (1.4.22) gives a document what a phrase in an OR of three or more weighs although its words stand elsewhere, unless
/// it looks for the places by themselves. That takes twice the time: else they are looked at last, and only where a
/// document ranks high enough.
Xapian::Query places_by_engine(const Sequence& sequence, bool narrowed);

/// The same in local indexes, weighed by all words of the sequence together.
Xapian::Query ranked_places(Sequence sequence, std::vector<std::shared_ptr<const WordPostings::Bands>> words,
                            const Snapshot& snapshot);

/// Whether a query is of places() and not of what stands in for them where an index has none.
bool are_places(const Xapian::Query& query);

}  // namespace libsearch::search

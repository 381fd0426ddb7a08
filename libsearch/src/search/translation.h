// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <libsearch/query.h>
#include <libsearch/search_options.h>

#include "search/snapshot.h"
#include "search/translated.h"

namespace libsearch::search {

/// Turns the tree of a question into a query of the engine.
Translated translate(const Query& question, const Snapshot& snapshot, const SearchOptions& options);

}  // namespace libsearch::search

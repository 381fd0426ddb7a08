// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <libsearch/search_options.h>
#include <xapian.h>

namespace libsearch::search {

/// `query`, with scores raised for documents that are new as SearchOptions::recency_half_life says.
Xapian::Query with_recency(const Xapian::Query& query, const SearchOptions& options);

}  // namespace libsearch::search

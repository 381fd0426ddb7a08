// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include <xapian.h>

#include "search/snapshot.h"

namespace libsearch::search {

/// The documents that the engine found in snapshot.database(), in their order. Those of remote indexes are read at
/// once, side by side, where the engine would ask for one after the other.
std::vector<Xapian::Document> found_documents(const Snapshot& snapshot, const Xapian::MSet& found);

}  // namespace libsearch::search

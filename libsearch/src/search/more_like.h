// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <libsearch/query.h>
#include <xapian.h>

#include "search/snapshot.h"

namespace libsearch::search {

/// The question that finds documents like this one: the words that tell it apart from others, as any-of.
Query question_like(const Snapshot& snapshot, Xapian::docid document);

}  // namespace libsearch::search

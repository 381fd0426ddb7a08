// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include <libsearch/query.h>

#include "names/stop_words.h"
#include "search/snapshot.h"

namespace libsearch::search {

/// A word of a list that only ranks: without sign, field or mark of spelling.
bool is_plain_word(const Query& node);

/// A word without field or mark of spelling that documents may or must have.
bool is_bare_word(const Query& node);

/// What each of the words of an any-of question does in it, in the question's own language: that of the index's
/// languages whose function words it has most of. All count as content where nothing else would be left, and so does
/// what is no plain word.
std::vector<names::WordRole> word_roles(const std::vector<Query>& words, const Snapshot& snapshot);

}  // namespace libsearch::search

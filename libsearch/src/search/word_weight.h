// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <libsearch/results.h>
#include <xapian.h>

#include "search/snapshot.h"
#include "search/word_postings.h"

namespace libsearch::search {

/// The query for a word with these spellings, closest first. All of them count as one term, so that a rare misspelling
/// does not outrank the common form by its rarity; on top come bonuses that grow with closeness. The bonuses are
/// cumulative: what matches a closer spelling gets those of all looser ones too, so that for equal use documents come
/// in the order of the spellings. All this is scaled by how much the word says about the documents that have it: see
/// docs/ranking.md. `snapshot` is asked for numbers only; `alone`: the word is all of the question; `scale`: what it
/// counts besides, which is not to be multiplied with later if it is more than 1: see WordPostings.
Xapian::Query word_query(const std::vector<Spelling>& spellings, const std::string& prefix, const Snapshot& snapshot,
                         bool alone = false, double scale = 1);

/// The same for local indexes, as what goes into a posting source.
std::shared_ptr<const WordPostings::Bands> word_bands(const std::vector<Spelling>& spellings, const std::string& prefix,
                                                      const Snapshot& snapshot, bool alone);

/// The query for the documents with any of these terms, as if they were one term; `scale` as above.
Xapian::Query one_word_query(std::vector<std::string> terms, const Snapshot& snapshot, double scale);

/// The query for `typed`, a beginning that stands for these words: for documents they count as one word, those written
/// with other diacritics a little less.
Xapian::Query beginning_query(const std::string& typed, const std::vector<Spelling>& words, const std::string& prefix,
                              const Snapshot& snapshot);

/// The most words, the most frequent ones, that a beginning can stand for, lest it take time without bound.
std::size_t most_words_begun(const Snapshot& snapshot);

/// The engine's terms of a spelling: what was typed is found inside other words of Han characters as well.
std::vector<std::string> terms_of(const Spelling& spelling, const std::string& prefix);

/// The terms that a word inside a phrase is looked for as: all of its spellings that are not too far.
std::vector<std::string> phrase_terms(const std::vector<Spelling>& spellings, const std::string& prefix);

}  // namespace libsearch::search

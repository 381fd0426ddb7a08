// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "search/lexicon_view.h"

namespace libsearch::search {

/// A word of the index that is a few slips of the keyboard away from another.
struct NearWord {
  std::string text;
  unsigned edits = 0;  ///< letters to add, leave out, replace or swap with their neighbour; accents do not count
  Xapian::doccount documents = 0;
};

/// How many terms of the index a search for near words may look at, over all words of a question.
struct WalkBudget {
  std::size_t steps = 20'000;
};

/// Words under the term prefix of a field that are one edit away from `typed`; where there is none and the word is
/// long enough, two edits, with the same first letter. None for words of less than three letters. Walks the sorted
/// terms and skips those that begin in a way that cannot lead anywhere.
std::vector<NearWord> near_words(const Xapian::Database& database, const std::string& prefix, std::string_view typed,
                                 WalkBudget& budget);

/// The same among those words of the lexicon that begin with the first two letters of `typed`: of remote indexes these
/// come in one exchange, where a walk would take thousands.
std::vector<NearWord> near_words(const LexiconView& lexicon, const std::string& prefix, std::string_view typed);

}  // namespace libsearch::search

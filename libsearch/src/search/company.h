// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "search/expansion.h"
#include "search/snapshot.h"

// Words of a question in each other's company. That دیوید is David may be too unlikely to look for it, and so may be
// that دیویس is Davies; that the two stand side by side by chance is far less likely than either alone. So a faint
// spelling of a word counts where any spelling of another word of the question stands near it.
namespace libsearch::search {

/// Near is within so many words, both ends counted: given names, particles and initials may stand between.
inline constexpr unsigned company_window = 4;
/// Of longer questions hardly any two words are parts of one name, and most would be looked for in vain.
inline constexpr std::size_t most_in_company = 8;

/// What one part of a question (`Jean-Marie`) was cut into.
using PartWords = std::vector<const ExpandedWord*>;

/// For each part the query for the faint spellings of its words in the company of other parts; empty where it has none.
/// It ranks by both. Two faint spellings in each other's company are found by the query of the first part, for each
/// list that the engine opens costs time; with `each` by the other's as well. `narrowed`: see places().
std::vector<Xapian::Query> company_queries(const std::vector<PartWords>& parts, const Snapshot& snapshot, bool each,
                                           bool narrowed);

/// Whether `term` stands near one of `others` in a document.
bool has_company(const Xapian::Document& document, const std::string& term, const std::vector<std::string>& others);

/// The same for two places of a text, by the words between them.
bool are_near(std::string_view between);

}  // namespace libsearch::search

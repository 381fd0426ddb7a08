// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <libsearch/query.h>
#include <libsearch/results.h>

#include "search/snapshot.h"
#include "search/translated.h"

namespace libsearch::search {

/// Fewer documents than these are next to nothing: for an answer, and for a word of the question.
inline constexpr std::uint64_t next_to_nothing = 3;

/// For the words of a question that next to no document has: which words of the index are near. A yet looser tier than
/// `similar`: slips of the keyboard, and the loosest likeness of sound. Takes bounded time; where an index is remote,
/// slips in the first two letters are not looked for.
std::vector<Suggestion> suggestions_for(const Snapshot& snapshot, const Translated& question);

/// `question` with each word of `suggestions` replaced by the likeliest. `tree` is what it was understood as.
std::string with_suggestions(std::string_view question, const Query& tree, const std::vector<Suggestion>& suggestions);

}  // namespace libsearch::search

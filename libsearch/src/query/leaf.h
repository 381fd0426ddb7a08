// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include <libsearch/query.h>

#include "query/lexer.h"

namespace libsearch::query {

/// The word, prefix, range or phrase a token stands for; nothing if only punctuation is left of it. A phrase with more
/// words than limits.phrase_words becomes a group of overlapping phrases. Throws Error(bad_query) for a `date:` that is
/// none and for a range that ends before it begins.
Query make_leaf(const Token& token, const QueryLimits& limits);

/// The operand of NEAR a token stands for: a plain word whatever it looks like. Throws Error(bad_query) for `date:`.
Query make_near_word(const Token& token);

/// True for what selects documents rather than ranks them: ranges, dates, `language:` and `id:`.
bool selects(const Query& leaf);

/// True for a field of which every value selects.
bool is_selecting_field(std::string_view field);

/// True for what NEAR can join.
bool is_near_word(const Token& token);

/// True for `word*`; a `*` anywhere else says nothing, so that **this** and 2*3 are words.
bool is_prefix(std::string_view chunk);

}  // namespace libsearch::query

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include <libsearch/query.h>

#include "query/lexer.h"

namespace libsearch::query {

/// Decides which parentheses and which of AND, OR, NOT and NEAR are operators; the rest become words, or are left out.
/// After it parentheses match, every AND and OR has an operand on both sides, every NOT one on its right (or another
/// NOT), and every NEAR a word on both sides, with one field. Throws Error for a NEAR/n that cannot be meant.
void resolve_operators(std::vector<Token>& tokens, const QueryLimits& limits);

/// The n of NEAR/n, or what NEAR alone means.
unsigned near_distance(const Token& token, const QueryLimits& limits);

}  // namespace libsearch::query

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include <libsearch/query.h>

namespace libsearch::query {

/// Throws Error(too_complex) if the question has too many bytes to be looked at.
void check_length(std::string_view question, const QueryLimits& limits);

/// Throws Error(too_complex) if the tree, which may be made by hand, has too many levels to be handled by recursion.
void check_levels(const Query& query);

/// Leaves out the shortest plain words of a long any-of question (its `left_out` says how many), then throws
/// Error(too_complex) if the tree still asks for more than `limits` allow.
Query fit_to_limits(Query query, const QueryLimits& limits);

}  // namespace libsearch::query

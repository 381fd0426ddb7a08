// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include <libsearch/query.h>

#include "query/group.h"

namespace libsearch::query {

/// The simplest tree that means the same as `node`: equal children once, groups that change nothing dissolved, a single
/// child instead of its group. Throws Error(too_complex) if groups are nested deeper than `limits` allow.
Query simplify(Node node, const QueryLimits& limits);

/// The same for a group whose children are simple already.
Query simplify(Query group, const QueryLimits& limits);

/// Equal for nodes that ask for the same, whatever their `occur`.
std::string key_of(const Query& query);

[[noreturn]] void throw_too_deep(const QueryLimits& limits, std::size_t position);

}  // namespace libsearch::query

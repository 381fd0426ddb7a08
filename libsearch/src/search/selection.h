// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include <libsearch/query.h>
#include <xapian.h>

// The parts of a question that select documents and do not rank them: fields that name a set of documents rather than
// words, and ranges.
namespace libsearch::search {

/// In lower case: the names of fields know no case.
std::string field_name(std::string_view typed);

/// Whether a word's field names a set of documents: `language:tr`, `id:x`.
bool is_filter(const Query& word);
Xapian::Query filter_query(const Query& word);

/// A range over the field's slot. What begins with the end is still inside: the whole day 2016-10-24 lies within
/// ..2016-10-24.
Xapian::Query range_query(const Query& range);

}  // namespace libsearch::search

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <libsearch/aliases.h>
#include <xapian.h>

// The aliases of an index: a list as the user gave it, and two kinds of families made from it (see lexicon.h), from a
// word to the groups it is in and from a group to its words.
namespace libsearch::index {

/// Replaces the aliases of `database`.
void write_aliases(Xapian::WritableDatabase& database, const std::vector<AliasGroup>& groups);

/// The aliases as write_aliases() was given them.
std::vector<AliasGroup> read_aliases(const Xapian::Database& database);

/// The folds of all aliases of a word with this fold, itself left out.
std::vector<std::string> aliases_of(const Xapian::Database& database, std::string_view fold);

}  // namespace libsearch::index

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <libsearch/aliases.h>
#include <xapian.h>

// The aliases of an index: a list as the user gave it, and three kinds of families made from it (see lexicon.h), from a
// word to the groups it is in, from a group to its words and from a group to where it is from.
namespace libsearch::index {

/// Replaces the aliases of `database`.
void write_aliases(Xapian::WritableDatabase& database, const std::vector<AliasGroup>& groups);

/// The aliases as write_aliases() was given them. Throws Error(corrupt) where the list is damaged.
std::vector<AliasGroup> read_aliases(const Xapian::Database& database);

/// Folds of words, and where it is from that they are aliases (AliasGroup::origin).
using Aliases = std::map<std::string, std::set<std::string>>;

/// All aliases of a word with this fold, itself left out.
Aliases aliases_of(const Xapian::Database& database, std::string_view fold);

}  // namespace libsearch::index

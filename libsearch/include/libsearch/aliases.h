// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <libsearch/export.h>

// Names that are different words: Aleppo and Halab, Germany and Deutschland, ISIL and Daesh. No rule finds them; a list
// does.
namespace libsearch {

/// Words that are one name, in any spelling each; folds are compared.
using AliasGroup = std::vector<std::string>;

/// Reads a list of aliases: a group a line, its words separated by commas or tabs; empty lines and what follows a `#`
/// are passed over. Throws Error(bad_input), naming the line, for a group of fewer than two words or an alias of
/// several words. Thread-safe.
LIBSEARCH_API std::vector<AliasGroup> parse_aliases(std::string_view text);

/// The names of countries and of the larger cities in all languages that ICU knows, as far as they are one word: some
/// 600 groups. Takes about a second. Thread-safe.
LIBSEARCH_API std::vector<AliasGroup> place_names();

}  // namespace libsearch

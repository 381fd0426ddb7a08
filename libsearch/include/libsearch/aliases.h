// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <libsearch/export.h>

// Names that are different words: Aleppo and Halab, Germany and Deutschland, ISIL and Daesh. No rule finds them; a list
// does.
namespace libsearch {

/// Words that are one name.
struct AliasGroup {
  std::vector<std::string> names;  ///< in any spelling each; folds are compared
  std::string origin = {};         ///< where the group is from, for Spelling::rule to tell; may be empty
  bool operator==(const AliasGroup&) const = default;
};

/// Reads a list of aliases: a group a line, its words separated by commas or tabs; empty lines and what follows a `#`
/// are passed over. The origin of a group is its line, as in `FILE:3`, or `line 3` if `file` is empty. Throws
/// Error(bad_input), naming the line so, for a group of fewer than two words or an alias of several words. Thread-safe.
LIBSEARCH_API std::vector<AliasGroup> parse_aliases(std::string_view text, std::string_view file = {});

/// The names of countries and of the larger cities in all languages that ICU knows, as far as they are one word: some
/// 700 groups, whose origins are as in `ICU territory DE` and `ICU city Europe/Berlin`. Takes a third of a second.
/// Thread-safe.
LIBSEARCH_API std::vector<AliasGroup> place_names();

}  // namespace libsearch

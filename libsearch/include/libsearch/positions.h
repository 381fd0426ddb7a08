// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <libsearch/export.h>

namespace libsearch {

/// How an index keeps where in its text each word stands, which phrases, NEAR and hyphenated words ask for. Chosen when
/// it is made.
enum class Positions {
  /// Not at all. Phrases are looked for in the stored texts, which takes many times longer and is cut off after a
  /// second (Results::total_is_exact is then false).
  none,
  /// Those of a document together: a quarter to a third faster to build and to update than by_word, and smaller. Where
  /// the index is
  /// reached through a server it counts as none, for servers cannot read them.
  by_document,
  /// Those of each word of each document by themselves, in Xapian's own table: for indexes that a server
  /// (xapian-tcpsrv) answers questions from.
  by_word,
};

/// "none", "by document" or "by word".
LIBSEARCH_API const char* to_string(Positions positions) noexcept;

}  // namespace libsearch

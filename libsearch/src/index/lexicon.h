// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "index/lexicon_block.h"
#include "index/vocabulary.h"

// The lexicon: which spellings of the index are one word. It lies beside the postings as the database's metadata and is
// written in the same transaction. A family is a list of spellings under a key; a list is stored as one or more blocks
// (lexicon_block.h). New spellings go to a family's last block until that is full, so that a small update rewrites
// little; blocks of several databases merge into one (LexiconMerger).
namespace libsearch::index {

/// What the spellings of a family have in common. The letters are part of the index's format.
enum class FamilyKind : char {
  fold = 'f',          ///< the fold; the spelling that is its own fold has no entry
  stem = 't',          ///< language and stem; words that are their own stem have no entry
  apostrophe = 'a',    ///< the fold of what an apostrophe suffix was added to
  sound = 's',         ///< a sound key
  homoglyph = 'h',     ///< the fold of what a word of mixed scripts looks like
  alias = 'n',         ///< the fold of a word with aliases; its members are numbers of groups
  alias_group = 'g',   ///< the number of a group; its members are folds
  alias_origin = 'o',  ///< the number of a group; its one member says where it is from
};

/// The key of a stem family.
std::string stem_family(names::StemLanguage language, std::string_view stem);

/// The spellings recorded in the family of this kind and key, sorted.
std::vector<LexiconEntry> read_family(const Xapian::Database& database, FamilyKind kind, std::string_view key);

/// The spellings of all families of this kind whose key begins with `beginning`.
std::vector<LexiconEntry> read_families_from(const Xapian::Database& database, FamilyKind kind,
                                             std::string_view beginning);

/// What there is already when words are written.
struct KnownLexicon {
  const Xapian::Database* committed = nullptr;  ///< the index before; null: there is none
  bool is_extended = false;  ///< it is the one that is written to, and not to be merged with it later
};

/// Adds the families of all words in `vocabulary` to the lexicon of `database`, as far as they are not known.
void write_lexicon(Xapian::WritableDatabase& database, const Vocabulary& vocabulary, const KnownLexicon& known);

/// Writes a family anew.
void write_family(Xapian::WritableDatabase& database, FamilyKind kind, std::string_view key,
                  const std::set<std::string>& members);

/// Removes all families of a kind.
void remove_families(Xapian::WritableDatabase& database, FamilyKind kind);

/// Reads the whole lexicon; what is wrong with it, or an empty string.
std::string check_lexicon(const Xapian::Database& database);

/// Unites the lexicons of databases that Xapian compacts into one.
class LexiconMerger : public Xapian::Compactor {
 public:
  std::string resolve_duplicate_metadata(const std::string& table_key, std::size_t count,
                                         const std::string tags[]) override;
};

}  // namespace libsearch::index

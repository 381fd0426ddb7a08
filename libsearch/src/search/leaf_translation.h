// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <libsearch/query.h>
#include <libsearch/search_options.h>
#include <xapian.h>

#include "search/company.h"
#include "search/expansion.h"
#include "search/sequence.h"
#include "search/snapshot.h"
#include "search/translated.h"
#include "text/han.h"
#include "text/words.h"

namespace libsearch::search {

/// The query for a part of a question; nothing for what says nothing (punctuation): it is passed over.
using Part = std::optional<Xapian::Query>;

/// `parts` as one query, a single one as it is.
Xapian::Query combine(Xapian::Query::op op, const std::vector<Xapian::Query>& parts);

/// Turns the leaves of a question's tree into queries of the engine, and notes what they look for. For one question;
/// not thread-safe.
class LeafTranslator {
 public:
  /// `alone`: the question is one word; `narrowed`: see places(). The references must outlive it.
  LeafTranslator(const Snapshot& snapshot, const SearchOptions& options, bool alone, bool narrowed);

  Part word(const Query& node);
  Part beginning(const Query& node);
  /// Of a phrase, or of words near each other.
  Part sequence(const Query& node);
  /// The query for one word, with field and mark of spelling as `node` has them.
  Xapian::Query spellings(const Query& node, std::string_view word);

  /// What follows belongs to the next part of a list; `in_company`: the others may tell what it is, see company.h.
  void begin_part(bool in_company);
  /// The words of that part that queries were made for. They live as long as this object.
  const PartWords& asked() const { return asked_; }

  /// All that was noted; the query is left to the caller.
  Translated noted() &&;

 private:
  /// The words that the text of an operand was cut into are joined as they stand in it.
  Xapian::Query join_words(const Query& node, std::string_view text, std::vector<text::Word> found);
  void add_unspaced(const Query& node, std::string_view text, const std::vector<text::Word>& compounds,
                    const std::vector<text::Word>& parts, std::vector<Xapian::Query>& alternatives);
  Xapian::Query with_han_pairs(const Xapian::Query& words, std::string_view text,
                               const std::vector<text::HanPair>& found);
  bool has_room_for(std::string_view word);
  Xapian::Query all_of(const Query& node, const std::vector<std::string_view>& words);
  Xapian::Query phrase_query(const Query& node, std::vector<std::string_view> words);
  Xapian::Query weighed_places(const Query& node, const std::vector<std::string_view>& words, Sequence sequence);
  void add_weighted_fields(const Query& node, std::string_view word, std::vector<Xapian::Query>& queries);
  const ExpandedWord& expand(const Query& node, std::string_view word);
  const ExpandedWord& expand_in(const std::string& field, const Query& node, std::string_view word);
  void note(std::string_view typed, const std::string& field, ExpandedWord word);
  Looseness looseness_of(const Query& node) const;

  const Snapshot& snapshot_;
  const SearchOptions& options_;
  SequenceFinder sequences_;
  std::map<std::tuple<std::string, std::string, Looseness>, ExpandedWord> expanded_;
  bool is_alone_;
  bool is_narrowed_;
  bool in_company_ = false;
  bool in_sequence_ = false;  ///< of words that stand next to each other
  PartWords asked_;
  std::set<std::string, std::less<>> in_runs_;  ///< what runs without spaces are made of, as far as it is looked for
  std::size_t in_phrases_ = 0;                  ///< words of phrases that are looked for
  Translated noted_;
};

}  // namespace libsearch::search

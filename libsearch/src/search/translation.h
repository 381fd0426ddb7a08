// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
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

#include "names/stop_words.h"
#include "search/company.h"
#include "search/expansion.h"
#include "search/sequence.h"
#include "search/snapshot.h"
#include "search/translated.h"
#include "text/han.h"
#include "text/words.h"

namespace libsearch::search {

/// Turns the tree of a question into a query of the engine. For one question; not thread-safe.
class Translator {
 public:
  Translator(const Snapshot& snapshot, const SearchOptions& options);

  Translated translate(const Query& question) &&;

 private:
  /// Nothing for what says nothing (punctuation); such parts are passed over.
  using Part = std::optional<Xapian::Query>;

  Part translate_node(const Query& node);
  Part translate_word(const Query& node);
  Part translate_prefix(const Query& node);
  Part translate_sequence(const Query& node);
  Part translate_group(const Query& node);
  std::vector<Part> translate_children(const Query& group);
  std::vector<bool> in_company(const Query& group, const std::vector<names::WordRole>& roles) const;
  std::vector<names::WordRole> roles_of(const Query& group) const;

  /// The words that the text of an operand was cut into are joined as they stand in it.
  Xapian::Query join_words(const Query& node, std::string_view text, std::vector<text::Word> found);
  void add_unspaced(const Query& node, std::string_view text, const std::vector<text::Word>& compounds,
                    const std::vector<text::Word>& parts, std::vector<Xapian::Query>& alternatives);
  Xapian::Query with_han_pairs(const Xapian::Query& words, std::string_view text,
                               const std::vector<text::HanPair>& found);
  bool has_room_for(std::string_view word);
  Xapian::Query word_query(const Query& node, std::string_view word);
  Xapian::Query all_of(const Query& node, const std::vector<std::string_view>& words);
  Xapian::Query phrase_query(const Query& node, const std::vector<std::string_view>& words);
  const ExpandedWord& expand(const Query& node, std::string_view word);
  const ExpandedWord& expand_in(const std::string& field, const Query& node, std::string_view word);
  void remember(std::string_view typed, const std::string& field, ExpandedWord word);
  Looseness looseness_of(const Query& node) const;

  const Snapshot& snapshot_;
  const SearchOptions& options_;
  Expander expander_;
  SequenceFinder sequences_;
  std::map<std::tuple<std::string, std::string, Looseness>, ExpandedWord> expanded_;
  bool is_alone_ = false;    ///< the question is one word
  bool in_company_ = false;  ///< other words of the question may tell what this one is, see company.h
  PartWords asked_;          ///< the words that queries were made for last
  std::set<std::string, std::less<>> in_runs_;  ///< what runs without spaces are made of, as far as it is looked for
  Translated out_;
};

}  // namespace libsearch::search

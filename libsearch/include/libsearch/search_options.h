// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <libsearch/analyzer.h>
#include <libsearch/query.h>

namespace libsearch {

/// How much a hit says. Less is faster.
enum class Detail {
  ids,       ///< id, rank and score only
  fields,    ///< also the document's title, fields and so on, and how it matched
  snippets,  ///< also the snippet and highlights
};

/// Options of one search.
struct SearchOptions {
  std::size_t limit = 10;        ///< hits returned at most; limit + offset at most 10,000
  std::size_t offset = 0;        ///< hits left out at the beginning
  Match match = Match::any;      ///< for questions given as text
  Tier loosest = Tier::similar;  ///< the loosest tier of spellings used
  /// 0 to 1: the least probability at which a spelling counts as similar, for a word of five expected spellings: where
  /// more are expected, more is asked for, and less where fewer are. Default: as measured for names.
  std::optional<double> similarity = {};
  /// Passes over function words (`the`, `which`) in an any-of question that has other words too, and counts words that
  /// speak of the asking (`articles`, `interested`) little. Phrases and marked words (`+the`, `=the`) keep all of
  /// theirs.
  bool stop_words = true;
  /// Fields in which words that name no field are looked for as well, and what one counts that stands there: 1 is as
  /// much as in the text, the most is 100. Words of titles count three times already; `title` adds to that. At most 16.
  std::map<std::string, double> field_weights = {};
  /// In days; 0: how old a document is does not matter. Up to one half-life old, its score counts twice, and what it
  /// gains so halves with each half-life more, down to nothing after four and for documents without a date.
  double recency_half_life = 0;
  std::string recency_from = {};  ///< the ISO 8601 date that ages are counted from; empty: today, in UTC
  /// A field, `date` or `id` to sort by instead of relevance; `-` before it: descending. Documents without it come last
  /// (with a remote index and ascending, first).
  std::string sort = {};
  /// Only documents that match this too are found; it does not rank and is not highlighted. With a question that says
  /// nothing, all of them are found.
  std::optional<Query> filter = {};
  /// `text`: of documents with the same text (the same title, where there is no text) only the best is shown; or the
  /// name of a field, `date`, `language`: of those with the same first value. Documents without one are all shown.
  /// Empty: all.
  std::string collapse = {};
  /// Fields whose values in the documents found are counted: names of fields, `language`, and `date`, by year. At
  /// most 16.
  std::vector<std::string> facets = {};
  std::size_t facet_values = 10;  ///< values shown of each facet at most
  /// When next to nothing is found: look for words of the index that the question's may have been meant for.
  bool suggest = true;
  std::size_t count_exactly = 1000;  ///< totals are exact up to about so many documents; 0: fastest
  Detail detail = Detail::snippets;
  std::size_t snippet_length = 240;  ///< of a snippet, in code points, about
  std::size_t snippets = 1;          ///< passages of a hit at most; those after the first only with words that matched
};

}  // namespace libsearch

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <libsearch/explanation.h>
#include <libsearch/query.h>
#include <libsearch/search_options.h>

#include "search/snapshot.h"
#include "search/translated.h"

namespace libsearch::search {

/// Says how a question was understood and how documents answer it, all from the snapshot's present state.
class Explainer {
 public:
  /// The references must outlive it.
  Explainer(const Snapshot& snapshot, const SearchOptions& options, const Query& tree, Translated question);

  /// All but what concerns a document.
  Explanation question() const;

  /// Adds how the document with this id answers; that it does not, where there is none.
  void add_document(std::string_view id, Explanation& out) const;

 private:
  bool finds_something(const Xapian::Query& query) const;
  std::vector<std::string> reasons() const;
  std::vector<ExplainedMatch> matches(Xapian::docid document, std::vector<WordMatch> how) const;

  const Snapshot& snapshot_;
  const SearchOptions& options_;
  const Query& tree_;
  Translated question_;
};

}  // namespace libsearch::search

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <list>
#include <string>
#include <string_view>
#include <vector>

#include <libsearch/results.h>
#include <libsearch/search_options.h>
#include <xapian.h>

namespace libsearch::search {

/// The value slot that documents are sorted and collapsed by: of a field, `date`, `language` or `id`.
Xapian::valueno sort_slot(std::string_view field);

/// Counts the values of fields in the documents that a question finds. Set up before the search, read after it.
class FacetCounter {
 public:
  explicit FacetCounter(const SearchOptions& options);
  FacetCounter(const FacetCounter&) = delete;
  FacetCounter& operator=(const FacetCounter&) = delete;

  /// `enquire` must not be used for searching after this object is gone.
  void watch(Xapian::Enquire& enquire);
  std::vector<Facet> facets(const Xapian::MSet& found) const;

  /// Documents looked at, at least, where there are as many: more are estimated.
  static constexpr Xapian::doccount counted = 100'000;

 private:
  struct Watched {
    explicit Watched(const std::string& name);
    std::string field;
    bool has_labels;  ///< a field of documents, each with a list of values
    Xapian::ValueCountMatchSpy spy;
  };
  Facet facet_of(const Watched& watched, const Xapian::MSet& found) const;

  std::size_t most_values_;
  std::list<Watched> watched_;  ///< a list: the engine points at the spies
};

}  // namespace libsearch::search

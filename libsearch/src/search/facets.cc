// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/facets.h"

#include <algorithm>
#include <unordered_map>

#include "index/terms.h"

namespace libsearch::search {
namespace {

using Counts = std::unordered_map<std::string, std::uint64_t>;

/// The values most documents have, at most `most` of them; of equals the first by name.
std::vector<FacetValue> most_frequent(const Counts& counts, std::size_t most) {
  std::vector<FacetValue> values;
  for (const auto& [value, documents] : counts) values.push_back({value, documents});
  const auto end = values.begin() + static_cast<std::ptrdiff_t>(std::min(most, values.size()));
  std::partial_sort(values.begin(), end, values.end(), [](const FacetValue& a, const FacetValue& b) {
    return a.documents != b.documents ? a.documents > b.documents : a.value < b.value;
  });
  values.erase(end, values.end());
  return values;
}

}  // namespace

Xapian::valueno sort_slot(std::string_view field) {
  if (field == "date") return index::date_slot;
  if (field == "id") return index::id_slot;
  if (field == "language") return index::language_slot;
  return index::field_slot(field);
}

FacetCounter::Watched::Watched(const std::string& name)
    : field(name),
      has_labels(name != "date" && name != "language"),
      spy(has_labels ? index::facet_slot(name) : sort_slot(name)) {}

FacetCounter::FacetCounter(const SearchOptions& options) : most_values_(options.facet_values) {
  for (const auto& field : options.facets) watched_.emplace_back(field);
}

void FacetCounter::watch(Xapian::Enquire& enquire) {
  for (auto& watched : watched_) enquire.add_matchspy(&watched.spy);
}

std::vector<Facet> FacetCounter::facets(const Xapian::MSet& found) const {
  std::vector<Facet> facets;
  for (const auto& watched : watched_) facets.push_back(facet_of(watched, found));
  return facets;
}

Facet FacetCounter::facet_of(const Watched& watched, const Xapian::MSet& found) const {
  Facet facet;
  facet.field = watched.field;
  Counts counts;
  for (auto it = watched.spy.values_begin(); it != watched.spy.values_end(); ++it) {
    const auto documents = it.get_termfreq();
    constexpr std::size_t year = 4;
    if (watched.has_labels)
      for (const auto& value : index::facet_values_of(*it)) counts[value] += documents;
    else
      counts[watched.field == "date" ? (*it).substr(0, year) : *it] += documents;
  }
  const std::uint64_t total = found.get_uncollapsed_matches_estimated();
  const std::uint64_t seen = watched.spy.get_total();
  facet.distinct = counts.size();
  facet.values = most_frequent(counts, most_values_);
  facet.is_exact =
      found.get_uncollapsed_matches_lower_bound() == found.get_uncollapsed_matches_upper_bound() && seen >= total;
  if (!facet.is_exact && seen > 0 && seen < total)
    for (auto& value : facet.values) value.documents = value.documents * total / seen;
  return facet;
}

}  // namespace libsearch::search

// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/lexicon_view.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "index/alias_list.h"

namespace libsearch::search {
namespace {

/// Spellings and numbers kept at most: some ten megabytes.
constexpr std::size_t most_kept = 100'000;

using Entries = std::vector<index::LexiconEntry>;

void append(Entries& all, Entries&& more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace

void LexiconView::read_from(const std::vector<const Shard*>& shards) {
  sources_.clear();
  for (const auto* shard : shards) sources_.push_back({shard});
  forget();
}

void LexiconView::forget() {
  families_.clear();
  documents_.clear();
  uses_.clear();
  kept_ = 0;
}

void LexiconView::begin_question() {
  for (auto& source : sources_) source.taken = {};
  if (kept_ >= most_kept) forget();
}

/// Asks each index in turn. The engine's time limit is for one exchange, and a word takes many: the limit for their sum
/// is kept here.
template <class Ask>
void LexiconView::ask_each(Ask&& ask) const {
  for (const auto& source : sources_) {
    if (!source.shard->is_remote()) {
      ask(source.shard->database());
      continue;
    }
    const auto start = Clock::now();
    ask(source.shard->database());
    source.taken += Clock::now() - start;
    if (source.taken > time_limit_)
      throw Xapian::NetworkTimeoutError("looking up words took too long", source.shard->engine_name());
  }
}

const std::vector<index::LexiconEntry>& LexiconView::family(index::FamilyKind kind, std::string_view key) const {
  std::string name(1, static_cast<char>(kind));
  name += key;
  if (const auto known = families_.find(name); known != families_.end()) return known->second;
  std::vector<index::LexiconEntry> all;
  ask_each([&](const Xapian::Database& database) { append(all, index::read_family(database, kind, key)); });
  if (sources_.size() > 1) index::unite(all);
  kept_ += 1 + all.size();
  return families_.emplace(std::move(name), std::move(all)).first->second;
}

std::vector<index::LexiconEntry> LexiconView::families_from(index::FamilyKind kind, std::string_view beginning) const {
  std::vector<index::LexiconEntry> all;
  ask_each(
      [&](const Xapian::Database& database) { append(all, index::read_families_from(database, kind, beginning)); });
  if (sources_.size() > 1) index::unite(all);
  return all;
}

std::set<std::string> LexiconView::aliases_of(std::string_view fold) const {
  std::set<std::string> all;
  ask_each([&](const Xapian::Database& database) {
    for (auto& alias : index::aliases_of(database, fold)) all.insert(std::move(alias));
  });
  return all;
}

std::map<std::string, Xapian::doccount> LexiconView::terms_from(const std::string& beginning) const {
  std::map<std::string, Xapian::doccount> all;
  ask_each([&](const Xapian::Database& database) {
    auto at = all.begin();
    for (auto it = database.allterms_begin(beginning); it != database.allterms_end(beginning); ++it) {
      at = all.try_emplace(at, *it, 0);
      at->second += it.get_termfreq();
    }
  });
  return all;
}

template <class Kept, class Count>
auto LexiconView::sum_of(Kept& kept, const std::string& term, Count&& count) const {
  if (const auto known = kept.find(term); known != kept.end()) return known->second;
  typename Kept::mapped_type sum = 0;
  ask_each([&](const Xapian::Database& database) { sum += count(database); });
  ++kept_;
  return kept.emplace(term, sum).first->second;
}

Xapian::doccount LexiconView::documents_with(const std::string& term) const {
  return sum_of(documents_, term, [&](const Xapian::Database& database) { return database.get_termfreq(term); });
}

Xapian::doccount LexiconView::documents_with_any(const std::vector<std::string>& terms) const {
  Xapian::doccount most = 0;
  for (const auto& term : terms) most = std::max(most, documents_with(term));
  return most;
}

Xapian::termcount LexiconView::uses_of(const std::string& term) const {
  return sum_of(uses_, term, [&](const Xapian::Database& database) { return database.get_collection_freq(term); });
}

}  // namespace libsearch::search

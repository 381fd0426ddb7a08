// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/lexicon_view.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "index/side_by_side.h"

namespace libsearch::search {
namespace {

/// Spellings and numbers kept at most: some ten megabytes.
constexpr std::size_t most_kept = 100'000;

// What several indexes know as one.

/// Makes one list of two that are sorted by `key`; `join` adds an entry to that of the same key.
template <class Entry, class Join>
void merge(std::vector<Entry>& all, std::vector<Entry>&& more, std::string Entry::*key, Join&& join) {
  if (all.empty()) {
    all = std::move(more);
    return;
  }
  std::vector<Entry> both;
  both.reserve(all.size() + more.size());
  auto next = more.begin();
  for (auto& entry : all) {
    for (; next != more.end() && (*next).*key < entry.*key; ++next) both.push_back(std::move(*next));
    both.push_back(std::move(entry));
    if (next != more.end() && (*next).*key == both.back().*key) join(both.back(), *next++);
  }
  both.insert(both.end(), std::make_move_iterator(next), std::make_move_iterator(more.end()));
  all = std::move(both);
}

void unite(LexiconEntries& all, LexiconEntries&& more) {
  merge(all, std::move(more), &index::LexiconEntry::spelling, [](auto& known, const auto& same) {
    known.name = known.name || same.name;
    known.common = known.common || same.common;
    known.indexes += same.indexes;
  });
}

void unite(Terms& all, Terms&& more) {
  merge(all, std::move(more), &CountedTerm::term,
        [](auto& known, const auto& same) { known.documents += same.documents; });
}

void unite(index::Aliases& all, index::Aliases&& more) {
  for (auto& [alias, origins] : more) all[alias].merge(origins);
}

void unite(Spread& all, Spread more) {
  all.documents += more.documents;
  all.indexes += more.indexes;
}

void unite(unsigned& all, unsigned more) { all += more; }

std::size_t entries_of(unsigned) { return 1; }
std::size_t entries_of(const Spread&) { return 1; }
template <class Value>
std::size_t entries_of(const Value& value) {
  return 1 + value.size();
}

}  // namespace

void LexiconView::read_from(const std::vector<const Shard*>& shards) {
  sources_.clear();
  has_remote_ = false;
  for (const auto* shard : shards) {
    sources_.push_back({shard});
    has_remote_ = has_remote_ || shard->is_remote();
  }
  forget();
}

void LexiconView::forget() {
  families_.clear();
  families_from_.clear();
  aliases_.clear();
  terms_from_.clear();
  documents_.clear();
  uses_.clear();
  kept_ = 0;
}

void LexiconView::begin_question() {
  for (auto& source : sources_) source.taken = {};
  if (kept_ >= most_kept) forget();
}

/// The engine's time limit is for one exchange, and a word takes several: the limit for their sum is kept here.
void LexiconView::charge(const Source& source, Clock::duration time) const {
  if (!source.shard->is_remote()) return;
  source.taken += time;
  if (source.taken > time_limit_)
    throw Xapian::NetworkTimeoutError("looking up words took too long", source.shard->engine_name());
}

/// Asks each index in turn.
template <class Ask>
void LexiconView::ask_each(Ask&& ask) const {
  for (const auto& source : sources_) {
    const auto start = Clock::now();
    ask(source.shard->database());
    charge(source, Clock::now() - start);
  }
}

/// Reads what is missing; false if nothing is.
bool LexiconView::read_missing() const {
  if (missing_.empty()) return false;
  std::vector<LexiconAnswers> answers(sources_.size());
  std::vector<Clock::duration> taken(sources_.size());
  index::side_by_side(sources_.size(), [&](std::size_t i) {
    const auto start = Clock::now();
    answers[i] = ask(sources_[i].shard->database(), missing_);
    taken[i] = Clock::now() - start;
  });
  for (std::size_t i = 0; i < sources_.size(); ++i) charge(sources_[i], taken[i]);
  keep(answers);
  missing_ = {};
  return true;
}

void LexiconView::keep(std::vector<LexiconAnswers>& answers) const {
  const auto take = [&](const auto& asked, auto of_one, auto& kept) {
    std::size_t number = 0;
    for (const auto& what : asked) {
      auto& all = kept[what];
      for (auto& one : answers) unite(all, std::move((one.*of_one)[number]));
      kept_ += entries_of(all);
      ++number;
    }
  };
  take(missing_.families, &LexiconAnswers::families, families_);
  take(missing_.families_from, &LexiconAnswers::families_from, families_from_);
  take(missing_.aliases, &LexiconAnswers::aliases, aliases_);
  take(missing_.terms_from, &LexiconAnswers::terms_from, terms_from_);
  take(missing_.documents, &LexiconAnswers::documents, documents_);
  take(missing_.uses, &LexiconAnswers::uses, uses_);
}

/// What is kept of `what`; if nothing is, what the indexes say, or nought while what is missing is collected.
template <class Value, class Ask>
const Value& LexiconView::look_up(Kept<Value>& kept, std::set<std::string>& missing, const std::string& what,
                                  Ask&& ask) const {
  if (const auto known = kept.find(what); known != kept.end()) return known->second;
  if (collects_) {
    static const Value nought{};
    missing.insert(what);
    return nought;
  }
  Value all{};
  ask_each([&](const Xapian::Database& database) { unite(all, ask(database, what)); });
  kept_ += entries_of(all);
  return kept.emplace(what, std::move(all)).first->second;
}

const LexiconEntries& LexiconView::family(index::FamilyKind kind, std::string_view key) const {
  return look_up(families_, missing_.families, family_name(kind, key), read_family);
}

const LexiconEntries& LexiconView::families_from(index::FamilyKind kind, std::string_view beginning) const {
  return look_up(families_from_, missing_.families_from, family_name(kind, beginning), read_families_from);
}

const index::Aliases& LexiconView::aliases_of(const std::string& fold) const {
  return look_up(aliases_, missing_.aliases, fold, read_aliases);
}

const Terms& LexiconView::terms_from(const std::string& beginning) const {
  return look_up(terms_from_, missing_.terms_from, beginning, read_terms_from);
}

bool LexiconView::is_common(const index::LexiconEntry& entry) const {
  if (entry.common) return true;
  return entry.indexes < sources_.size() && entry.indexes < spread_of(entry.spelling).indexes;
}

const Spread& LexiconView::spread_of(const std::string& term) const {
  return look_up(documents_, missing_.documents, term, read_spread);
}

Xapian::doccount LexiconView::documents_with(const std::string& term) const { return spread_of(term).documents; }

Xapian::doccount LexiconView::documents_with_any(const std::vector<std::string>& terms) const {
  Xapian::doccount most = 0;
  for (const auto& term : terms) most = std::max(most, documents_with(term));
  return most;
}

Xapian::termcount LexiconView::uses_of(const std::string& term) const {
  return look_up(uses_, missing_.uses, term, [](const Xapian::Database& database, const std::string& one) {
    return database.get_collection_freq(one);
  });
}

}  // namespace libsearch::search

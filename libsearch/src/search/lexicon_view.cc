// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/lexicon_view.h"

#include <algorithm>
#include <exception>
#include <iterator>
#include <thread>
#include <utility>

namespace libsearch::search {
namespace {

/// Spellings and numbers kept at most: some ten megabytes.
constexpr std::size_t most_kept = 100'000;

using Entries = std::vector<index::LexiconEntry>;

void append(Entries& all, Entries&& more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

void add_to(index::Aliases& all, const index::Aliases& more) {
  for (const auto& [alias, origins] : more) all[alias].insert(origins.begin(), origins.end());
}

/// Sorts the terms of several indexes and adds up what each has of one.
void unite(std::vector<CountedTerm>& terms) {
  std::ranges::sort(terms, {}, &CountedTerm::term);
  auto last = terms.begin();
  for (auto it = terms.begin(); it != terms.end(); ++it) {
    if (it == last) continue;
    if (it->term == last->term)
      last->documents += it->documents;
    else if (++last != it)
      *last = std::move(*it);
  }
  if (last != terms.end()) terms.erase(last + 1, terms.end());
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
  aliases_.clear();
  begun_.clear();
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
  read_side_by_side(answers);
  keep(answers);
  missing_ = {};
  return true;
}

void LexiconView::read_side_by_side(std::vector<LexiconAnswers>& answers) const {
  std::vector<std::exception_ptr> errors(sources_.size());
  std::vector<Clock::duration> taken(sources_.size());
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < sources_.size(); ++i)
      threads.emplace_back([&, i] {
        const auto start = Clock::now();
        try {
          answers[i] = ask(sources_[i].shard->database(), missing_);
        } catch (...) {
          errors[i] = std::current_exception();
        }
        taken[i] = Clock::now() - start;
      });
  }
  for (const auto& error : errors)
    if (error) std::rethrow_exception(error);
  for (std::size_t i = 0; i < sources_.size(); ++i) charge(sources_[i], taken[i]);
}

void LexiconView::keep(const std::vector<LexiconAnswers>& answers) const {
  std::size_t number = 0;
  for (const auto& [kind, key] : missing_.families) {
    Entries& all = families_[static_cast<char>(kind) + key];
    for (const auto& one : answers) all.insert(all.end(), one.families[number].begin(), one.families[number].end());
    index::unite(all);
    kept_ += 1 + all.size();
    ++number;
  }
  number = 0;
  for (const auto& fold : missing_.aliases) {
    auto& all = aliases_[fold];
    for (const auto& one : answers) add_to(all, one.aliases[number]);
    ++number;
  }
  const auto sum = [&](const auto& terms, auto& kept, auto member) {
    std::size_t i = 0;
    for (const auto& term : terms) {
      auto& total = kept[term];
      for (const auto& one : answers) total += (one.*member)[i];
      ++i;
    }
    kept_ += terms.size();
  };
  sum(missing_.documents, documents_, &LexiconAnswers::documents);
  sum(missing_.uses, uses_, &LexiconAnswers::uses);
}

const std::vector<index::LexiconEntry>& LexiconView::family(index::FamilyKind kind, std::string_view key) const {
  std::string name(1, static_cast<char>(kind));
  name += key;
  if (const auto known = families_.find(name); known != families_.end()) return known->second;
  if (collects_) {
    static const Entries none;
    missing_.families.emplace(kind, key);
    return none;
  }
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

const index::Aliases& LexiconView::aliases_of(const std::string& fold) const {
  if (const auto known = aliases_.find(fold); known != aliases_.end()) return known->second;
  if (collects_) {
    static const index::Aliases none;
    missing_.aliases.insert(fold);
    return none;
  }
  index::Aliases all;
  ask_each([&](const Xapian::Database& database) { add_to(all, index::aliases_of(database, fold)); });
  ++kept_;
  return aliases_.emplace(fold, std::move(all)).first->second;
}

const std::vector<CountedTerm>& LexiconView::terms_from(const std::string& beginning) const {
  if (const auto known = begun_.find(beginning); known != begun_.end()) return known->second;
  std::vector<CountedTerm> all;
  ask_each([&](const Xapian::Database& database) {
    for (auto it = database.allterms_begin(beginning); it != database.allterms_end(beginning); ++it)
      all.push_back({*it, it.get_termfreq()});
  });
  if (sources_.size() > 1) unite(all);
  kept_ += 1 + all.size();
  return begun_.emplace(beginning, std::move(all)).first->second;
}

template <class Kept, class Count>
auto LexiconView::sum_of(Kept& kept, std::set<std::string>& missing, const std::string& term, Count&& count) const {
  if (const auto known = kept.find(term); known != kept.end()) return known->second;
  if (collects_) {
    missing.insert(term);
    return typename Kept::mapped_type{0};
  }
  typename Kept::mapped_type sum = 0;
  ask_each([&](const Xapian::Database& database) { sum += count(database); });
  ++kept_;
  return kept.emplace(term, sum).first->second;
}

Xapian::doccount LexiconView::documents_with(const std::string& term) const {
  return sum_of(documents_, missing_.documents, term,
                [&](const Xapian::Database& database) { return database.get_termfreq(term); });
}

Xapian::doccount LexiconView::documents_with_any(const std::vector<std::string>& terms) const {
  Xapian::doccount most = 0;
  for (const auto& term : terms) most = std::max(most, documents_with(term));
  return most;
}

Xapian::termcount LexiconView::uses_of(const std::string& term) const {
  return sum_of(uses_, missing_.uses, term,
                [&](const Xapian::Database& database) { return database.get_collection_freq(term); });
}

}  // namespace libsearch::search

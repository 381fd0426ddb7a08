// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/sequence.h"

#include "index/document_analyzer.h"
#include "index/record.h"
#include "index/terms.h"
#include "names/name_words.h"
#include "names/spelling.h"

namespace libsearch::search {
namespace {

/// What reading texts may take for one question. With it goes some ten thousand texts of a few kilobytes.
constexpr std::chrono::milliseconds time_to_read{1000};
constexpr Xapian::doccount most_read = 50'000;
/// Documents found are named to the engine one by one.
constexpr std::size_t most_found = 10'000;

}  // namespace

SequenceChecker::SequenceChecker(const Sequence& sequence) : sequence_(sequence), arrangement_(sequence) {
  for (std::size_t i = 0; i < sequence.terms.size(); ++i)
    for (const auto& term : sequence.terms[i]) wanted_[term].push_back(i);
}

bool SequenceChecker::stands_in(const Document& document) {
  arrangement_.clear();
  if (sequence_.prefix.empty()) {
    const std::uint32_t after_title = read(document.title, 1);
    read(document.text, after_title + index::position_gap);
  } else if (sequence_.prefix == index::field_prefix("title")) {
    read(document.title, 1);
  } else {
    for (const auto& field : document.fields) {
      if (index::field_prefix(field.name) != sequence_.prefix) continue;
      std::uint32_t position = 1;
      for (const auto& value : field.values) position = read(value, position) + index::position_gap;
    }
  }
  for (std::size_t word = 0; word < sequence_.terms.size(); ++word)
    if (!arrangement_.may_be_as_wanted(word)) return false;
  return arrangement_.is_as_wanted();
}

/// Notes where words of the sequence stand; returns the position after the last word.
std::uint32_t SequenceChecker::read(std::string_view text, std::uint32_t first_position) {
  words_.clear();
  const std::uint32_t next = names::split_words(text, words_, first_position);
  for (const auto& word : words_)
    for (const std::size_t place : words_at(text_of(text, word)))
      arrangement_.positions(place).push_back(word.position);
  return next;
}

const SequenceChecker::Words& SequenceChecker::words_at(std::string_view written) {
  static const Words none;
  key_.assign(written);
  const auto [known, is_new] = known_.try_emplace(key_, &none);
  if (is_new) {
    const auto wanted = wanted_.find(sequence_.prefix + names::spelling_of(written));
    if (wanted != wanted_.end()) known->second = &wanted->second;
  }
  return *known->second;
}

bool SequenceFinder::is_late() {
  const auto now = Clock::now();
  if (!deadline_) deadline_ = now + time_to_read;
  return now >= *deadline_;
}

Xapian::Query SequenceFinder::find(const Sequence& sequence) {
  if (snapshot_.lexicon().is_collecting()) return Xapian::Query::MatchNothing;
  std::vector<Xapian::Query> words;
  for (const auto& terms : sequence.terms) words.emplace_back(Xapian::Query::OP_OR, terms.begin(), terms.end());
  const Xapian::Query all(Xapian::Query::OP_AND, words.begin(), words.end());
  Xapian::Enquire enquire(snapshot_.database());
  enquire.set_query(all);
  const Xapian::MSet candidates = enquire.get_mset(0, most_read);
  if (candidates.size() < candidates.get_matches_lower_bound()) has_read_all_ = false;
  SequenceChecker checker(sequence);
  std::vector<Xapian::Query> found;
  for (auto it = candidates.begin(); it != candidates.end(); ++it) {
    if (found.size() == most_found || is_late()) {
      has_read_all_ = false;
      break;
    }
    const Document document = index::read_record(it.get_document());
    if (checker.stands_in(document)) found.emplace_back(index::id_term(document.id));
  }
  if (found.empty()) return Xapian::Query::MatchNothing;
  return {Xapian::Query::OP_FILTER, all, Xapian::Query(Xapian::Query::OP_OR, found.begin(), found.end())};
}

}  // namespace libsearch::search

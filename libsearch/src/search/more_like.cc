// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/more_like.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_set>
#include <vector>

#include "index/terms.h"
#include "names/fold.h"
#include "names/stem.h"
#include "text/ascii.h"

namespace libsearch::search {
namespace {

constexpr std::size_t most_words = 24;
/// Words looked at, the most frequent ones of the document first: long documents have many thousands.
constexpr std::size_t most_candidates = 1'000;

struct Candidate {
  std::string word;
  double weight = 0;
};

/// Words of titles and texts.
std::vector<Candidate> most_used(const Xapian::Database& database, Xapian::docid document) {
  std::vector<Candidate> words;
  for (auto it = database.termlist_begin(document); it != database.termlist_end(document); ++it) {
    const std::string word = *it;
    const bool is_word = word.size() > 1 && !index::has_prefix(word) && !text::is_ascii_digit(word.front());
    if (is_word) words.push_back({word, static_cast<double>(it.get_wdf())});
  }
  const auto end = words.begin() + static_cast<std::ptrdiff_t>(std::min(words.size(), most_candidates));
  std::partial_sort(words.begin(), end, words.end(),
                    [](const Candidate& a, const Candidate& b) { return a.weight > b.weight; });
  words.erase(end, words.end());
  return words;
}

/// Weighs each by how often it is used here and how rare it is elsewhere; a word that is only here finds nothing.
void weigh(const Xapian::Database& database, std::vector<Candidate>& words) {
  constexpr double saturation = 1.2;
  const double documents = database.get_doccount();
  for (auto& word : words) {
    const double frequency = database.get_termfreq(word.word);
    word.weight = frequency < 2 ? 0 : word.weight / (word.weight + saturation) * std::log(documents / frequency);
  }
  std::stable_sort(words.begin(), words.end(),
                   [](const Candidate& a, const Candidate& b) { return a.weight > b.weight; });
}

}  // namespace

Query question_like(const Snapshot& snapshot, Xapian::docid document) {
  const Xapian::Database& database = snapshot.database();
  const Xapian::Document stored = database.get_document(document);
  const auto language = names::stem_language(stored.get_value(index::language_slot));
  auto candidates = most_used(database, document);
  weigh(database, candidates);
  Query question{.kind = Query::Kind::group};
  std::unordered_set<std::string> met;  // forms of one word are looked for by any of them
  for (const auto& candidate : candidates) {
    if (candidate.weight <= 0 || question.children.size() == most_words) break;
    if (!met.insert(language ? names::stem(candidate.word, *language) : names::fold(candidate.word)).second) continue;
    question.children.push_back({.kind = Query::Kind::word, .text = candidate.word});
  }
  if (question.children.empty()) return {};
  question.children.push_back({.kind = Query::Kind::word,
                               .occur = Query::Occur::must_not,
                               .field = "id",
                               .text = stored.get_value(index::id_slot)});
  return question;
}

}  // namespace libsearch::search

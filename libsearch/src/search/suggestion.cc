// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/suggestion.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "search/expansion.h"
#include "search/near_words.h"

namespace libsearch::search {
namespace {

constexpr std::size_t most_words = 5;  ///< of a suggestion
/// One slip in so many words: what a candidate must be more frequent by to make up for one more edit, and to make a
/// slip of a word that some documents have.
constexpr std::uint64_t slip_odds = 200;
constexpr double loosest_similarity = 0.02;

std::uint64_t documents_of(const WordSpellings& word) {
  std::uint64_t sum = 0;
  for (const auto& spelling : word.spellings) sum += spelling.documents;
  return sum;
}

/// Candidates for what was meant, with how likely each is: as frequent as it is, and as the slip is rare.
class Candidates {
 public:
  void add(Spelling spelling, double likelihood) {
    const double rating = std::log(static_cast<double>(spelling.documents)) + std::log(likelihood);
    const auto [it, is_new] = rated_.try_emplace(spelling.text, rating, spelling);
    if (!is_new && it->second.first < rating) it->second = {rating, std::move(spelling)};
  }

  std::vector<Spelling> likeliest() const {
    std::vector<std::pair<double, const Spelling*>> order;
    for (const auto& [text, rated] : rated_) order.emplace_back(rated.first, &rated.second);
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    if (order.size() > most_words) order.resize(most_words);
    std::vector<Spelling> words;
    for (const auto& [rating, spelling] : order) words.push_back(*spelling);
    return words;
  }

 private:
  std::map<std::string, std::pair<double, Spelling>> rated_;
};

std::vector<NearWord> near_words_in(const Snapshot& snapshot, const std::string& word, const std::string& prefix,
                                    WalkBudget& budget) {
  if (snapshot.has_remote()) return near_words(snapshot.lexicon(), prefix, word);
  return near_words(snapshot.database(), prefix, word, budget);
}

std::vector<Spelling> meant_by(const Snapshot& snapshot, const WordSpellings& word, const std::string& prefix,
                               WalkBudget& budget) {
  Candidates candidates;
  const std::uint64_t least = std::max<std::uint64_t>(1, documents_of(word) * slip_odds);
  const auto length = static_cast<double>(word.word.size());
  for (auto& near : near_words_in(snapshot, word.word, prefix, budget)) {
    if (near.documents < least) continue;
    const std::string rule = std::to_string(near.edits) + (near.edits == 1 ? " edit" : " edits");
    candidates.add({std::move(near.text), Tier::similar, std::max(0.0, 1 - near.edits / length), near.documents, rule},
                   std::pow(static_cast<double>(slip_odds), -static_cast<double>(near.edits)));
  }
  auto similar = snapshot.expander().expand(word.word, prefix, {Tier::similar, loosest_similarity});
  for (auto& spelling : similar.spellings) {
    const bool is_known = std::any_of(word.spellings.begin(), word.spellings.end(),
                                      [&](const Spelling& known) { return known.text == spelling.text; });
    if (is_known || spelling.documents < least) continue;
    const double likelihood = spelling.similarity;
    candidates.add(std::move(spelling), likelihood);
  }
  return candidates.likeliest();
}

/// The words and phrases of a tree, each with its byte range.
void collect_leaves(const Query& node, std::vector<const Query*>& leaves) {
  if (node.children.empty())
    leaves.push_back(&node);
  else
    for (const auto& child : node.children) collect_leaves(child, leaves);
}

}  // namespace

std::vector<Suggestion> suggestions_for(const Snapshot& snapshot, const Translated& question) {
  return snapshot.lexicon().with_all([&] {
    std::vector<Suggestion> suggestions;
    WalkBudget budget;
    for (std::size_t i = 0; i < question.words.size(); ++i) {
      const WordSpellings& word = question.words[i];
      if (word.word.ends_with('*') || documents_of(word) >= next_to_nothing) continue;
      auto words = meant_by(snapshot, word, question.prefixes[i], budget);
      if (!words.empty()) suggestions.push_back({word.word, std::move(words)});
    }
    return suggestions;
  });
}

std::string with_suggestions(std::string_view question, const Query& tree, const std::vector<Suggestion>& suggestions) {
  std::vector<const Query*> leaves;
  collect_leaves(tree, leaves);
  std::map<std::size_t, std::pair<std::size_t, const std::string*>> replaced;  // begin -> end, by what
  const auto is_free = [&](std::size_t begin, std::size_t end) {
    return std::all_of(replaced.begin(), replaced.end(),
                       [&](const auto& other) { return end <= other.first || begin >= other.second.first; });
  };
  for (const auto& suggestion : suggestions)
    for (const auto* leaf : leaves) {
      const auto begin = question.substr(0, leaf->end).find(suggestion.word, leaf->begin);
      const auto end = begin + suggestion.word.size();
      if (begin != question.npos && is_free(begin, end)) replaced[begin] = {end, &suggestion.words.front().text};
    }
  std::string out;
  std::size_t at = 0;
  for (const auto& [begin, what] : replaced) {
    out += question.substr(at, begin - at);
    out += *what.second;
    at = what.first;
  }
  return replaced.empty() ? std::string() : out.append(question.substr(at));
}

}  // namespace libsearch::search

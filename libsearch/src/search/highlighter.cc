// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/highlighter.h"

#include <algorithm>
#include <optional>
#include <set>

#include "index/terms.h"
#include "names/name_words.h"
#include "names/spelling.h"
#include "search/company.h"
#include "text/han.h"
#include "text/utf8.h"

namespace libsearch::search {

namespace {

/// A text that the scan cannot narrow down is read so far; a hit deeper in it is not marked.
constexpr std::size_t most_unnarrowed = 256u << 10;
/// More marks than any passage is chosen from.
constexpr std::size_t enough_marks = 300;
constexpr std::size_t enough_of_a_word = 30;

}  // namespace

Highlighter::Highlighter(const Translated& question) : question_(question) {
  for (const auto& [term, origin] : question.origins()) {
    if (!index::has_prefix(term)) scan_.add(term);
    wants_han_pairs_ = wants_han_pairs_ || index::is_han_pair_term(term);
  }
  scan_.finish();
}

std::vector<Mark> Highlighter::marks(std::string_view text, std::size_t limit, const std::string& prefix) {
  std::vector<Mark> marks;
  text = text.substr(0, text::boundary_before(text, std::min(limit, text.size())));
  if (!prefix.empty()) {
    mark_words(text, 0, prefix, marks);
    drop_lonely(text, marks);
    return marks;
  }
  std::optional<WordScan::Place> place;
  while (!has_enough(marks) && (place = scan_.next_place(text, place ? place->end : 0))) {
    const std::size_t end = std::min(place->end, place->begin + most_unnarrowed);
    if (place->is_word)
      mark_word(text, {static_cast<std::uint32_t>(place->begin), static_cast<std::uint32_t>(place->end)}, prefix, {},
                marks);
    else
      mark_words(text.substr(0, text::boundary_before(text, end)), place->begin, prefix, marks);
  }
  drop_lonely(text, marks);
  return marks;
}

/// Whether a passage with all words of the question can be chosen from `marks`, or more would take too long.
bool Highlighter::has_enough(const std::vector<Mark>& marks) const {
  if (marks.size() < enough_of_a_word * question_.words.size()) return false;
  if (marks.size() >= enough_marks) return true;
  std::set<std::size_t> words;
  for (const Mark& mark : marks)
    if (!question_.is_faint({mark.word, mark.spelling})) words.insert(mark.word);
  return words.size() == question_.words.size();
}

/// A faint spelling says something next to another word of the question only.
void Highlighter::drop_lonely(std::string_view text, std::vector<Mark>& marks) const {
  const auto all = marks;
  const auto is_company = [&](const Mark& first, const Mark& second) {
    return first.word != second.word && are_near(text.substr(first.end, second.begin - first.end));
  };
  std::size_t i = 0;
  std::erase_if(marks, [&](const Mark& mark) {
    const std::size_t at = i++;
    if (!question_.is_faint({mark.word, mark.spelling})) return false;
    const bool before = at > 0 && is_company(all[at - 1], mark);
    const bool after = at + 1 < all.size() && is_company(mark, all[at + 1]);
    return !before && !after;
  });
}

/// Marks the words of `text` from `begin` on.
void Highlighter::mark_words(std::string_view text, std::size_t begin, const std::string& prefix,
                             std::vector<Mark>& marks) {
  words_.clear();
  names::split_words(text.substr(begin), words_);
  find_han_pairs(text.substr(begin));
  for (auto word : words_) {
    const Known across = pair_within(word);
    word.begin += static_cast<std::uint32_t>(begin);
    word.end += static_cast<std::uint32_t>(begin);
    if (!across.matches() && prefix.empty() && !scan_.may_begin(text, word.begin)) continue;
    mark_word(text, word, prefix, across, marks);
  }
}

/// Marks one word if it is of the question, or else for what it has a part in `across` its end.
void Highlighter::mark_word(std::string_view text, const text::Word& word, const std::string& prefix, Known across,
                            std::vector<Mark>& marks) {
  if (!marks.empty() && word.begin < marks.back().end) return;  // a part of a compound that is marked
  const auto written = text_of(text, word);
  key_ = prefix;
  key_ += '\0';
  key_ += written;
  const auto [it, is_new] = known_.try_emplace(key_);
  if (is_new) it->second = find(written, prefix);
  const Known& known = it->second.matches() ? it->second : across;
  if (known.matches()) marks.push_back({word.begin, word.end, known.origin.word, known.origin.spelling});
}

/// What the question has of two Han characters that stand inside a longer word or across two.
void Highlighter::find_han_pairs(std::string_view text) {
  pairs_.clear();
  if (!wants_han_pairs_) return;
  for (const auto& pair : text::han_pairs(text, words_)) {
    if (pair.is_word) continue;
    const auto found = question_.origins().find(index::han_pair_term(text.substr(pair.begin, text::han_pair_size)));
    if (found != question_.origins().end()) pairs_.push_back({pair.begin, {found->second}});
  }
}

/// The first pair that the word has a part in; no compound has, for its parts will do.
Highlighter::Known Highlighter::pair_within(const text::Word& word) const {
  if (word.compound) return {};
  const auto pair = std::partition_point(
      pairs_.begin(), pairs_.end(), [&](const FoundPair& p) { return p.begin + text::han_pair_size <= word.begin; });
  return pair != pairs_.end() && pair->begin < word.end ? pair->known : Known{};
}

Highlighter::Known Highlighter::find(std::string_view word, const std::string& prefix) const {
  const std::string spelling = names::spelling_of(word);
  auto found = question_.origins().find(prefix + spelling);
  if (found == question_.origins().end() && prefix == "S") found = question_.origins().find(spelling);
  return found == question_.origins().end() ? Known{} : Known{found->second};
}

}  // namespace libsearch::search

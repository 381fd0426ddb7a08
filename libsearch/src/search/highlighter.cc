// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/highlighter.h"

#include <algorithm>

#include "names/name_words.h"
#include "names/spelling.h"
#include "text/utf8.h"

namespace libsearch::search {

namespace {

/// A text that the scan cannot narrow down is read so far; a hit deeper in it is not marked.
constexpr std::size_t most_unnarrowed = 256u << 10;
/// More marks than any passage is chosen from.
constexpr std::size_t enough_marks = 300;

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

Highlighter::Highlighter(const Translated& question) : question_(question) {
  for (const auto& [term, origin] : question.origins)
    if (!term.empty() && !is_capital(term.front())) scan_.add(term);
  scan_.finish();
}

std::vector<Mark> Highlighter::marks(std::string_view text, std::size_t limit, const std::string& prefix) {
  std::vector<Mark> marks;
  text = text.substr(0, text::boundary_before(text, std::min(limit, text.size())));
  if (!prefix.empty()) {
    mark_words(text, 0, prefix, marks);
    return marks;
  }
  for (const auto& place : scan_.places(text)) {
    const std::size_t end = std::min(place.end, place.begin + most_unnarrowed);
    mark_words(text.substr(0, text::boundary_before(text, end)), place.begin, prefix, marks);
    if (marks.size() >= enough_marks) break;
  }
  return marks;
}

/// Marks the words of `text` from `begin` on.
void Highlighter::mark_words(std::string_view text, std::size_t begin, const std::string& prefix,
                             std::vector<Mark>& marks) {
  words_.clear();
  names::split_words(text.substr(begin), words_);
  for (auto word : words_) {
    word.begin += static_cast<std::uint32_t>(begin);
    word.end += static_cast<std::uint32_t>(begin);
    if (prefix.empty() && !scan_.may_begin(text, word.begin)) continue;
    const auto written = text.substr(word.begin, word.end - word.begin);
    key_ = prefix;
    key_ += '\0';
    key_ += written;
    const auto [it, is_new] = known_.try_emplace(key_);
    if (is_new) it->second = find(written, prefix);
    if (!it->second.matches()) continue;
    if (!marks.empty() && word.begin < marks.back().end) continue;  // a part of a compound that is marked
    marks.push_back({word.begin, word.end, it->second.origin.word, it->second.origin.spelling});
  }
}

Highlighter::Known Highlighter::find(std::string_view word, const std::string& prefix) const {
  const std::string spelling = names::spelling_of(word);
  auto found = question_.origins.find(prefix + spelling);
  if (found == question_.origins.end() && prefix == "S") found = question_.origins.find(spelling);
  return found == question_.origins.end() ? Known{} : Known{found->second};
}

}  // namespace libsearch::search

// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/highlighter.h"

#include <algorithm>

#include "names/name_words.h"
#include "names/spelling.h"
#include "text/utf8.h"

namespace libsearch::search {

std::vector<Mark> Highlighter::marks(std::string_view text, std::size_t limit, const std::string& prefix) {
  words_.clear();
  text = text.substr(0, text::boundary_before(text, std::min(limit, text.size())));
  names::split_words(text, words_);
  std::vector<Mark> marks;
  for (const auto& word : words_) {
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
  return marks;
}

Highlighter::Known Highlighter::find(std::string_view word, const std::string& prefix) const {
  const std::string spelling = names::spelling_of(word);
  auto found = question_.origins.find(prefix + spelling);
  if (found == question_.origins.end() && prefix == "S") found = question_.origins.find(spelling);
  return found == question_.origins.end() ? Known{} : Known{found->second};
}

}  // namespace libsearch::search

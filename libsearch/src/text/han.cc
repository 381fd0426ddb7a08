// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/han.h"

namespace libsearch::text {
namespace {

bool may_be_han(char lead) { return static_cast<unsigned char>(lead) >= 0xE3; }

}  // namespace

bool is_han(std::string_view word) {
  if (word.size() % han_size != 0) return false;
  for (std::size_t i = 0; i < word.size(); i += han_size) {
    const auto lead = static_cast<unsigned char>(word[i]);
    if (lead < 0xE3 || lead > 0xE9 || (lead == 0xE3 && static_cast<unsigned char>(word[i + 1]) < 0x90)) return false;
  }
  return true;
}

std::vector<HanPair> han_pairs(std::string_view text, const std::vector<Word>& words) {
  std::vector<HanPair> pairs;
  const Word* previous = nullptr;
  for (const Word& word : words) {
    if (word.compound || !may_be_han(text[word.begin])) continue;
    const bool follows = previous != nullptr && previous->end == word.begin;
    // From the last character of the word before, if nothing stands between.
    const std::size_t from = follows ? word.begin - han_size : word.begin;
    for (std::size_t at = from; at + han_pair_size <= word.end; at += han_size)
      if (is_han(text.substr(at, han_pair_size)))
        pairs.push_back({static_cast<std::uint32_t>(at), at == word.begin && word.end - word.begin == han_pair_size});
    previous = &word;
  }
  return pairs;
}

}  // namespace libsearch::text

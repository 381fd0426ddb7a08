// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/translated.h"

#include "search/word_weight.h"

namespace libsearch::search {

const std::unordered_map<std::string, Translated::Origin>& Translated::origins() const {
  if (origins_.empty())
    for (std::size_t word = 0; word < words.size(); ++word) add_origins(word);
  return origins_;
}

void Translated::add_origins(std::size_t word) const {
  const std::size_t count = words[word].spellings.size() + faint[word].size();
  for (std::size_t i = 0; i < count; ++i) {
    const Origin origin{word, i};
    for (auto& term : terms_of(spelling(origin), prefixes[word])) {
      const auto [it, is_new] = origins_.try_emplace(std::move(term), origin);
      // Two words of the question share a spelling: it is the one's that it is closer to.
      if (!is_new && is_closer(origin, it->second)) it->second = origin;
    }
  }
}

}  // namespace libsearch::search

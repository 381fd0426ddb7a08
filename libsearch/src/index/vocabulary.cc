// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/vocabulary.h"

#include <iterator>

#include "index/checksum.h"

namespace libsearch::index {
namespace {
constexpr std::uint32_t capital_facts = WordFacts::capitalised | WordFacts::name | WordFacts::common;
}  // namespace

void SeenWords::clear() {
  const std::lock_guard lock(mutex_);
  facts_.clear();
}

void SeenWords::keep_news(Vocabulary& vocabulary) {
  const std::lock_guard lock(mutex_);
  for (auto it = vocabulary.begin(); it != vocabulary.end();) {
    it->second = news_locked(checksum(it->first), it->second);
    it = it->second.bits == 0 ? vocabulary.erase(it) : std::next(it);
  }
}

WordFacts SeenWords::news_locked(std::uint64_t word, WordFacts facts) {
  std::uint32_t& known = facts_[word];
  WordFacts news{facts.bits & ~known};
  if (news.has(capital_facts)) news.bits |= known & capital_facts;
  known |= facts.bits;
  return news;
}

}  // namespace libsearch::index

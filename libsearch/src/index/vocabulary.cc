// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/vocabulary.h"

#include "index/checksum.h"

namespace libsearch::index {
namespace {
constexpr std::size_t first_capacity = 1u << 12;
constexpr std::uint32_t capital_facts = WordFacts::capitalised | WordFacts::name | WordFacts::common;
}  // namespace

SeenWords::SeenWords() : slots_(first_capacity) {}

void SeenWords::clear() {
  const std::lock_guard lock(mutex_);
  slots_.assign(first_capacity, {});
  used_ = 0;
}

void SeenWords::keep_news(Vocabulary& vocabulary) {
  const std::lock_guard lock(mutex_);
  for (auto it = vocabulary.begin(); it != vocabulary.end();) {
    it->second = news_locked(checksum(it->first), it->second);
    it = it->second.bits == 0 ? vocabulary.erase(it) : std::next(it);
  }
}

WordFacts SeenWords::news_locked(std::uint64_t word, WordFacts facts) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t i = word & mask;
  while (slots_[i].bits != 0 && slots_[i].word != word) i = (i + 1) & mask;
  Slot& slot = slots_[i];
  WordFacts news{facts.bits & ~slot.bits};
  if (slot.bits == 0) ++used_;
  slot = {word, slot.bits | facts.bits};
  if (news.has(capital_facts)) news.bits |= slot.bits & capital_facts;
  if (used_ * 4 > slots_.size() * 3) grow();
  return news;
}

void SeenWords::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.bits == 0) continue;
    std::size_t i = slot.word & mask;
    while (slots_[i].bits != 0) i = (i + 1) & mask;
    slots_[i] = slot;
  }
}

}  // namespace libsearch::index

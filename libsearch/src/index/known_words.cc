// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/known_words.h"

#include <algorithm>
#include <array>
#include <string>

#include <unicode/uchar.h>

#include "index/checksum.h"
#include "names/spelling.h"
#include "text/utf8.h"
#include "text/words.h"

namespace libsearch::index {
namespace {

constexpr std::size_t first_capacity = 1u << 12;
constexpr std::size_t max_known_words = 32u << 10;

KnownWord::Case case_of(std::string_view word) {
  std::size_t lower = 0;
  std::size_t upper = 0;
  bool first_is_upper = false;
  for (std::size_t i = 0; i < word.size();) {
    const auto c = static_cast<UChar32>(text::next_code_point(word, i));
    const bool is_upper = c < 0x80 ? (c >= 'A' && c <= 'Z') : u_isUUppercase(c) != 0 || u_istitle(c) != 0;
    const bool is_lower = !is_upper && (c < 0x80 ? (c >= 'a' && c <= 'z') : u_isULowercase(c) != 0);
    if (is_upper && lower + upper == 0) first_is_upper = true;
    lower += is_lower ? 1 : 0;
    upper += is_upper ? 1 : 0;
  }
  if (upper == 0) return lower == 0 ? KnownWord::Case::none : KnownWord::Case::lower;
  if (lower == 0 && upper > 1) return KnownWord::Case::all_capitals;
  return first_is_upper || upper > 0 ? KnownWord::Case::capital : KnownWord::Case::lower;
}

std::string spelling_to_index(std::string_view written) {
  std::string spelling = names::spelling_of(written);
  if (spelling.size() > text::max_word_bytes) spelling.clear();
  return spelling;
}

}  // namespace

KnownWords::KnownWords() : slots_(first_capacity) {}

/// The engine has had the processor's cache since the last text, so a word may be two waits for memory: its slot and
/// its entry. They are begun for all words before any of them is needed.
void KnownWords::find(std::string_view text, std::span<const text::Word> words, std::span<KnownWord*> found) {
  std::array<std::uint64_t, most_at_once> hashes;
  for (std::size_t i = 0; i < words.size(); ++i) {
    hashes[i] = checksum(text_of(text, words[i]));
    __builtin_prefetch(&slots_[hashes[i] & (slots_.size() - 1)]);
  }
  for (std::size_t i = 0; i < words.size(); ++i) __builtin_prefetch(slots_[hashes[i] & (slots_.size() - 1)].word);
  for (std::size_t i = 0; i < words.size(); ++i) found[i] = &find(hashes[i], text_of(text, words[i]));
}

KnownWord& KnownWords::find(std::uint64_t hash, std::string_view written) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t i = hash & mask;
  for (; slots_[i].word != nullptr; i = (i + 1) & mask)
    if (slots_[i].hash == hash && slots_[i].word->written == written) return *slots_[i].word;
  const std::string spelling = spelling_to_index(written);
  const std::string_view own = kept(written);
  words_.push_back({own, spelling == written ? own : kept(spelling), 0, 0, case_of(written)});
  slots_[i] = {hash, &words_.back()};
  if (words_.size() * 4 > slots_.size() * 3) grow();
  return words_.back();
}

std::string_view KnownWords::kept(std::string_view letters) {
  auto* const copy = static_cast<char*>(letters_->allocate(letters.size(), 1));
  std::ranges::copy(letters, copy);
  return {copy, letters.size()};
}

void KnownWords::forget_if_many() {
  if (words_.size() <= max_known_words) return;
  words_.clear();
  letters_->release();
  slots_.assign(first_capacity, {});
}

void KnownWords::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.word == nullptr) continue;
    std::size_t i = slot.hash & mask;
    while (slots_[i].word != nullptr) i = (i + 1) & mask;
    slots_[i] = slot;
  }
}

}  // namespace libsearch::index

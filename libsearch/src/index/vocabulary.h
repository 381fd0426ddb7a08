// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <unordered_map>

#include "index/checksum_map.h"
#include "names/stem.h"

namespace libsearch::index {

/// What the documents say about a word beyond its spelling; facts of the same word are united.
struct WordFacts {
  std::uint32_t bits = 0;

  static constexpr std::uint32_t met = 1u << 31;          ///< the word occurs
  static constexpr std::uint32_t capitalised = 1u << 30;  ///< with a capital, or in a script or text without case
  static constexpr std::uint32_t name = 1u << 29;         ///< with a capital where only names have one
  static constexpr std::uint32_t common = 1u << 28;       ///< without a capital where names have one
  static constexpr std::uint32_t language_mask = (1u << names::stem_language_count) - 1;

  bool has(std::uint32_t fact) const noexcept { return (bits & fact) != 0; }
  std::uint32_t languages() const noexcept { return bits & language_mask; }
};
static_assert(names::stem_language_count <= 28);

/// The distinct words of a batch of documents.
using Vocabulary = std::unordered_map<std::string, WordFacts>;

/// The facts known of all words so far, so that each is worked on once. Thread-safe.
class SeenWords {
 public:
  /// Leaves in `vocabulary` only words with news, each with its news; where these concern how it is capitalised, with
  /// all that is known about that.
  void keep_news(Vocabulary& vocabulary);
  /// Forgets all words.
  void clear();

 private:
  WordFacts news_locked(std::uint64_t word, WordFacts facts);

  std::mutex mutex_;
  ChecksumMap facts_;
};

}  // namespace libsearch::index

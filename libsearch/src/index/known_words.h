// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <memory_resource>
#include <span>
#include <string_view>
#include <vector>

#include "text/words.h"

namespace libsearch::index {

/// A word as written, with what is worked out once for all its occurrences.
struct KnownWord {
  /// How it is written, for telling names from common words.
  enum class Case : std::uint8_t { none, lower, capital, all_capitals };

  std::string_view written;
  std::string_view spelling;  ///< empty: nothing to index
  std::uint32_t told = 0;     ///< the WordFacts that have been passed on
  std::uint32_t latest = 0;   ///< its last occurrence in the text that is being read, if it has one there
  Case letters = Case::none;
};

/// The words met lately: in running text nearly all come again and again. Not thread-safe.
class KnownWords {
 public:
  KnownWords();
  static constexpr std::size_t most_at_once = 64;
  /// Sets `found` to the entries of up to most_at_once words of `text`, as they are written; those that are new are
  /// made now. All stay where they are until forget_if_many().
  void find(std::string_view text, std::span<const text::Word> words, std::span<KnownWord*> found);
  /// Forgets all words when they have become so many that they would no longer stay in the processor's cache.
  void forget_if_many();

 private:
  struct Slot {
    std::uint64_t hash = 0;
    KnownWord* word = nullptr;
  };
  KnownWord& find(std::uint64_t hash, std::string_view written);
  std::string_view kept(std::string_view letters);
  void grow();

  /// Where all words are written: each thread knows tens of thousands.
  std::unique_ptr<std::pmr::monotonic_buffer_resource> letters_ =
      std::make_unique<std::pmr::monotonic_buffer_resource>();
  std::vector<Slot> slots_;  ///< open addressing, a power of two
  std::deque<KnownWord> words_;
};

}  // namespace libsearch::index

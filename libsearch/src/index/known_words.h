// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace libsearch::index {

/// A word as written, with what is worked out once for all its occurrences.
struct KnownWord {
  /// How it is written, for telling names from common words.
  enum class Case : std::uint8_t { none, lower, capital, all_capitals };

  std::string written;
  std::string spelling;  ///< empty: nothing to index
  Case letters = Case::none;
  std::uint32_t told = 0;    ///< the WordFacts that have been passed on
  std::uint32_t latest = 0;  ///< its last occurrence in the text that is being read, if it has one there
};

/// The words met lately: in running text nearly all come again and again. Not thread-safe.
class KnownWords {
 public:
  KnownWords();
  /// The entry of a word as written, made now if it is new. Stays where it is until forget_if_many().
  KnownWord& find(std::string_view written);
  /// Forgets all words when they have become so many that they would no longer stay in the processor's cache.
  void forget_if_many();

 private:
  struct Slot {
    std::uint64_t hash = 0;
    KnownWord* word = nullptr;
  };
  void grow();

  std::vector<Slot> slots_;  ///< open addressing, a power of two
  std::deque<KnownWord> words_;
};

}  // namespace libsearch::index

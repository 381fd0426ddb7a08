// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/words.h"

namespace libsearch::text {

inline constexpr std::size_t han_size = 3;  ///< bytes of a Han character
inline constexpr std::size_t han_pair_size = 2 * han_size;

/// Whether all of `word` are Han characters in the blocks up to U+9FFF (three bytes each).
bool is_han(std::string_view word);

/// Two Han characters in a row.
struct HanPair {
  std::uint32_t begin = 0;
  bool is_word = false;  ///< they are one of the words
};

/// The pairs of neighbouring Han characters in the words of `text`, and across these where nothing stands between them.
/// Where the words of Chinese and Japanese end is a guess that depends on what stands around; pairs do not.
std::vector<HanPair> han_pairs(std::string_view text, const std::vector<Word>& words);

}  // namespace libsearch::text

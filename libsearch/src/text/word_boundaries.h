// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "text/word_classes.h"

namespace libsearch::text {

/// The text between two word boundaries of UAX #29.
struct Segment {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t content_end = 0;        ///< the end without invisible formatting (and what it ties to the segment)
  std::size_t letters = 0;            ///< letters and digits, marks not counted
  WordClass last = WordClass::other;  ///< class of the last character that rule WB4 does not look through
  bool is_word = false;               ///< contains a letter or digit
};

/// The segment that begins at `begin`, which must be a word boundary of well-formed UTF-8 and before its end.
template <WordRules rules>
Segment next_segment(std::string_view text, std::size_t begin);

extern template Segment next_segment<WordRules::unicode>(std::string_view text, std::size_t begin);
extern template Segment next_segment<WordRules::tailored>(std::string_view text, std::size_t begin);

/// All word boundaries of UAX #29 without any tailoring, 0 and the size included (none for an empty text).
std::vector<std::size_t> unicode_word_boundaries(std::string_view text);

}  // namespace libsearch::text

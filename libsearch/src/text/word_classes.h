// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/decode.h"

// What each code point is to word breaking: Unicode's Word_Break property, read once from ICU.
namespace libsearch::text {

enum class WordClass : std::uint8_t {
  other,
  cr,
  lf,
  newline,
  extend,
  zwj,
  format,
  letter,  ///< ALetter
  hebrew_letter,
  numeric,
  katakana,
  extend_num_let,
  mid_letter,
  mid_num,
  mid_num_let,
  single_quote,
  double_quote,
  regional_indicator,
  space,
  // Only in our tailoring:
  full_stop,   ///< MidNumLet between digits, a break between letters
  hangul,      ///< joins its like only: particles follow foreign words and numbers without a space
  dictionary,  ///< of a script that is written without spaces: ICU finds its words
};

/// Which rules a class is for.
enum class WordRules : bool {
  unicode,   ///< UAX #29 as it stands
  tailored,  ///< with the tailorings of words.h that concern single characters
};

/// A WordClass and some flags in one byte.
struct CharInfo {
  std::uint8_t bits = 0;

  static constexpr std::uint8_t class_mask = 0x1F;
  static constexpr std::uint8_t word_flag = 0x20;          ///< a letter or digit: makes a word of a segment
  static constexpr std::uint8_t sentence_end_flag = 0x40;  ///< `. ! ? …` or a line end
  static constexpr std::uint8_t pictographic_flag = 0x80;  ///< Extended_Pictographic

  WordClass word_class() const noexcept { return static_cast<WordClass>(bits & class_mask); }
  bool is_word() const noexcept { return (bits & word_flag) != 0; }
  bool ends_sentence() const noexcept { return (bits & sentence_end_flag) != 0; }
  bool is_pictographic() const noexcept { return (bits & pictographic_flag) != 0; }
};

/// What 256 code points are. Blocks are made when a text first needs them (some 20 µs each) and live as long as the
/// program.
struct ClassBlock {
  std::array<CharInfo, 256> unicode;
  std::array<CharInfo, 256> tailored;
};

inline constexpr std::size_t class_block_count = 0x110000 / 256;
extern std::array<std::atomic<const ClassBlock*>, class_block_count> class_blocks;
const ClassBlock& make_class_block(std::size_t number);

/// Thread-safe, as is all of this header.
template <WordRules rules>
inline CharInfo info_of(char32_t code_point) {
  const ClassBlock* block = class_blocks[code_point >> 8].load(std::memory_order_acquire);
  if (block == nullptr) [[unlikely]]
    block = &make_class_block(code_point >> 8);
  return rules == WordRules::unicode ? block->unicode[code_point & 0xFF] : block->tailored[code_point & 0xFF];
}

/// A code point of a text and what it is.
struct ClassifiedChar {
  CharInfo info;
  std::uint32_t size = 0;  ///< in bytes; 0 at the end of the text
};

template <WordRules rules>
inline ClassifiedChar char_at(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return {};
  const CodePoint code_point = decode(text, offset);
  return {info_of<rules>(code_point.value), static_cast<std::uint32_t>(code_point.size)};
}

constexpr bool is_letter(WordClass c) noexcept { return c == WordClass::letter || c == WordClass::hebrew_letter; }

/// True for what a word begins with: everything before it is passed over.
constexpr bool begins_word(WordClass c) noexcept {
  return is_letter(c) || c == WordClass::numeric || c == WordClass::hangul || c == WordClass::dictionary;
}

/// What rule WB4 has us look through.
constexpr bool is_ignorable(WordClass c) noexcept {
  return c == WordClass::extend || c == WordClass::format || c == WordClass::zwj;
}

constexpr bool is_line_end(WordClass c) noexcept {
  return c == WordClass::cr || c == WordClass::lf || c == WordClass::newline;
}

}  // namespace libsearch::text

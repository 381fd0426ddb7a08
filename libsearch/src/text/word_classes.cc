// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/word_classes.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <memory>

namespace libsearch::text {

constinit std::array<std::atomic<const ClassBlock*>, class_block_count> class_blocks = {};

namespace {

WordClass unicode_class(UChar32 c) {
  switch (u_getIntPropertyValue(c, UCHAR_WORD_BREAK)) {
    case U_WB_CR:
      return WordClass::cr;
    case U_WB_LF:
      return WordClass::lf;
    case U_WB_NEWLINE:
      return WordClass::newline;
    case U_WB_EXTEND:
      return WordClass::extend;
    case U_WB_ZWJ:
      return WordClass::zwj;
    case U_WB_FORMAT:
      return WordClass::format;
    case U_WB_ALETTER:
      return WordClass::letter;
    case U_WB_HEBREW_LETTER:
      return WordClass::hebrew_letter;
    case U_WB_NUMERIC:
      return WordClass::numeric;
    case U_WB_KATAKANA:
      return WordClass::katakana;
    case U_WB_EXTENDNUMLET:
      return WordClass::extend_num_let;
    case U_WB_MIDLETTER:
      return WordClass::mid_letter;
    case U_WB_MIDNUM:
      return WordClass::mid_num;
    case U_WB_MIDNUMLET:
      return WordClass::mid_num_let;
    case U_WB_SINGLE_QUOTE:
      return WordClass::single_quote;
    case U_WB_DOUBLE_QUOTE:
      return WordClass::double_quote;
    case U_WB_REGIONAL_INDICATOR:
      return WordClass::regional_indicator;
    case U_WB_WSEGSPACE:
      return WordClass::space;
    default:
      return WordClass::other;
  }
}

bool is_letter_or_digit(UChar32 c) { return (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_ND_MASK | U_GC_NL_MASK)) != 0; }

bool is_of_script(UChar32 c, UScriptCode script) { return u_getIntPropertyValue(c, UCHAR_SCRIPT) == script; }

/// True for letters that no rule of UAX #29 joins: the scripts without spaces, and few others (Tangut, Nushu).
/// Katakana it does join, and 々 as in 佐々木 too, but ICU's dictionary knows words in them.
bool needs_dictionary(UChar32 c, WordClass word_class) {
  if (is_ignorable(word_class)) return false;
  if (word_class == WordClass::other || word_class == WordClass::letter) {
    if (!is_letter_or_digit(c)) return false;
    return word_class == WordClass::other || is_of_script(c, USCRIPT_HAN) ||
           u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT;
  }
  return word_class == WordClass::katakana;
}

bool is_full_stop(UChar32 c) { return c == '.' || c == 0x2024 || c == 0xFE52 || c == 0xFF0E; }

/// Accents without a letter, which keyboards and old character sets offer for an apostrophe: Nu`man, d´Aosta. Unlike
/// an apostrophe they stay with Hebrew letters between two of them only, since people quote with them as well.
bool is_lone_accent(UChar32 c) { return c == '`' || c == 0xB4; }

/// As in ICU (CLDR 42): `Author:Smith` are two words. Finnish and Swedish endings (`EU:n`) become words of their own.
bool is_colon(UChar32 c) { return c == ':' || c == 0xFE13 || c == 0xFE55 || c == 0xFF1A; }

WordClass tailored_class(UChar32 c, WordClass word_class) {
  if (needs_dictionary(c, word_class)) return WordClass::dictionary;
  if (word_class == WordClass::letter && is_of_script(c, USCRIPT_HANGUL)) return WordClass::hangul;
  if (is_full_stop(c)) return WordClass::full_stop;
  if (is_colon(c)) return WordClass::other;
  if (is_lone_accent(c)) return WordClass::mid_letter;
  // Joins no words by itself: `_` makes compounds, and the narrow space of French stands before its punctuation.
  if (word_class == WordClass::extend_num_let) return WordClass::other;
  // Zero-width non-joiner: looked through like a mark, but at the end of a word it is none of it.
  if (c == 0x200C) return WordClass::format;
  return word_class;
}

bool ends_sentence(UChar32 c, WordClass word_class) {
  constexpr UChar32 ellipsis = 0x2026;
  constexpr UChar32 armenian_full_stop = 0x0589;
  return is_line_end(word_class) || is_full_stop(c) || c == '!' || c == '?' || c == ellipsis || c == armenian_full_stop;
}

CharInfo info(WordClass word_class, std::uint8_t flags) {
  return {static_cast<std::uint8_t>(static_cast<std::uint8_t>(word_class) | flags)};
}

std::uint8_t flags_of(UChar32 c, WordClass word_class) {
  std::uint8_t flags = 0;
  if (is_letter_or_digit(c) && !is_ignorable(word_class)) flags |= CharInfo::word_flag;
  if (ends_sentence(c, word_class)) flags |= CharInfo::sentence_end_flag;
  if (u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC)) flags |= CharInfo::pictographic_flag;
  return flags;
}

}  // namespace

const ClassBlock& make_class_block(std::size_t number) {
  auto block = std::make_unique<ClassBlock>();
  for (std::size_t i = 0; i < 256; ++i) {
    const auto c = static_cast<UChar32>(number * 256 + i);
    const WordClass word_class = unicode_class(c);
    const std::uint8_t flags = flags_of(c, word_class);
    block->unicode[i] = info(word_class, flags);
    block->tailored[i] = info(tailored_class(c, word_class), flags);
  }
  const ClassBlock* winner = nullptr;  // another thread may have made the same block meanwhile
  if (class_blocks[number].compare_exchange_strong(winner, block.get(), std::memory_order_acq_rel)) {
    winner = block.release();
  }
  return *winner;
}

}  // namespace libsearch::text

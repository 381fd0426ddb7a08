// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace libsearch::names {

/// The scripts whose spellings can be compared. The order is that of the trained tables.
enum class Script : std::uint8_t {
  latin,
  cyrillic,
  arabic,
  hebrew,
  greek,
  armenian,
  georgian,
  devanagari,  ///< and the Indic scripts laid out like it, which are read as if written in it
  kana,
  hangul,
  han,
};
inline constexpr std::size_t script_count = 11;

/// Four-letter names (ISO 15924), in the order of Script.
inline constexpr std::array<std::string_view, script_count> script_names = {
    "Latn", "Cyrl", "Arab", "Hebr", "Grek", "Armn", "Geor", "Deva", "Kana", "Hang", "Hani"};

/// Stand before and after every word, so that what is silent or added there can be learned.
inline constexpr char16_t word_start = u'^';
inline constexpr char16_t word_end = u'$';

/// Stands for the second of two equal letters: how a letter sounds is learned of one, and what writing it twice adds,
/// of all.
inline constexpr char16_t doubled = u':';

/// The most units that a word is compared by, without the two of the frame. Longer words are cut.
inline constexpr std::size_t max_units = 28;

/// A spelling as the similarity sees it: one script, and the letters, or parts of letters, that carry sound.
struct Units {
  Script script = Script::latin;
  std::uint8_t size = 0;                          ///< of the framed word; 0 if it has no unit
  std::array<char16_t, max_units + 2> unit = {};  ///< framed by word_start and word_end

  std::u16string_view view() const { return {unit.data(), size}; }
  std::size_t letters() const { return size < 2 ? 0 : size - 2U; }
  bool operator==(const Units& other) const { return script == other.script && view() == other.view(); }
};

/// The units of `spelling`, which is lower-cased and NFC (see spelling.h) UTF-8; anything else is taken as well as
/// can be. A word without letters has none. What a unit is differs by script:
///   Latin       a to z and the accented letters that sound otherwise (ş ç ğ ı ł ø ä ...); other accents are dropped
///   Cyrillic, Armenian, Georgian  letters; stress marks are dropped
///   Greek       letters without accents, one sigma
///   all these   the second of two equal letters is `doubled`
///   Arabic      letters without harakat and tatweel, Persian and Urdu forms of ي ك ه as these
///   Hebrew      letters without niqqud, final forms as the others; the geresh is a unit
///   Devanagari  characters, nukta, vowel signs and virama on their own
///   Kana        the letters of its romanisation, '-' for a long vowel
///   Hangul      jamo
///   Thai        the letters of its transcription, as Latin (see thai_units.h)
///   Han         initial and final of each character's Mandarin reading (see han_units.h)
/// Bounded for any input: looks at the first few dozen characters. Thread-safe.
Units units(std::string_view spelling);

}  // namespace libsearch::names

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace libsearch::text {

/// The most code points and bytes of a word; longer ones are no words (base64, hashes, hostile input) and are left out.
inline constexpr std::size_t max_word_code_points = 64;
inline constexpr std::size_t max_word_bytes = 240;

/// A word as a byte range of the text it was found in.
struct Word {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t position = 0;   ///< counts words from 1; a compound has the position of its first part
  bool compound = false;        ///< a whole such as `al-Assad`, which its parts follow
  bool pieces = false;          ///< a compound whose parts may be no words: a name that is in no dictionary
  bool sentence_start = false;  ///< first word of the text, or after `. ! ? …` or a line end: its capital says nothing
};

/// The bytes of a word in the text it was found in.
inline std::string_view text_of(std::string_view text, const Word& word) {
  return text.substr(word.begin, word.end - word.begin);
}

/// Splits well-formed UTF-8 into words: UAX #29 with these tailorings, each for the forms people type:
/// - an apostrophe (' or ’) between letters stays in the word (`Erdoğan'ın`, `O'Brien`, `Da'esh`), as UAX #29 has it,
///   and so do U+0060 and U+00B4 typed for one (Nu`man, d´Aosta);
/// - a full stop between letters parts words (`example.com`) unless every part has at most two letters (`U.S`, `Ph.D`),
///   and so do those between initials with one name behind them (`J.R.R` and `Tolkien` in `J.R.R.Tolkien`); between
///   digits it stays (`3.5`), as UAX #29 has it;
/// - letters with a full stop and a space behind them (`R. T. Rybak`) are parts, and two to four of them a compound;
/// - words joined by one `-`, U+2010, U+2011, `_` or `&` with nothing between (`al-Assad`, `S-400`, `e-mail`, `AT&T`,
///   `foo_bar`) are parts, and where there are two to four of them their whole is a compound as well;
/// - a single letter before `++` or `#` (`C++`, `F#`) is a compound with them;
/// - a colon parts words (`Author:Smith`), and Hangul parts from other letters and digits (`KBS뉴스`), both as in ICU;
/// - runs of Chinese, Japanese, Thai, Khmer, Lao and Burmese are split by ICU's dictionaries;
/// - names that are in no dictionary fall apart, so katakana in a row (`エルド|アン`), single Han characters in a row
///   (`卡|帕|托|斯`), and any run of at most eight Han characters without words such as 是 and 什么 are a compound too.
/// Words without a letter or digit are left out, and so are words over the limits above (their position is counted).
///
/// Not thread-safe: one object per thread (it holds an ICU break iterator, made when the first text needs it).
class WordBreaker {
 public:
  WordBreaker();
  ~WordBreaker();
  WordBreaker(const WordBreaker&) = delete;
  WordBreaker& operator=(const WordBreaker&) = delete;

  /// Appends the words of `text` to `words`, in order of their beginnings, a compound before its parts; positions go
  /// on from `first_position`. Returns the position after the last. `text` must be under 4 GiB.
  std::uint32_t split(std::string_view text, std::vector<Word>& words, std::uint32_t first_position = 1);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// A WordBreaker of the calling thread's own.
WordBreaker& thread_word_breaker();

}  // namespace libsearch::text

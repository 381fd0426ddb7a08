// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

// What the parser must know of characters. It has no ICU: a question is split into chunks here, and into words by who
// answers it, so these few classes only decide where a chunk ends and whether there is anything to look for in it.
namespace libsearch::query {

struct CodePoint {
  char32_t value = 0;
  std::size_t length = 0;  ///< in bytes; 1 where the bytes are not UTF-8
  bool valid = true;
};

/// The code point at `at`; a byte that is not UTF-8 is one of its own. `at` must be inside `text`.
CodePoint code_point_at(std::string_view text, std::size_t at);

/// The code point that ends at `at`, which must be over 0.
CodePoint code_point_before(std::string_view text, std::size_t at);

/// Spaces of all kinds, control characters and byte order marks: what parts chunks.
bool is_space(const CodePoint& c);

/// What parts words also without a space beside it, such as commas; hyphens and slashes join as well. Those of Chinese
/// and Japanese are none: a whole sentence of them is one chunk.
bool is_separator(const CodePoint& c);

/// Whatever may be part of a word: all but spaces, punctuation and symbols. Ill-formed bytes are.
bool is_word_char(const CodePoint& c);

/// True for a chunk with something to look for.
bool has_word_char(std::string_view text);

/// True for letters of the scripts that put no space between words: Chinese, Japanese, Thai, Lao, Burmese, Khmer.
bool is_unspaced(const CodePoint& c);

/// True if text has a lower-case Latin letter, or a letter of another script: such text is not "all in capitals".
bool has_small_or_foreign_letter(std::string_view text);

/// Characters that would disturb a terminal, a log or its reader: controls, bidi controls, line separators.
bool is_unprintable(const CodePoint& c);

}  // namespace libsearch::query

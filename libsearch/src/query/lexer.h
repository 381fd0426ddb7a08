// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include <libsearch/query.h>

namespace libsearch::query {

/// A piece of a question. The views point into the question.
struct Token {
  enum class Kind { word, phrase, everything, open, close, op_and, op_or, op_not, op_near };

  Kind kind = Kind::word;
  char sign = 0;  ///< `+` or `-` before it, or 0
  Query::Spelling spelling = Query::Spelling::as_set;
  std::string_view field = {};
  std::string_view text = {};  ///< the chunk, or what is between the quotes
  std::size_t begin = 0;       ///< of all but the sign
  std::size_t text_begin = 0;
  std::size_t end = 0;
};

/// Splits a question into tokens in one pass; never fails. Operators are only told by their looks here, and
/// parentheses are not matched: resolve() (operators.h) decides what they are.
std::vector<Token> tokenize(std::string_view question);

}  // namespace libsearch::query

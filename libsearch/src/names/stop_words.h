// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "names/stem.h"

namespace libsearch::names {

/// What a word does in a question, as far as the language's lists know.
enum class WordRole : std::uint8_t {
  content,   ///< it says what is wanted
  request,   ///< it speaks of the asking itself: `articles`, `interested`, `describing`
  function,  ///< a stop word: article, pronoun, preposition, question word, auxiliary verb
};

/// A word of a question, to be looked up in the lists of several languages. The lists are short: words that are as
/// often a name or a thing are not on them. Diacritics may be missing. Thread-safe.
class QuestionWord {
 public:
  explicit QuestionWord(std::string_view spelling);

  WordRole role(StemLanguage language) const;

 private:
  std::string key_;
};

}  // namespace libsearch::names

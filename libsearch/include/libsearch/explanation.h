// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include <libsearch/results.h>

namespace libsearch {

/// A word of a question with the spellings that it is looked for as.
struct WordSpellings {
  std::string word;
  std::vector<Spelling> spellings;
};

/// How a question was understood, and how one document answers it.
struct Explanation {
  std::string tree;  ///< to_string() of the question
  std::vector<WordSpellings> words;
  std::string engine_query;        ///< what the engine below was asked, in its own notation
  bool document_found = false;     ///< the document exists and matches
  double score = 0;                ///< of the document
  std::vector<WordMatch> matches;  ///< of the document
};

}  // namespace libsearch

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <libsearch/results.h>

namespace libsearch {

/// A word of a question with the spellings that it is looked for as.
struct WordSpellings {
  std::string word;
  std::string field = {};  ///< that it is looked for in: `title` or the name of a field; empty: titles and texts
  std::vector<Spelling> spellings = {};
  std::vector<Spelling> near = {};  ///< in an Explanation, where next to no document has it: what may have been meant
};

/// Where a word of the question stands in a document.
struct Occurrence {
  std::string field;      ///< `title`, `text` or the name of a field
  std::size_t value = 0;  ///< which value of the field, from 0
  ByteRange range;        ///< of the title, the text or that value
  bool operator==(const Occurrence&) const = default;
};

/// A spelling that a document has, and where: its first 100 places.
struct ExplainedMatch {
  WordMatch match;
  std::string rule;  ///< what brought the spelling, see Spelling::rule
  std::vector<Occurrence> occurrences;
};

/// What a word or phrase of the question gave to a score.
struct ScorePart {
  std::string of;  ///< as typed; words of a phrase in quotation marks
  double score = 0;
};

/// How a question was understood, and how one document answers it.
struct Explanation {
  std::string tree;  ///< to_string() of the question
  std::vector<WordSpellings> words;
  std::vector<std::string> stop_words;  ///< words passed over, see SearchOptions::stop_words
  std::string engine_query;             ///< what the engine below was asked, in its own notation
  std::uint64_t total = 0;              ///< documents that match; may be an estimate
  std::vector<std::string> reasons;     ///< why nothing matches, in English; empty if something does
  bool document_found = false;          ///< the document exists and matches
  double score = 0;                     ///< of the document
  std::vector<ScorePart> parts;         ///< which add up to the score
  std::vector<ExplainedMatch> matches;
};

}  // namespace libsearch

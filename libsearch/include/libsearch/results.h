// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <libsearch/analyzer.h>
#include <libsearch/document.h>

// What a Searcher answers with: plain values.
namespace libsearch {

/// A spelling that occurs in the index, as seen from a word that was typed.
struct Spelling {
  std::string text;  ///< lower-cased, as in the index
  Tier tier = Tier::exact;
  double similarity = 1;        ///< 0 to 1; 1 for all tiers but `similar`
  std::uint64_t documents = 0;  ///< documents it occurs in
  std::string rule;  ///< what brought it: "same spelling", "fold erdogan", "stem erdogan (en)", "sound ARTKN" ...
};

/// A range of bytes of a text, from `begin` up to but without `end`; always at UTF-8 boundaries.
struct ByteRange {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool operator==(const ByteRange&) const = default;
};

/// A passage of a document with what matched in it.
struct Snippet {
  std::string text;                   ///< from the document, white space folded; nothing escaped (see display.h)
  std::vector<ByteRange> highlights;  ///< of `text`: whole words that matched, in order, not overlapping
  bool cut_before = false;            ///< the document goes on before the passage
  bool cut_after = false;             ///< and after it
};

/// A word of the question and the spelling of it that a document has.
struct WordMatch {
  std::string word;      ///< as typed
  std::string spelling;  ///< as written in the document
  Tier tier = Tier::exact;
  double similarity = 1;
};

/// One document found.
struct Hit {
  std::string id, title, date, language, url;
  std::vector<Field> fields;
  std::size_t rank = 0;            ///< 1 for the best, offsets counted
  std::size_t shard = 0;           ///< which of the indexes searched it lies in, by their order
  double score = 0;                ///< comparable within one answer only
  Tier tier = Tier::exact;         ///< the closest tier that any word matched by
  std::vector<WordMatch> matches;  ///< closest first
  std::vector<ByteRange> title_highlights;
  Snippet snippet;
};

/// An index that did not answer, so that its documents are missing.
struct Unreachable {
  std::string place;
  std::string reason;
};

/// The answer to one question.
struct Results {
  std::vector<Hit> hits;                 ///< best first
  std::uint64_t total = 0;               ///< documents that match
  bool total_is_exact = true;            ///< false: `total` is an estimate
  double milliseconds = 0;               ///< spent on the whole answer
  std::vector<Unreachable> unreachable;  ///< remote indexes that the answer had to do without
};

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

/// Figures of an index.
struct Statistics {
  std::uint64_t documents = 0;
  std::uint64_t words = 0;                         ///< running words, titles and fields included
  std::uint64_t spellings = 0;                     ///< distinct words of titles and texts
  std::uint64_t bytes = 0;                         ///< on disk, as far as that is this machine's
  std::uint64_t generation = 0;                    ///< 0 for several indexes or a remote one
  unsigned format = 0;                             ///< of the files
  std::string rules;                               ///< fingerprint of the spelling rules
  std::map<std::string, std::uint64_t> languages;  ///< documents by language
};

}  // namespace libsearch

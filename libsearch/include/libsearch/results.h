// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <libsearch/analyzer.h>
#include <libsearch/document.h>
#include <libsearch/positions.h>

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
  std::size_t collapsed = 0;  ///< documents that it stands for besides itself, see SearchOptions::collapse; at least
  Snippet snippet;            ///< the best passage
  std::vector<Snippet> more_snippets;  ///< the next best ones, apart from it and from each other
};

/// An index that did not answer, so that its documents are missing.
struct Unreachable {
  std::string place;
  std::string reason;
};

/// A value of a field and how many of the documents found have it.
struct FacetValue {
  std::string value;  ///< as given; a year for `date`
  std::uint64_t documents = 0;
  bool operator==(const FacetValue&) const = default;
};

/// The values of a field in the documents found. Values over 128 bytes are not counted, and of a document at most 64.
struct Facet {
  std::string field;
  std::vector<FacetValue> values;  ///< those of most documents first
  std::uint64_t distinct = 0;      ///< different values, with those not shown
  bool is_exact = true;            ///< false: estimated from a part of the documents found
};

/// A word of the question that (almost) no document has, and words of the index that it may have been meant for.
struct Suggestion {
  std::string word;             ///< as typed
  std::vector<Spelling> words;  ///< the likeliest first
};

/// The answer to one question.
struct Results {
  std::vector<Hit> hits;       ///< best first
  std::uint64_t total = 0;     ///< documents that match
  bool total_is_exact = true;  ///< false: `total` is an estimate
  std::vector<Facet> facets;   ///< in the order of SearchOptions::facets, counted before duplicates are collapsed
  /// When next to nothing was found (SearchOptions::suggest): what might have been meant.
  std::vector<Suggestion> suggestions;
  std::string did_you_mean;  ///< the question with the likeliest words, which finds more; empty if there is none
  /// Of the fields that the question names, or to sort, count or collapse by, those that no document of the index has.
  std::vector<std::string> unknown_fields;
  double milliseconds = 0;               ///< spent on the whole answer
  std::vector<Unreachable> unreachable;  ///< remote indexes that the answer had to do without
};

/// Figures of an index.
struct Statistics {
  std::uint64_t documents = 0;
  std::uint64_t words = 0;       ///< running words, titles and fields included
  std::uint64_t spellings = 0;   ///< distinct words of titles and texts
  std::uint64_t bytes = 0;       ///< on disk, as far as that is this machine's
  std::uint64_t compact = 0;     ///< what the postings would take of that if updates had not worn them, by estimate
  std::uint64_t generation = 0;  ///< 0 for several indexes or a remote one
  Positions positions = Positions::by_document;    ///< of several indexes, the least that one has
  unsigned format = 0;                             ///< of the files
  std::string rules;                               ///< fingerprint of the spelling rules
  std::map<std::string, std::uint64_t> languages;  ///< documents by language
};

}  // namespace libsearch

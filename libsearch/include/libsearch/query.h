// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <libsearch/export.h>

namespace libsearch {

/// A question as understood: a tree, and a plain value. docs/query-language.md describes what can be typed. One made by
/// hand is searched and printed if it has at most 256 levels of children. Copying and destroying one takes stack for
/// each level: 8 MB last for 10,000 levels at least.
struct Query {
  enum class Kind {
    nothing,  ///< matches no document: an empty question, one with punctuation only, or one with nothing but NOTs
    word,     ///< `text` in any of its spellings, as far as `spelling` allows; may hold several index words, or none
    prefix,   ///< every word that begins with `text`
    phrase,   ///< the children (words) next to each other, in order; one child only if it may hold several index words
    near,     ///< the children (words) within `distance` words of each other, in any order
    group,    ///< the children, each as its `occur` says
    range,    ///< `field` between `low` and `high`, both included; an empty end is open
    everything,  ///< all documents
  };
  /// What a child means to its group. A group with `must` children wants all of these, and the `should` ones only rank.
  enum class Occur { should, must, must_not };
  /// How loosely a word is matched.
  enum class Spelling {
    as_set,   ///< as SearchOptions::loosest says
    exact,    ///< `=word`: exactly so written, but for case
    loosest,  ///< `~word`: as loose as it gets, whatever SearchOptions says
  };

  Kind kind = Kind::nothing;
  Occur occur = Occur::should;
  Spelling spelling = Spelling::as_set;
  std::string field = {};           ///< empty: title and text; of a phrase or near, that of its children too
  std::string text = {};            ///< of a word or prefix, as typed
  std::string low = {}, high = {};  ///< of a range, as typed
  unsigned distance = 0;            ///< of near, in words
  std::size_t begin = 0;            ///< byte range of the question this was read from, field included
  std::size_t end = 0;
  std::size_t left_out = 0;          ///< at the top: plain words left out, see QueryLimits::words
  std::vector<Query> children = {};  ///< of phrase, near and group
};

/// What several words without an operator between them ask for.
enum class Match {
  any,  ///< documents with any of the words, those with more and rarer ones first
  all,  ///< documents with all of them
};

/// Bounds on what a question may ask for, so that none can exhaust time or memory.
struct QueryLimits {
  std::size_t bytes = 4096;       ///< of the question
  std::size_t words = 64;         ///< different words, and those of phrases and NEARs; of an any-of question with more,
                                  ///< the shortest plain words are left out
  std::size_t depth = 16;         ///< of groups in groups, after all that change nothing were dissolved
  std::size_t prefixes = 4;       ///< different `word*`
  std::size_t prefix_length = 2;  ///< least code points before the `*`; with fewer it is a plain word
  std::size_t phrase_words = 16;  ///< longer phrases are looked for in pieces that share a word
  std::size_t near_words = 8;
  unsigned distance = 100;  ///< of NEAR/n
};

/// Reads a question. Free text never fails: what cannot be an operator is read as words, or left out where it is
/// punctuation; bytes that are not UTF-8 are kept as they are. Throws Error with the byte position: bad_query for an
/// operator that can be nothing but a mistake (a `date:` that is no date, a range that ends before it begins, NEAR/0,
/// NEAR/n beside something else than words), and too_complex for a question over `limits`. Takes time proportional to
/// the length of the question. Thread-safe.
LIBSEARCH_API Query parse_query(std::string_view question, Match match = Match::any, const QueryLimits& limits = {});

/// The tree on one line of printable UTF-8, as an S-expression: `(any erdogan (must "euphrates shield") (not
/// title:=mit))`. Trees that mean different things print differently: compare these to compare questions. Throws
/// Error(too_complex) for one of more than 256 levels. Thread-safe.
LIBSEARCH_API std::string to_string(const Query& query);

}  // namespace libsearch

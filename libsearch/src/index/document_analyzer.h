// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <libsearch/document.h>
#include <xapian.h>

#include "index/vocabulary.h"
#include "text/words.h"

namespace libsearch::index {

/// How much more a word counts in a title than in the text.
inline constexpr unsigned title_weight = 3;
/// Words that lie this far apart are in no phrase together: title and text, one value of a field and the next.
inline constexpr unsigned position_gap = 100;

/// `document` with valid UTF-8 everywhere. Throws Error(bad_input), with the reason, where it cannot be indexed.
Document checked_document(Document document, std::size_t max_text);

/// Turns documents into what the engine stores: postings with positions, values, the record. One per thread.
class DocumentAnalyzer {
 public:
  /// `positions`: whether postings get any.
  explicit DocumentAnalyzer(bool positions = true) : positions_(positions) {}

  /// `document` as checked_document() returned it. Its words and what is known of them go to `vocabulary`.
  Xapian::Document analyse(const Document& document, Vocabulary& vocabulary);

 private:
  /// How a word is written, for telling names from common words.
  enum class Case : std::uint8_t { none, lower, capital, all_capitals };
  struct KnownWord {
    std::string spelling;
    Case letters = Case::none;
  };
  struct Occurrence {
    const KnownWord* word;
    std::uint32_t position;
    bool sentence_start;
  };
  /// Whether capitals tell names in a text: not in headlines, all-capital or all-lower-case texts.
  enum class Capitals { mark_names, mark_nothing, absent };

  static Case case_of(std::string_view word);
  const KnownWord& known(std::string_view word);
  std::uint32_t read(std::string_view text, std::uint32_t first_position);
  Capitals capitals() const;
  void note(Vocabulary& vocabulary, std::uint32_t language) const;
  void post(Xapian::Document& out, const std::string& prefix, unsigned weight) const;
  void add_fields(const Document& document, Xapian::Document& out, Vocabulary& vocabulary, std::uint32_t language);

  bool positions_;
  std::unordered_map<std::string, KnownWord> known_;  ///< by the bytes as written: most words come again and again
  std::string key_;                                   ///< scratch for looking up known_
  std::vector<text::Word> words_;
  std::vector<Occurrence> occurrences_;
};

}  // namespace libsearch::index

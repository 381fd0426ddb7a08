// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <libsearch/document.h>
#include <libsearch/positions.h>
#include <xapian.h>

#include "index/known_words.h"
#include "index/position_lists.h"
#include "index/vocabulary.h"
#include "text/words.h"

namespace libsearch::index {

/// How much more a word counts in a title than in the text.
inline constexpr unsigned title_weight = 3;
/// Words that lie this far apart are in no phrase together: title and text, one value of a field and the next.
inline constexpr unsigned position_gap = 100;

/// `document` with valid UTF-8 everywhere. Throws Error(bad_input), with the reason, where it cannot be indexed.
Document checked_document(Document document, std::size_t max_text);

/// Turns documents into what the engine stores: postings, positions, values, the record. One per thread.
class DocumentAnalyzer {
 public:
  explicit DocumentAnalyzer(Positions positions = Positions::by_document) : positions_(positions) {}
  Positions positions() const noexcept { return positions_; }

  /// `document` as checked_document() returned it. What is news about its words goes to `vocabulary`: what this object
  /// has told once it need not tell again, so where a vocabulary is dropped, drop its analyzer too.
  Xapian::Document analyse(const Document& document, Vocabulary& vocabulary);
  /// Its words and those of its fields alone, with their positions.
  Xapian::Document postings(const Document& document, Vocabulary& vocabulary);

 private:
  /// Packed: a text of ten megabytes has up to five million.
  struct Occurrence {
    KnownWord* word;
    std::uint32_t position;
    std::uint32_t next : 31;  ///< occurrence of the word, an index; itself in the last
    std::uint32_t sentence_start : 1;
  };
  /// Whether capitals tell names in a text: not in headlines, all-capital or all-lower-case texts.
  enum class Capitals { mark_names, mark_nothing, absent };

  std::uint32_t read(std::string_view text, std::uint32_t first_position);
  void add_occurrence(KnownWord& spelled, const text::Word& word);
  Capitals capitals() const;
  void note(Vocabulary& vocabulary, std::uint32_t language) const;
  void post_all(const Document& document, Xapian::Document& out, Vocabulary& vocabulary);
  void post(Xapian::Document& out, const std::string& prefix, unsigned weight);
  void post_uses(Xapian::Document& out, const std::string& term, std::uint32_t first, unsigned weight);
  void post_han_pairs(Xapian::Document& out, std::string_view text, unsigned weight);
  void add_fields(const Document& document, Xapian::Document& out, Vocabulary& vocabulary, std::uint32_t language);

  Positions positions_;
  Positions here_ = Positions::none;  ///< of the document at hand
  PositionListsWriter lists_;
  std::size_t terms_ = 0;         ///< of the document at hand that have positions
  Xapian::termcount length_ = 0;  ///< of the document at hand, as the engine counts it
  KnownWords known_;
  std::vector<text::Word> words_;
  std::vector<Occurrence> occurrences_;  ///< of the text that was read last
  std::vector<std::uint32_t> firsts_;    ///< those that are the first of their word
};

}  // namespace libsearch::index

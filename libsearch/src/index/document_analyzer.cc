// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/document_analyzer.h"

#include <algorithm>
#include <array>
#include <span>
#include <unordered_set>

#include <libsearch/error.h>

#include "index/record.h"
#include "index/terms.h"
#include "names/name_words.h"
#include "text/ascii.h"
#include "text/han.h"
#include "text/utf8.h"

namespace libsearch::index {
namespace {

using Case = KnownWord::Case;

constexpr std::size_t max_id_bytes = 64u << 10;
constexpr std::size_t max_title_bytes = 64u << 10;
constexpr std::size_t max_distinct_words = 200'000;
/// Of text, title and fields of a document whose positions are kept together. In longer ones the engine's own table has
/// more to an entry, so that it costs less, and a list is read by itself.
constexpr std::size_t max_listed_bytes = 150u << 10;

[[noreturn]] void refuse(const std::string& reason, const std::string& hint = {}) {
  throw Error(ErrorCode::bad_input, reason, hint);
}

void mend(std::string& text) {
  if (!text::is_valid_utf8(text)) text = text::mend_utf8(text);
}

bool is_language_tag(std::string_view tag) {
  return tag.size() <= 64 &&
         std::ranges::all_of(tag, [](char c) { return text::is_ascii_alnum(c) || c == '-' || c == '_'; });
}

/// Refuses what has more bytes of a part than a document may have.
void check_size(std::size_t bytes, const char* part, std::size_t most) {
  if (bytes > most)
    refuse("the document has " + std::to_string(bytes) + " bytes of " + part + "; the limit is " + std::to_string(most),
           "split it into parts, each with an id of its own");
}

std::size_t size_of_fields(const Document& document) {
  std::size_t size = document.url.size() + document.stamp.size();
  for (const auto& field : document.fields)
    for (const auto& value : field.values) size += value.size();
  return size;
}

/// Refuses what has more distinct words than any text; only one of megabytes can.
void check_distinct_words(std::string_view text) {
  if (text.size() < 2 * max_distinct_words) return;
  std::vector<text::Word> words;
  text::thread_word_breaker().split(text, words);
  std::unordered_set<std::string_view> distinct;
  for (const auto& word : words) {
    distinct.insert(text_of(text, word));
    if (distinct.size() > max_distinct_words)
      refuse("the document has more than 200,000 distinct words", "is it text? leave it out or split it");
  }
}

std::uint32_t language_bit(std::string_view tag) {
  const auto language = names::stem_language(tag);
  return language ? 1u << *language : 0;
}

}  // namespace

Document checked_document(Document document, std::size_t max_text) {
  if (document.id.empty()) refuse("a document has no id");
  if (document.id.size() > max_id_bytes) refuse("the document's id is longer than 64 KiB");
  if (document.title.size() > max_title_bytes) refuse("the document's title is longer than 64 KiB");
  check_size(document.text.size(), "text", max_text);
  check_size(size_of_fields(document), "fields", max_text);
  if (!document.date.empty() && !date_digits(document.date))
    refuse("'" + document.date + "' is no ISO 8601 date", "write it as 2016-10-24, 2016-10 or 2016-10-24T18:30");
  if (!is_language_tag(document.language)) refuse("'" + document.language + "' is no BCP 47 language tag");
  for (auto* part : {&document.id, &document.title, &document.text, &document.url, &document.stamp}) mend(*part);
  for (auto& field : document.fields) {
    if (!is_field_name(field.name))
      refuse("'" + field.name + "' cannot be the name of a field", "use letters, digits, '_', '-' and '.'");
    for (auto& value : field.values) mend(value);
  }
  check_distinct_words(document.text);
  return document;
}

Xapian::Document DocumentAnalyzer::postings(const Document& document, Vocabulary& vocabulary) {
  const bool is_long = document.text.size() + document.title.size() + size_of_fields(document) > max_listed_bytes;
  here_ = positions_ == Positions::by_document && is_long ? Positions::by_word : positions_;
  Xapian::Document out;
  post_all(document, out, vocabulary);
  if (here_ != Positions::by_document || lists_.store_in(out, length_, terms_)) return out;
  here_ = Positions::by_word;
  Xapian::Document by_word;
  post_all(document, by_word, vocabulary);
  return by_word;
}

void DocumentAnalyzer::post_all(const Document& document, Xapian::Document& out, Vocabulary& vocabulary) {
  lists_.clear();
  terms_ = 0;
  length_ = 0;
  const std::uint32_t language = language_bit(document.language);
  const std::uint32_t after_title = read(document.title, 1);
  note(vocabulary, language);
  post(out, "", title_weight);
  post(out, "S", 1);
  post_han_pairs(out, document.title, title_weight);
  read(document.text, after_title + position_gap);
  note(vocabulary, language);
  post(out, "", 1);
  post_han_pairs(out, document.text, 1);
  add_fields(document, out, vocabulary, language);
}

Xapian::Document DocumentAnalyzer::analyse(const Document& document, Vocabulary& vocabulary) {
  Xapian::Document out = postings(document, vocabulary);
  out.add_boolean_term(id_term(document.id));
  if (!document.language.empty()) {
    out.add_boolean_term(language_term(document.language));
    out.add_value(language_slot, primary_language(document.language));
  }
  if (const auto digits = date_digits(document.date)) {
    out.add_value(date_slot, *digits);
    if (digits->size() >= 8) out.add_boolean_term("D" + digits->substr(0, 8));
  }
  out.add_value(stamp_slot, document.stamp);
  out.add_value(id_slot, document.id);
  out.add_value(content_slot, content_value(document.title, document.text));
  write_record(document, out);
  return out;
}

void DocumentAnalyzer::add_fields(const Document& document, Xapian::Document& out, Vocabulary& vocabulary,
                                  std::uint32_t language) {
  for (const auto& field : document.fields) {
    const std::string prefix = field_prefix(field.name);
    std::uint32_t position = 1;
    for (const auto& value : field.values) {
      position = read(value, position) + position_gap;
      note(vocabulary, language);
      post(out, prefix, 1);
    }
    if (field.values.empty()) continue;
    if (!field.values.front().empty()) out.add_value(field_slot(field.name), sortable_value(field.values.front()));
    out.add_value(facet_slot(field.name), facet_values(field.values));
  }
}

/// Fills occurrences_ with the words of `text`; returns the position after the last.
std::uint32_t DocumentAnalyzer::read(std::string_view text, std::uint32_t first_position) {
  words_.clear();
  occurrences_.clear();
  firsts_.clear();
  known_.forget_if_many();
  const std::uint32_t next = names::split_words(text, words_, first_position);
  occurrences_.reserve(words_.size());
  std::array<KnownWord*, KnownWords::most_at_once> known;
  for (std::span<const text::Word> rest = words_; !rest.empty();) {
    const auto some = rest.first(std::min(rest.size(), known.size()));
    known_.find(text, some, known);
    for (std::size_t i = 0; i < some.size(); ++i)
      if (!known[i]->spelling.empty()) add_occurrence(*known[i], some[i]);
    rest = rest.subspan(some.size());
  }
  return next;
}

void DocumentAnalyzer::add_occurrence(KnownWord& spelled, const text::Word& word) {
  constexpr std::uint32_t bits_of_next = 0x7FFF'FFFF;  // more than there can be
  const auto number = static_cast<std::uint32_t>(occurrences_.size());
  const bool is_first = spelled.latest >= number || occurrences_[spelled.latest].word != &spelled;
  if (is_first)
    firsts_.push_back(number);
  else
    occurrences_[spelled.latest].next = number & bits_of_next;
  spelled.latest = number;
  occurrences_.push_back({&spelled, word.position, number & bits_of_next, word.sentence_start ? 1u : 0u});
}

DocumentAnalyzer::Capitals DocumentAnalyzer::capitals() const {
  std::size_t lower = 0;
  std::size_t upper = 0;
  for (const auto& occurrence : occurrences_) {
    const Case letters = occurrence.word->letters;
    lower += letters == Case::lower ? 1u : 0u;
    upper += letters == Case::capital || letters == Case::all_capitals ? 1u : 0u;
  }
  if (upper == 0) return Capitals::absent;
  return upper > lower ? Capitals::mark_nothing : Capitals::mark_names;
}

void DocumentAnalyzer::note(Vocabulary& vocabulary, std::uint32_t language) const {
  const Capitals capitals_mean = capitals();
  // A few words in lower case may be a list of names; a text of them cannot be told from one.
  constexpr std::size_t most_listed_names = 3;
  const bool all_lower = capitals_mean == Capitals::absent && occurrences_.size() > most_listed_names;
  for (const auto& occurrence : occurrences_) {
    std::uint32_t facts = WordFacts::met | language;
    const Case letters = occurrence.word->letters;
    if (letters != Case::lower || capitals_mean == Capitals::absent) facts |= WordFacts::capitalised;
    if (letters == Case::none) facts |= WordFacts::name;
    if (letters == Case::lower && (all_lower || capitals_mean == Capitals::mark_names)) facts |= WordFacts::common;
    if (capitals_mean == Capitals::mark_names) {
      if (letters == Case::capital && !occurrence.sentence_start) facts |= WordFacts::name;
    }
    const std::uint32_t news = facts & ~occurrence.word->told;
    if (news == 0) continue;
    occurrence.word->told |= news;
    vocabulary[std::string(occurrence.word->spelling)].bits |= news;
  }
}

/// Word by word rather than in the order of the text: the engine finds each word's place in a tree, and so in a part of
/// it that it has just been in.
void DocumentAnalyzer::post(Xapian::Document& out, const std::string& prefix, unsigned weight) {
  const Xapian::termcount before = out.termlist_count();
  std::string term;
  for (const std::uint32_t first : firsts_) {
    term = prefix;
    term += occurrences_[first].word->spelling;
    if (term.size() <= max_term_bytes) post_uses(out, term, first, weight);
  }
  terms_ += out.termlist_count() - before;
}

/// The occurrence `first` and all that follow it.
void DocumentAnalyzer::post_uses(Xapian::Document& out, const std::string& term, std::uint32_t first, unsigned weight) {
  if (here_ == Positions::by_document) lists_.begin(term);
  unsigned uses = 0;
  for (std::uint32_t at = first;; at = occurrences_[at].next) {
    ++uses;
    if (here_ == Positions::by_document) lists_.add(occurrences_[at].position);
    if (here_ == Positions::by_word) out.add_posting(term, occurrences_[at].position, weight);
    if (occurrences_[at].next == at) break;
  }
  if (here_ != Positions::by_word) out.add_term(term, uses * weight);
  length_ += uses * weight;
}

/// Without positions: they only rank. Those that are a word are found as that.
void DocumentAnalyzer::post_han_pairs(Xapian::Document& out, std::string_view text, unsigned weight) {
  for (const auto& pair : text::han_pairs(text, words_)) {
    if (pair.is_word) continue;
    out.add_term(han_pair_term(text.substr(pair.begin, text::han_pair_size)), weight);
    length_ += weight;
  }
}

}  // namespace libsearch::index

// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/leaf.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <libsearch/error.h>

#include "query/chars.h"
#include "query/range.h"
#include "text/ascii.h"

namespace libsearch::query {
namespace {

bool is_date_field(std::string_view field) { return text::ascii_lowered(field) == "date"; }

constexpr std::string_view sentence_marks = ",;:!?'\"`[]{}<>|^";

// Marks around a word that are never part of it: those of sentences and brackets. `C++`, `F#`, `.NET` and `@name` stay.
bool is_trimmed(const CodePoint& c) {
  if (c.valid && c.value < 0x80) return sentence_marks.find(static_cast<char>(c.value)) != sentence_marks.npos;
  return !is_word_char(c);
}

std::string_view trim_begin(std::string_view text) {
  while (!text.empty()) {
    const CodePoint c = code_point_at(text, 0);
    if (!is_trimmed(c)) break;
    text.remove_prefix(c.length);
  }
  return text;
}

std::string_view trim_end(std::string_view text, bool full_stops) {
  while (!text.empty()) {
    const CodePoint c = code_point_before(text, text.size());
    if (!is_trimmed(c) && !(full_stops && c.value == '.')) break;
    text.remove_suffix(c.length);
  }
  return text;
}

std::string_view trim(std::string_view text) { return trim_end(trim_begin(text), true); }

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) at += code_point_at(text, at).length;
  return count;
}

Query make_node(Query::Kind kind, const Token& token) {
  Query node;
  node.kind = kind;
  node.spelling = token.spelling;
  node.field = token.field;
  node.begin = token.begin;
  node.end = token.end;
  return node;
}

// `text` is a part of the question that lies inside the token.
Query make_word(const Token& token, std::string_view text) {
  Query word = make_node(Query::Kind::word, token);
  word.text = text;
  const auto at = static_cast<std::size_t>(text.data() - token.text.data()) + token.text_begin;
  if (token.begin == token.text_begin || token.kind == Token::Kind::phrase) word.begin = at;
  word.end = at + text.size();
  return word;
}

Query make_range(const Token& token, const Ends& ends) {
  if (is_date_field(token.field)) {
    check_dates(ends, token.text_begin);
  } else {
    check_numbers(ends, token.text_begin);
  }
  Query range = make_node(Query::Kind::range, token);
  range.spelling = Query::Spelling::as_set;
  range.low = ends.low;
  range.high = ends.high;
  return range;
}

std::optional<Query> try_range(const Token& token) {
  if (token.field.empty()) return {};
  const std::string_view value = trim_end(trim_begin(token.text), false);
  const bool date = is_date_field(token.field);
  if (date || token.spelling == Query::Spelling::as_set) {
    if (const auto ends = split_range(value)) return make_range(token, *ends);
  }
  if (!date) return {};
  const std::string_view day = trim(value);
  return make_range(token, {day, day});
}

// `date:>2016` has no field by its looks, and as words would find texts that say "date" and "2016". `date:<3` is a
// heart.
void refuse_comparison(const Token& token) {
  const std::size_t colon = token.text.find(':');
  if (colon == token.text.npos || !is_date_field(token.text.substr(0, colon))) return;
  const std::string_view value = token.text.substr(colon + 1);
  const std::size_t year = std::min(value.find_first_not_of("<>="), value.size());
  const std::string_view digits = value.substr(year, 4);
  if (year == 0 || digits.size() < 4 || !std::all_of(digits.begin(), digits.end(), text::is_ascii_digit)) return;
  check_dates({value, value}, token.text_begin + colon + 1);
}

Query make_chunk(const Token& token, const QueryLimits& limits) {
  refuse_comparison(token);
  if (auto range = try_range(token)) return *std::move(range);
  Query word = make_word(token, trim(token.text));
  if (!is_prefix(word.text) || count_code_points(word.text) <= limits.prefix_length) return word;
  word.kind = Query::Kind::prefix;
  word.text.pop_back();
  return word;
}

// True if quotes around the only word of a phrase say nothing. Where the searcher will find several words in it, as in
// "S-400" or Chinese, they say that these belong together.
bool is_single_word(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (!c.valid || !is_word_char(c) || is_unspaced(c)) return false;
    at += c.length;
  }
  return true;
}

std::size_t next_space(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const CodePoint c = code_point_at(text, at);
    if (is_space(c)) break;
    at += c.length;
  }
  return at;
}

// A letter and a full stop.
bool is_initial(std::string_view chunk) {
  if (chunk.empty() || text::is_ascii_digit(chunk.front())) return false;
  const CodePoint letter = code_point_at(chunk, 0);
  return is_word_char(letter) && chunk.substr(letter.length) == ".";
}

// Where the chunk at `begin` ends. Initials with a space between are one, as they are outside quotes.
std::size_t end_of_chunk(std::string_view text, std::size_t begin) {
  std::size_t end = next_space(text, begin);
  for (std::size_t next = end; is_initial(text.substr(begin, next - begin)); next = next_space(text, begin)) {
    end = next;
    if (end == text.size()) break;
    begin = end + code_point_at(text, end).length;
  }
  return end;
}

std::vector<Query> split_words(const Token& phrase) {
  std::vector<Query> words;
  const std::string_view text = phrase.text;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = end_of_chunk(text, begin);
    const std::string_view chunk = text.substr(begin, end - begin);
    if (has_word_char(chunk)) words.push_back(make_word(phrase, trim(chunk)));
    begin = end == text.size() ? end : end + code_point_at(text, end).length;
  }
  return words;
}

Query make_piece(const Token& token, std::vector<Query> words) {
  Query piece = make_node(Query::Kind::phrase, token);
  piece.children = std::move(words);
  return piece;
}

// A long quotation is looked for in pieces that share a word: the same documents, at a bounded cost.
Query make_pieces(const Token& token, const std::vector<Query>& words, std::size_t length) {
  Query group = make_node(Query::Kind::group, token);
  group.spelling = Query::Spelling::as_set;
  group.field.clear();
  for (std::size_t begin = 0; begin + 1 < words.size(); begin += length - 1) {
    const auto first = words.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto count = std::min(length, words.size() - begin);
    group.children.push_back(make_piece(token, {first, first + static_cast<std::ptrdiff_t>(count)}));
    group.children.back().occur = Query::Occur::must;
  }
  return group;
}

Query make_phrase(const Token& token, const QueryLimits& limits) {
  if (is_date_field(token.field)) return make_range(token, {trim(token.text), trim(token.text)});
  if (is_selecting_field(token.field)) return make_word(token, token.text);  // an id may hold spaces
  std::vector<Query> words = split_words(token);
  if (words.empty()) return {};
  if (words.size() == 1 && is_single_word(words[0].text)) {
    words[0].begin = token.begin;
    words[0].end = token.end;
    return std::move(words[0]);
  }
  const std::size_t length = std::max<std::size_t>(limits.phrase_words, 2);
  if (words.size() > length) return make_pieces(token, words, length);
  return make_piece(token, std::move(words));
}

}  // namespace

bool is_prefix(std::string_view chunk) {
  chunk = trim(chunk);
  const std::size_t star = chunk.find('*');
  if (star == 0 || star + 1 != chunk.size()) return false;
  return is_word_char(code_point_at(chunk, 0)) && is_word_char(code_point_before(chunk, star));
}

bool is_selecting_field(std::string_view field) {
  const std::string name = text::ascii_lowered(field);
  return name == "language" || name == "lang" || name == "id" || name == "date";
}

bool selects(const Query& leaf) {
  return leaf.kind == Query::Kind::range || leaf.kind == Query::Kind::everything || is_selecting_field(leaf.field);
}

bool is_near_word(const Token& token) {
  if (token.kind != Token::Kind::word || is_date_field(token.field) || is_prefix(token.text)) return false;
  return token.field.empty() || !split_range(token.text);
}

Query make_near_word(const Token& token) {
  if (is_date_field(token.field)) throw Error(ErrorCode::bad_query, "NEAR joins words, not dates", {}, token.begin);
  return make_word(token, trim(token.text));
}

Query make_everything(const Token& token) {
  Query everything = make_node(Query::Kind::everything, token);
  everything.spelling = Query::Spelling::as_set;
  everything.field.clear();
  return everything;
}

Query make_leaf(const Token& token, const QueryLimits& limits) {
  if (token.kind == Token::Kind::everything) return make_everything(token);
  return token.kind == Token::Kind::phrase ? make_phrase(token, limits) : make_chunk(token, limits);
}

}  // namespace libsearch::query

// SPDX-License-Identifier: GPL-2.0-or-later
//
// People quote as their language does: "x", “x”, „x“, „x”, «x», »x«, ”x”, »x». So ” and » are closing marks wherever
// something is open, “ and « are closing marks for „ and », and a mark that opens while another is open means that the
// first was never closed: it is left out, and of nested quotations the inner one counts.
#include "query/quotes.h"

#include "query/chars.h"

namespace libsearch::query {
namespace {

enum Mark : char32_t {
  straight = U'"',
  left_double = 0x201c,   // “
  right_double = 0x201d,  // ”
  low_double = 0x201e,    // „
  left_angle = 0xab,      // «
  right_angle = 0xbb,     // »
};

bool is_mark(const CodePoint& c) {
  if (!c.valid) return false;
  switch (c.value) {
    case straight:
    case left_double:
    case right_double:
    case low_double:
    case left_angle:
    case right_angle:
      return true;
    default:
      return false;
  }
}

// What a straight quote can be a part of.
bool joins(const CodePoint& c) { return is_word_char(c) && !is_unspaced(c); }

bool word_before(std::string_view text, std::size_t at) { return at > 0 && joins(code_point_before(text, at)); }

bool word_after(std::string_view text, std::size_t at) { return at < text.size() && joins(code_point_at(text, at)); }

bool begins_word(std::string_view text, std::size_t at, std::size_t after) {
  if (after >= text.size() || !is_word_char(code_point_at(text, after))) return false;
  return at == 0 || text[at - 1] == '(' || is_space(code_point_before(text, at));
}

bool is_hebrew(const CodePoint& c) { return c.valid && c.value >= 0x5d0 && c.value <= 0x5ea; }

// Gershayim are typed as a straight quote before the last letter of an abbreviation.
bool is_gershayim(std::string_view text, std::size_t at) {
  return at > 0 && at + 1 < text.size() && is_hebrew(code_point_before(text, at)) &&
         is_hebrew(code_point_at(text, at + 1));
}

bool opens(std::string_view text, std::size_t at, const CodePoint& mark) {
  switch (mark.value) {
    case left_double:
    case low_double:
    case left_angle:
      return true;
    case straight:
      return !word_before(text, at);
    default:
      return begins_word(text, at, at + mark.length);
  }
}

bool closes(std::string_view text, std::size_t at, const CodePoint& mark, char32_t opening) {
  switch (mark.value) {
    case right_double:
    case right_angle:
      return true;
    case left_double:
      return opening == low_double;
    case left_angle:
      return opening == right_angle;
    case straight:
      return !begins_word(text, at, at + 1);
    default:
      return false;
  }
}

}  // namespace

std::optional<Quoted> quoted_at(std::string_view question, std::size_t at) {
  if (at >= question.size()) return {};
  const CodePoint opening = code_point_at(question, at);
  if (!is_mark(opening) || !opens(question, at, opening)) return {};
  const std::size_t text_begin = at + opening.length;
  for (std::size_t i = text_begin; i < question.size();) {
    const CodePoint c = code_point_at(question, i);
    if (is_mark(c) && !(c.value == straight && is_gershayim(question, i))) {
      if (!closes(question, i, c, opening.value)) return {};
      return Quoted{text_begin, i, i + c.length};
    }
    i += c.length;
  }
  return {};
}

bool is_quote(std::string_view question, std::size_t at) {
  const CodePoint c = code_point_at(question, at);
  if (!is_mark(c)) return false;
  return c.value != straight || !word_before(question, at) || !word_after(question, at + 1);
}

}  // namespace libsearch::query

// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <string>
#include <string_view>

#include <libsearch/query.h>

#include "query/chars.h"
#include "query/leaf.h"
#include "query/limits.h"

namespace libsearch {
namespace query {
namespace {

using Kind = Query::Kind;
using Occur = Query::Occur;

void append_hex(std::string& out, std::string_view bytes) {
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    out += "\\x";
    out += "0123456789abcdef"[value >> 4];
    out += "0123456789abcdef"[value & 15];
  }
}

// Everything that says something in the notation itself is escaped, so that what was typed cannot imitate it.
bool needs_backslash(std::string_view text, std::size_t at) {
  switch (text[at]) {
    case ' ':
    case '"':
    case '(':
    case ')':
    case ':':
    case '\\':
      return true;
    case '=':
    case '~':
      return at == 0;
    case '*':
      return at + 1 == text.size();
    case '.':
      return at > 0 && text[at - 1] == '.';
    default:
      return false;
  }
}

void append_text(std::string& out, std::string_view text) {
  if (text.empty()) out += "\\e";
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    const std::string_view bytes = text.substr(at, c.length);
    if (is_unprintable(c)) {
      append_hex(out, bytes);
    } else {
      if (needs_backslash(text, at)) out += '\\';
      out += bytes;
    }
    at += c.length;
  }
}

void append_field(std::string& out, const Query& query) {
  if (query.field.empty()) return;
  append_text(out, query.field);
  out += ':';
}

void append_spelling(std::string& out, const Query& query) {
  if (query.spelling == Query::Spelling::exact) out += '=';
  if (query.spelling == Query::Spelling::loosest) out += '~';
}

void append_query(std::string& out, const Query& query);

void append_children(std::string& out, const Query& query) {
  for (const Query& child : query.children) {
    out += ' ';
    append_query(out, child);
  }
  out += ')';
}

// A phrase as the parser makes it: plain words that share its field and spelling.
bool is_even(const Query& phrase) {
  return !phrase.children.empty() &&
         std::all_of(phrase.children.begin(), phrase.children.end(), [&](const Query& word) {
           return word.kind == Kind::word && word.occur == Occur::should && word.field == phrase.field &&
                  word.spelling == phrase.spelling;
         });
}

void append_phrase(std::string& out, const Query& phrase) {
  if (!is_even(phrase)) {
    out += "(phrase";
    return append_children(out, phrase);
  }
  append_field(out, phrase);
  append_spelling(out, phrase);
  char before = '"';
  for (const Query& word : phrase.children) {
    out += before;
    append_text(out, word.text);
    before = ' ';
  }
  out += '"';
}

// `all` where every wanted child is required, `any` where they are or where only some are, with `must` for these.
void append_group(std::string& out, const Query& group) {
  const bool all = std::none_of(group.children.begin(), group.children.end(),
                                [](const Query& child) { return child.occur == Occur::should; });
  out += all ? "(all" : "(any";
  for (const Query& child : group.children) {
    const bool taken_away = child.occur == Occur::must_not;
    const bool marked = taken_away || (child.occur == Occur::must && !all);
    out += ' ';
    if (marked) out += taken_away ? "(not " : "(must ";
    append_query(out, child);
    if (marked) out += ')';
  }
  out += ')';
}

void append_range(std::string& out, const Query& range) {
  append_field(out, range);
  if (!range.low.empty()) append_text(out, range.low);
  out += range.low.ends_with('.') ? "\\.." : "..";
  if (range.high.starts_with('.')) out += '\\';
  if (!range.high.empty()) append_text(out, range.high);
}

void append_word(std::string& out, const Query& word) {
  append_field(out, word);
  append_spelling(out, word);
  append_text(out, word.text);
  if (word.kind == Kind::prefix) out += '*';
}

void append_query(std::string& out, const Query& query) {
  switch (query.kind) {
    case Kind::nothing:
      out += "()";
      break;
    case Kind::word:
    case Kind::prefix:
      append_word(out, query);
      break;
    case Kind::phrase:
      append_phrase(out, query);
      break;
    case Kind::everything:
      out += '*';
      break;
    case Kind::range:
      append_range(out, query);
      break;
    case Kind::group:
      append_group(out, query);
      break;
    case Kind::near:
      out += "(near/" + std::to_string(query.distance);
      append_children(out, query);
      break;
  }
}

}  // namespace
}  // namespace query

std::string to_string(const Query& query) {
  query::check_levels(query);
  std::string out;
  query::append_query(out, query);
  return out;
}

}  // namespace libsearch

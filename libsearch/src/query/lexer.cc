// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/lexer.h"

#include <algorithm>
#include <optional>

#include "query/chars.h"
#include "query/quotes.h"
#include "text/ascii.h"

namespace libsearch::query {
namespace {

class Lexer {
 public:
  explicit Lexer(std::string_view question) : question_(question) {}

  std::vector<Token> run() {
    while (at_ < question_.size()) step();
    return std::move(tokens_);
  }

 private:
  void step();
  void read_sign(Token& token);
  void read_field(Token& token);
  void read_spelling(Token& token);
  void read_open(Token& token);
  void read_phrase(Token& token, const Quoted& quoted);
  void read_chunk(Token& token);
  void push(Token& token, std::size_t end);

  char byte(std::size_t at) const { return at < question_.size() ? question_[at] : '\0'; }
  bool ends_chunk(std::size_t at, const CodePoint& c) const;
  bool parts_words(std::size_t at, const CodePoint& c) const;
  std::size_t end_of_chunk(std::size_t at, bool bare) const;
  std::size_t past_initial(std::size_t at) const;
  std::size_t end_of_initial(std::size_t at) const;
  std::size_t end_of_initials(std::size_t at) const;
  std::size_t end_of_joined_initials(std::size_t at) const;
  bool starts_chunk_here() const;
  bool starts_text(std::size_t at) const;
  bool starts_operand(std::size_t at) const;
  std::size_t field_value(std::size_t name, std::size_t colon) const;

  std::string_view question_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
};

bool Lexer::ends_chunk(std::size_t at, const CodePoint& c) const {
  return is_space(c) || c.value == '(' || c.value == ')' || is_quote(question_, at);
}

// `Ankara,Moscow` are two words, not a phrase as `AT&T` and `and/or` are; `1,000` is one.
bool Lexer::parts_words(std::size_t at, const CodePoint& c) const {
  const bool in_number = at > 0 && text::is_ascii_digit(byte(at - 1)) && text::is_ascii_digit(byte(at + c.length));
  return is_separator(c) && !in_number;
}

// A sign is one only at the beginning of something: not in `a+b`, `(a)-b` or `"a"-b`.
bool Lexer::starts_chunk_here() const {
  return at_ == 0 || question_[at_ - 1] == '(' || is_space(code_point_before(question_, at_));
}

bool Lexer::starts_text(std::size_t at) const {
  if (at >= question_.size()) return false;
  return question_[at] == '(' || is_word_char(code_point_at(question_, at)) || quoted_at(question_, at);
}

bool Lexer::starts_operand(std::size_t at) const {
  return starts_text((byte(at) == '=' || byte(at) == '~') ? at + 1 : at);
}

void Lexer::read_sign(Token& token) {
  const char c = byte(at_);
  if ((c != '+' && c != '-') || !starts_chunk_here() || !starts_operand(at_ + 1)) return;
  token.sign = c;
  ++at_;
}

// Where the value of a field begins, or 0: `http://x`, `C:\x`, `12:30`, `std::vector` and `Re: x` have no field.
std::size_t Lexer::field_value(std::size_t name, std::size_t colon) const {
  const std::size_t at = colon + 1;
  if (starts_operand(at)) return at;
  const char c = byte(at);
  const char next = byte(at + 1);
  if (c == '.' && next == '.' && (text::is_ascii_alnum(byte(at + 2)) || byte(at + 2) == '/')) return at;
  if (c == '.' && next == '/') return at;
  if (c == '-' && text::is_ascii_digit(next)) return at;
  if (c == '/' && text::is_ascii_alnum(next) && colon - name > 1) return at;
  if (c == '"' && starts_text(at + 1)) return at + 1;  // the quote is never closed
  return 0;
}

void Lexer::read_field(Token& token) {
  if (!text::is_ascii_letter(byte(at_))) return;
  std::size_t colon = at_;
  while (text::is_ascii_alnum(byte(colon)) || byte(colon) == '_' || byte(colon) == '-' || byte(colon) == '.') ++colon;
  if (byte(colon) != ':') return;
  const std::size_t value = field_value(at_, colon);
  if (value == 0) return;
  token.field = question_.substr(at_, colon - at_);
  at_ = value;
}

void Lexer::read_spelling(Token& token) {
  const char c = byte(at_);
  if ((c != '=' && c != '~') || !starts_text(at_ + 1)) return;
  token.spelling = c == '=' ? Query::Spelling::exact : Query::Spelling::loosest;
  ++at_;
}

void Lexer::push(Token& token, std::size_t end) {
  token.end = at_ = end;
  tokens_.push_back(token);
}

void Lexer::read_open(Token& token) {
  token.kind = Token::Kind::open;
  token.text_begin = at_;
  push(token, at_ + 1);
}

void Lexer::read_phrase(Token& token, const Quoted& quoted) {
  token.kind = Token::Kind::phrase;
  token.text_begin = quoted.text_begin;
  token.text = question_.substr(quoted.text_begin, quoted.text_end - quoted.text_begin);
  if (has_word_char(token.text)) push(token, quoted.end);
  at_ = quoted.end;
}

std::optional<Token::Kind> operator_kind(std::string_view text) {
  if (text == "AND") return Token::Kind::op_and;
  if (text == "OR") return Token::Kind::op_or;
  if (text == "NOT") return Token::Kind::op_not;
  if (text.substr(0, 4) != "NEAR") return {};
  if (text.size() == 4) return Token::Kind::op_near;
  const bool number = text[4] == '/' && text.size() > 5 && text.find_first_not_of("0123456789", 5) == text.npos;
  return number ? std::optional(Token::Kind::op_near) : std::nullopt;
}

std::size_t Lexer::end_of_chunk(std::size_t at, bool bare) const {
  while (at < question_.size()) {
    const CodePoint c = code_point_at(question_, at);
    if (ends_chunk(at, c)) break;
    at += c.length;
    if (bare && parts_words(at - c.length, c)) break;
  }
  return at;
}

// The end of a letter and a full stop at `at`, 0 if there are none.
std::size_t Lexer::past_initial(std::size_t at) const {
  if (at >= question_.size()) return 0;
  const CodePoint c = code_point_at(question_, at);
  const std::size_t stop = at + c.length;
  return is_word_char(c) && !text::is_ascii_digit(byte(at)) && byte(stop) == '.' ? stop + 1 : 0;
}

// The same if they are all of the chunk.
std::size_t Lexer::end_of_initial(std::size_t at) const {
  const std::size_t end = past_initial(at);
  return end != 0 && end_of_chunk(at, false) == end ? end : 0;
}

// Initials with a space between are one chunk: `R. T.` is `R.T.`
std::size_t Lexer::end_of_initials(std::size_t at) const {
  std::size_t end = end_of_initial(at);
  while (end != 0 && end < question_.size()) {
    const std::size_t next = end_of_initial(end + code_point_at(question_, end).length);
    if (next == 0 || !is_space(code_point_at(question_, end))) break;
    end = next;
  }
  return end;
}

// Where initials end that have a name behind them in the same chunk, 0 if there are none: `J.R.R.Tolkien` is two words,
// as with a space. `U.S.A` and `a.b.example.com` are other things, and one word.
std::size_t Lexer::end_of_joined_initials(std::size_t at) const {
  constexpr std::size_t fewest_initials = 2, most_initials = 4, shortest_name = 3;
  std::size_t initials = 0, letters = 0;
  for (std::size_t next = past_initial(at); next != 0; next = past_initial(at), ++initials) at = next;
  std::size_t end = at;
  for (; end < question_.size(); ++letters) {
    const CodePoint c = code_point_at(question_, end);
    if (!is_word_char(c)) break;
    end += c.length;
  }
  const bool goes_on =
      byte(end) == '.' && end + 1 < question_.size() && is_word_char(code_point_at(question_, end + 1));
  const bool are_initials = initials >= fewest_initials && initials <= most_initials;
  return are_initials && letters >= shortest_name && !goes_on ? at : 0;
}

void Lexer::read_chunk(Token& token) {
  const bool bare = token.begin == at_ && token.sign == 0;
  const std::size_t joined = bare ? end_of_joined_initials(at_) : 0;
  const std::size_t end = joined != 0 ? joined : std::max(end_of_chunk(at_, bare), end_of_initials(at_));
  token.text_begin = at_;
  token.text = question_.substr(at_, end - at_);
  if (const auto kind = operator_kind(token.text); kind && bare) token.kind = *kind;
  if (bare && token.text == "*") token.kind = Token::Kind::everything;
  if (has_word_char(token.text) || token.kind == Token::Kind::everything) push(token, end);
  at_ = end;
}

void Lexer::step() {
  const CodePoint c = code_point_at(question_, at_);
  const bool skipped = is_space(c) || (is_quote(question_, at_) && !quoted_at(question_, at_));
  if (skipped) {
    at_ += c.length;
    return;
  }
  Token token;
  token.begin = at_;
  if (c.value == ')') {
    token.kind = Token::Kind::close;
    return push(token, at_ + 1);
  }
  read_sign(token);
  token.begin = at_;
  read_field(token);
  read_spelling(token);
  if (byte(at_) == '(') return read_open(token);
  if (const auto quoted = quoted_at(question_, at_)) return read_phrase(token, *quoted);
  read_chunk(token);
}

}  // namespace

std::vector<Token> tokenize(std::string_view question) { return Lexer(question).run(); }

}  // namespace libsearch::query

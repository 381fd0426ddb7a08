// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/operators.h"

#include <algorithm>
#include <charconv>
#include <string>

#include <libsearch/error.h>

#include "query/chars.h"
#include "query/leaf.h"

namespace libsearch::query {
namespace {

using Kind = Token::Kind;

constexpr unsigned default_distance = 10;

bool is_operator(const Token& token) {
  return token.kind == Kind::op_and || token.kind == Kind::op_or || token.kind == Kind::op_not ||
         token.kind == Kind::op_near;
}

bool is_leaf(const Token& token) {
  return token.kind == Kind::word || token.kind == Kind::phrase || token.kind == Kind::everything;
}

bool ends_operand(const Token& token) { return is_leaf(token) || token.kind == Kind::close; }
bool starts_operand(const Token& token) { return is_leaf(token) || token.kind == Kind::open; }

bool has_distance(const Token& token) { return token.kind == Kind::op_near && token.text.size() > 4; }

// A parenthesis without its partner is a smiley or a slip. What stood before it stays: the `title` of `title:(`.
void drop_unmatched_parentheses(std::vector<Token>& tokens) {
  std::vector<std::size_t> open;
  std::vector<bool> drop(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind == Kind::open) {
      open.push_back(i);
    } else if (tokens[i].kind == Kind::close) {
      if (open.empty()) {
        drop[i] = true;
      } else {
        open.pop_back();
      }
    }
  }
  for (const std::size_t i : open) {
    Token& token = tokens[i];
    drop[i] = token.field.empty();
    const Token word = {
        .text = token.field, .begin = token.begin, .text_begin = token.begin, .end = token.begin + token.field.size()};
    token = word;
  }
  std::size_t i = 0;
  tokens.erase(std::remove_if(tokens.begin(), tokens.end(), [&](const Token&) { return drop[i++]; }), tokens.end());
}

// Something that is typed for a search only, or letters that are no Latin capitals.
bool shows_intent(const Token& token) {
  if (has_distance(token) || token.kind == Kind::everything) return true;
  if (token.sign != 0 || !token.field.empty() || token.spelling != Query::Spelling::as_set) return true;
  if (token.kind != Kind::word && token.kind != Kind::phrase) return false;
  return has_small_or_foreign_letter(token.text) || (token.kind == Kind::word && is_prefix(token.text));
}

// In `TURKEY AND RUSSIA AGREE` the AND is a word like all others: nobody types a whole sentence in capitals to have
// its AND obeyed, and a headline whose AND is obeyed finds next to nothing.
bool is_headline(const std::vector<Token>& tokens) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (shows_intent(tokens[i])) return false;
    if (!is_operator(tokens[i])) continue;
    if (i > 0 && (tokens[i - 1].kind == Kind::close || tokens[i - 1].kind == Kind::phrase)) return false;
    if (i + 1 == tokens.size()) continue;
    if (tokens[i + 1].kind == Kind::open || tokens[i + 1].kind == Kind::phrase) return false;
  }
  return true;
}

// The right side of a NEAR takes the field of the left one, so that `title:a NEAR b` can be meant.
bool joins_words(const Token& left, const Token& right) {
  if (right.sign != 0 || !is_near_word(left) || !is_near_word(right)) return false;
  return right.field.empty() || right.field == left.field;
}

class Resolver {
 public:
  Resolver(std::vector<Token>& tokens, const QueryLimits& limits) : tokens_(tokens), limits_(limits) {}

  void run() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (is_operator(tokens_[i]) && !can_stay(i)) tokens_[i].kind = Kind::word;
    }
  }

 private:
  bool can_stay(std::size_t i) {
    const bool left = i > 0 && ends_operand(tokens_[i - 1]);
    const bool right = i + 1 < tokens_.size() && starts_operand(tokens_[i + 1]);
    const bool before_not = !right && i + 1 < tokens_.size() && not_holds(i + 1);
    switch (tokens_[i].kind) {
      case Kind::op_not:
        return right || before_not;
      case Kind::op_near:
        return left && (right || before_not) && near_stays(i);
      default:
        return left && (right || before_not);
    }
  }

  // True if there is a NOT at `i` that will stay one. The answer is kept, or a row of NOTs would be walked again and
  // again.
  bool not_holds(std::size_t i) {
    if (tokens_[i].kind != Kind::op_not) return false;
    if (i < row_end_) return row_holds_;
    row_end_ = i;
    while (row_end_ < tokens_.size() && tokens_[row_end_].kind == Kind::op_not) ++row_end_;
    row_holds_ = row_end_ < tokens_.size() && starts_operand(tokens_[row_end_]);
    return row_holds_;
  }

  bool near_stays(std::size_t i) {
    const Token& near = tokens_[i];
    Token& right = tokens_[i + 1];
    if (joins_words(tokens_[i - 1], right)) {
      check_distance(near);
      right.field = tokens_[i - 1].field;
      return true;
    }
    if (!has_distance(near)) return false;
    throw Error(ErrorCode::bad_query, "NEAR/n does not stand between two words of one field",
                "join single words: erdogan NEAR/5 putin", near.begin);
  }

  void check_distance(const Token& near) const {
    const unsigned distance = near_distance(near, limits_);
    if (distance == 0) {
      throw Error(ErrorCode::bad_query, "NEAR/0 can match nothing", "NEAR/1 is for neighbours", near.begin);
    }
    if (distance <= limits_.distance) return;
    throw Error(ErrorCode::too_complex, "the distance of NEAR is too great",
                "at most NEAR/" + std::to_string(limits_.distance) + " (limit: distance)", near.begin);
  }

  std::vector<Token>& tokens_;
  const QueryLimits& limits_;
  std::size_t row_end_ = 0;
  bool row_holds_ = false;
};

}  // namespace

unsigned near_distance(const Token& token, const QueryLimits& limits) {
  if (!has_distance(token)) return std::min(default_distance, limits.distance);
  unsigned distance = 0;
  const char* end = token.text.data() + token.text.size();
  const bool fits = std::from_chars(token.text.data() + 5, end, distance).ec == std::errc();
  return fits ? distance : ~0U;
}

void resolve_operators(std::vector<Token>& tokens, const QueryLimits& limits) {
  drop_unmatched_parentheses(tokens);
  if (is_headline(tokens)) {
    for (Token& token : tokens) {
      if (is_operator(token)) token.kind = Kind::word;
    }
  }
  Resolver(tokens, limits).run();
}

}  // namespace libsearch::query

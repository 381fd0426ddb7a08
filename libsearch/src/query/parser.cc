// SPDX-License-Identifier: GPL-2.0-or-later
//
// question -> tokens (lexer) -> which of them are operators (operators) -> tree (here; leaves by leaf, groups by
// simplify) -> bounds (limits). Parentheses are kept on a stack of our own: the machine's would be the writer's of the
// question to overflow.
#include <algorithm>
#include <cstddef>
#include <list>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <libsearch/query.h>

#include "query/group.h"
#include "query/leaf.h"
#include "query/lexer.h"
#include "query/limits.h"
#include "query/operators.h"
#include "query/simplify.h"

namespace libsearch {
namespace query {
namespace {

using Occur = Query::Occur;
using Kind = Token::Kind;

struct Operand {
  Node node;
  bool required = false;  ///< `+`
};

using Chain = std::vector<Operand>;  ///< joined by AND

/// What is between two parentheses, as far as it was read. Operators bind in the order NEAR, NOT, AND, OR, nothing: so
/// there are operands joined by AND, of which several are joined by OR, of which several stand beside each other.
struct Frame {
  Token open;  ///< with the field and spelling that hold inside
  bool negated = false;
  Group group;
  std::list<Node> selecting;       ///< what is required of all in `group`, such as a date
  std::optional<Node> everything;  ///< `*`
  std::vector<Chain> alternatives;
  Chain chain;
  Kind joined_by = Kind::word;  ///< op_and, op_or, or neither
  bool negate_next = false;
};

// A long phrase comes as a group of its pieces.
Node make_node(Query leaf) {
  const bool selecting = selects(leaf);
  if (leaf.kind != Query::Kind::group) return {.query = std::move(leaf), .selects = selecting};
  Group pieces;
  for (Query& piece : leaf.children) pieces.add({.query = std::move(piece)}, Occur::must);
  return pieces.finish(leaf.begin, leaf.end, {});
}

class Parser {
 public:
  Parser(const std::vector<Token>& tokens, Match match, const QueryLimits& limits)
      : tokens_(tokens), match_(match), limits_(limits) {}

  Node run(std::size_t question_length);

 private:
  Frame& frame() { return frames_.back(); }
  void read(std::size_t& i);
  void open(const Token& token);
  void close(std::size_t end);
  Query read_leaf(std::size_t& i);
  void add(Node node, char sign, bool negated);
  void finish_chain();
  void finish_alternatives();
  void put_beside(Operand operand);
  Node join(Chain& chain);
  Operand join(std::vector<Chain>& alternatives);
  Node finish_frame(std::size_t end);
  Token inherit(Token token) const;

  const std::vector<Token>& tokens_;
  Match match_;
  const QueryLimits& limits_;
  std::vector<Frame> frames_;
};

Node Parser::run(std::size_t question_length) {
  frames_.emplace_back();
  for (std::size_t i = 0; i < tokens_.size(); ++i) read(i);
  return finish_frame(question_length);
}

void Parser::read(std::size_t& i) {
  const Token& token = tokens_[i];
  switch (token.kind) {
    case Kind::op_and:
    case Kind::op_or:
      frame().joined_by = token.kind;
      break;
    case Kind::op_not:
      frame().negate_next = !frame().negate_next;
      break;
    case Kind::op_near:
      break;  // read_leaf() looks ahead for it
    case Kind::open:
      open(token);
      break;
    case Kind::close:
      close(token.end);
      break;
    case Kind::word:
    case Kind::phrase:
    case Kind::everything:
      Query leaf = read_leaf(i);
      add(make_node(std::move(leaf)), token.sign, std::exchange(frame().negate_next, false));
      break;
  }
}

// `title:(a b)` is `title:a title:b`; what an operand says of itself comes first.
Token Parser::inherit(Token token) const {
  const Token& open = frames_.back().open;
  if (token.field.empty()) token.field = open.field;
  if (token.spelling == Query::Spelling::as_set) token.spelling = open.spelling;
  return token;
}

void Parser::open(const Token& token) {
  Frame inner;
  inner.open = inherit(token);
  inner.negated = std::exchange(frame().negate_next, false);
  frames_.push_back(std::move(inner));
}

void Parser::close(std::size_t end) {
  Node node = finish_frame(end);
  const char sign = frame().open.sign;
  const bool negated = frame().negated;
  if (node.query.kind == Query::Kind::nothing) {
    node.query.begin = frame().open.begin;
    node.query.end = end;
  }
  frames_.pop_back();
  add(std::move(node), sign, negated);
}

Query Parser::read_leaf(std::size_t& i) {
  const auto near_follows = [&] { return i + 1 < tokens_.size() && tokens_[i + 1].kind == Kind::op_near; };
  if (!near_follows()) return make_leaf(inherit(tokens_[i]), limits_);
  Query near;
  near.kind = Query::Kind::near;
  near.begin = tokens_[i].begin;
  near.children.push_back(make_near_word(inherit(tokens_[i])));
  near.field = near.children[0].field;
  while (near_follows()) {
    near.distance = std::max(near.distance, near_distance(tokens_[i + 1], limits_));
    i += 2;
    near.children.push_back(make_near_word(inherit(tokens_[i])));
  }
  near.end = tokens_[i].end;
  return near;
}

void Parser::add(Node node, char sign, bool negated) {
  if (frame().joined_by == Kind::op_or) finish_chain();
  if (frame().joined_by == Kind::word) finish_alternatives();
  frame().joined_by = Kind::word;
  node.negated = node.negated != (negated != (sign == '-'));
  frame().chain.push_back({std::move(node), sign == '+'});
}

void Parser::finish_chain() {
  if (frame().chain.empty()) return;
  frame().alternatives.push_back(std::exchange(frame().chain, {}));
}

void put(Group& group, Operand& operand, Occur occur) {
  if (operand.required) occur = Occur::must;
  if (operand.node.negated) occur = Occur::must_not;
  operand.node.negated = false;
  group.add(std::move(operand.node), occur);
}

Node Parser::join(Chain& chain) {
  const std::size_t begin = chain.front().node.query.begin;
  const std::size_t end = chain.back().node.query.end;
  Group group;
  for (Operand& operand : chain) put(group, operand, Occur::must);
  return group.finish(begin, end, limits_);
}

// Without an OR, what AND joins is required of all that stands beside it as well: in `Recep Tayyip AND Putin` that is
// Tayyip and Putin, while Recep only ranks.
void Parser::finish_alternatives() {
  finish_chain();
  std::vector<Chain> alternatives = std::exchange(frame().alternatives, {});
  if (alternatives.empty()) return;
  if (alternatives.size() > 1) return put_beside(join(alternatives));
  Chain& chain = alternatives[0];
  if (chain.size() == 1) return put_beside(std::move(chain[0]));
  for (Operand& operand : chain) put(frame().group, operand, Occur::must);
}

// `erdogan putin date:2016` asks for either in that year: a date neither suffices for a match nor makes the words
// beside it optional. In `language:(tr ru)`, though, one will do: no document has both.
void Parser::put_beside(Operand operand) {
  const Node& node = operand.node;
  const bool one_will_do = is_selecting_field(frame().open.field);
  if (node.query.kind == Query::Kind::everything && !node.negated) {
    frame().everything = std::move(operand.node);
  } else if (node.selects && !node.negated && !one_will_do) {
    frame().selecting.push_back(std::move(operand.node));
  } else {
    put(frame().group, operand, match_ == Match::all && !one_will_do ? Occur::must : Occur::should);
  }
}

Operand Parser::join(std::vector<Chain>& alternatives) {
  const std::size_t begin = alternatives.front().front().node.query.begin;
  const std::size_t end = alternatives.back().back().node.query.end;
  Group group;
  for (Chain& chain : alternatives) {
    Operand operand = chain.size() == 1 ? std::move(chain[0]) : Operand{join(chain)};
    put(group, operand, Occur::should);
  }
  return {group.finish(begin, end, limits_)};
}

Node Parser::finish_frame(std::size_t end) {
  finish_alternatives();
  Node node = frame().group.finish(frame().open.begin, end, limits_);
  // Beside what finds documents by itself `*` says nothing: there it may be anything, as in `4 * 5`.
  const bool finds_something = !frame().selecting.empty() || (!node.negated && node.query.kind != Query::Kind::nothing);
  if (frame().everything && !finds_something) frame().selecting.push_back(*std::move(frame().everything));
  if (frame().selecting.empty()) return node;
  Group group;
  Operand rest{std::move(node)};
  put(group, rest, Occur::must);
  for (Node& selecting : frame().selecting) group.add(std::move(selecting), Occur::must);
  return group.finish(frame().open.begin, end, limits_);
}

}  // namespace
}  // namespace query

Query parse_query(std::string_view question, Match match, const QueryLimits& limits) {
  query::check_length(question, limits);
  std::vector<query::Token> tokens = query::tokenize(question);
  query::resolve_operators(tokens, limits);
  query::Node node = query::Parser(tokens, match, limits).run(question.size());
  // Everything but something is nothing to rank, and costs as much as the index is large.
  if (node.negated) return {};
  return query::fit_to_limits(query::simplify(std::move(node), limits), limits);
}

}  // namespace libsearch

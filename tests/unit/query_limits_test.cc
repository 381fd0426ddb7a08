// SPDX-License-Identifier: GPL-2.0-or-later
// No question, however hostile, costs more than its length: it is read, or refused with a limit's name, at once.
#include <doctest/doctest.h>

#include <ctime>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <libsearch/error.h>
#include <libsearch/query.h>

using libsearch::Match;
using libsearch::parse_query;
using libsearch::Query;
using libsearch::QueryLimits;
using libsearch::to_string;

namespace {

std::string repeated(std::string_view text, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

/// `prefix`0 `prefix`1 ... with `between`.
std::string numbered(std::string_view prefix, std::size_t count, std::string_view between = " ") {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out.append(i == 0 ? "" : between).append(prefix).append(std::to_string(i));
  return out;
}

struct Refusal {
  std::string hint;
  std::size_t position = 0;
};

std::optional<Refusal> refusal(std::string_view question, Match match = Match::any, const QueryLimits& limits = {}) {
  try {
    parse_query(question, match, limits);
    return {};
  } catch (const libsearch::Error& error) {
    CHECK(error.code() == libsearch::ErrorCode::too_complex);
    return Refusal{error.hint(), error.position().value_or(question.size() + 1)};
  }
}

void check_refused(std::string_view question, std::string_view limit, std::size_t position, Match match = Match::any) {
  CAPTURE(question);
  const auto refused = refusal(question, match);
  REQUIRE(refused);
  CHECK_NE(refused->hint.find("limit: " + std::string(limit)), std::string::npos);
  CHECK_EQ(refused->position, position);
}

}  // namespace

TEST_CASE("each limit is named with the place where it is exceeded") {
  check_refused(repeated("x", 4097), "bytes", 4096);
  check_refused(numbered("w", 70, " AND "), "words", 502);
  check_refused(numbered("+w", 65), "words", 311);
  check_refused(numbered("w", 65), "words", 246, Match::all);
  check_refused("aa* bb* cc* dd* x ee*", "prefixes", 18);
  check_refused("x " + numbered("w", 9, " NEAR "), "near_words", 2);
  check_refused("a NEAR/101 b", "distance", 2);
  check_refused("a NEAR/99999999999999999999 b", "distance", 2);
}

TEST_CASE("what is at a limit is within it") {
  CHECK_FALSE(refusal(repeated("x", 4096)));
  CHECK_FALSE(refusal(numbered("+w", 64)));
  CHECK_FALSE(refusal("aa* bb* cc* dd* AA*"));
  CHECK_FALSE(refusal(numbered("w", 8, " NEAR ")));
  CHECK_FALSE(refusal("a NEAR/100 b"));
}

TEST_CASE("equal words count once, those of phrases each time") {
  CHECK_FALSE(refusal(repeated("the of ", 500)));
  CHECK_FALSE(refusal(repeated("\"the of the of\" ", 200)));
  std::string phrases;
  for (int i = 0; i < 13; ++i) phrases += "\"the of the of the" + std::to_string(i) + "\" ";
  CHECK(refusal(phrases));
}

TEST_CASE("depth counts groups in groups, not parentheses") {
  const auto nested = [](std::size_t depth) {
    return repeated("a AND (b OR (", depth / 2) + "c" + repeated(")", depth);
  };
  CHECK_FALSE(refusal(nested(16)));
  const auto refused = refusal(nested(18));
  REQUIRE(refused);
  CHECK_NE(refused->hint.find("limit: depth"), std::string::npos);
  CHECK_FALSE(refusal(repeated("(", 2000) + "c" + repeated(")", 2000)));
  CHECK_FALSE(refusal(repeated("(a ", 800) + repeated(")", 800)));
  CHECK_FALSE(refusal(repeated(")(", 2000)));
  CHECK_EQ(to_string(parse_query(repeated("NOT ", 1001) + "a OR b")), "(all (not a) b)");
}

TEST_CASE("of a long text the shortest words are left out, and it says how many") {
  const Query tree = parse_query("a of " + numbered("word", 63) + " the +must");
  CHECK_EQ(tree.left_out, 3);
  CHECK_EQ(tree.children.size(), 64);
  CHECK_EQ(tree.children[0].text, "word0");
  CHECK_EQ(parse_query(numbered("word", 64)).left_out, 0);
  CHECK_EQ(parse_query(numbered("word", 80) + " date:2016").left_out, 17);
}

TEST_CASE("a long phrase becomes pieces that share a word") {
  const Query tree = parse_query("\"" + numbered("w", 40) + "\"");
  REQUIRE_EQ(tree.children.size(), 3);
  CHECK_EQ(tree.children[0].children.back().text, "w15");
  CHECK_EQ(tree.children[1].children.front().text, "w15");
  CHECK_EQ(tree.children[2].children.back().text, "w39");
  for (const Query& piece : tree.children) CHECK(piece.occur == Query::Occur::must);
  check_refused("\"" + numbered("w", 100) + "\"", "words", 0);
}

TEST_CASE("a tree made by hand is printed, or refused where it has too many levels for the stack") {
  Query tree = parse_query("apple");
  const auto nest = [&](int levels) {
    for (; levels > 0; --levels) {
      Query parent{.kind = Query::Kind::group};
      parent.children.push_back(std::move(tree));
      tree = std::move(parent);
    }
  };
  nest(256);
  CHECK_EQ(to_string(tree), repeated("(any ", 256) + "apple" + repeated(")", 256));
  nest(5'000);
  CHECK_THROWS_WITH_AS(to_string(tree), "the question is nested too deeply", libsearch::Error);
}

TEST_CASE("limits are the caller's to set") {
  QueryLimits limits;
  limits.words = 2;
  limits.prefix_length = 1;
  CHECK_EQ(to_string(parse_query("aaa bb c* ddd", Match::any, limits)), "(any aaa c*)");
  CHECK(refusal("+a +b +c", Match::any, limits));
  limits.words = limits.depth = limits.phrase_words = limits.bytes = 0;
  CHECK(refusal("x", Match::any, limits));
  limits.bytes = 100;
  CHECK_EQ(to_string(parse_query("some words", Match::any, limits)), "()");
  CHECK(refusal("\"a b c\"", Match::any, limits));
}

namespace {

/// Processor time, which other programs do not prolong.
double seconds_since(std::clock_t begin) { return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC; }

/// Reads the question with no limit on its length; true unless that took quadratic time, which would be far more.
/// The bound leaves room for sanitizers.
bool is_quick(const std::string& question) {
  QueryLimits limits;
  limits.bytes = question.size();
  const std::clock_t begin = std::clock();
  try {
    to_string(parse_query(question, Match::any, limits));
  } catch (const libsearch::Error&) {  // refused, which must be quick as well
  }
  return seconds_since(begin) < 10;
}

}  // namespace

TEST_CASE("time and stack are proportional to the length of the question") {
  for (const std::string_view piece :
       {"(",    ")",   "()",      "(a ",     "a) ",           "NOT ", "a AND ",  "-(a ",  "-(-a ", "\"",
        "\"a ", "“",   "«",       "\"ה\" ",  "ה\"",           "a:",   "title:(", "+",     "ab* ",  "a",
        "\xff", "=\"", "a NEAR ", "NEAR/5 ", "(a AND (b OR ", "OR ",  "..",      "date:", "🙂",  "\xe2\x80"}) {
    CAPTURE(piece);
    CHECK(is_quick(repeated(piece, 20'000 / piece.size())));
    CHECK(is_quick(repeated(piece, 2'000) + "x" + repeated(")", 10'000)));
    CHECK(is_quick(repeated("(", 2'000) + repeated(std::string(piece) + ")", 2'000)));
  }
  CHECK(is_quick(repeated("(", 20'000) + numbered("a", 20'000, " AND b) ") + ")"));
  CHECK(is_quick(numbered("(a", 20'000, " OR ") + repeated(")", 20'000)));
  for (const std::string_view piece : {"(", "NOT ", "a"}) {
    CHECK(is_quick(repeated(piece, 500'000 / piece.size())));
  }
  CHECK(is_quick(numbered("w", 100'000)));
}

TEST_CASE("a question too long is refused without being looked at") {
  const std::string question(1'000'000, '(');
  const std::clock_t begin = std::clock();
  for (int i = 0; i < 1000; ++i) CHECK(refusal(question));
  CHECK_LT(seconds_since(begin), 1);
}

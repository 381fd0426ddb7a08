// SPDX-License-Identifier: GPL-2.0-or-later
#include <ctime>
#include <string>

#include <doctest/doctest.h>

#include <libsearch/error.h>
#include <libsearch/searcher.h>

#include "support/small_index.h"
#include "text/utf8.h"

using test::document;

namespace {

std::string repeated(const std::string& part, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += part;
  return out;
}

/// "aa* ba* ca* ..."
std::string prefixes(int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += std::string(1, static_cast<char>('a' + i % 26)) + "a* ";
  return out;
}

/// Different words joined by `between`.
std::string words(int count, const std::string& between) {
  std::string out;
  for (int i = 0; i < count; ++i) out += (i > 0 ? between : "") + "word" + std::to_string(i);
  return out;
}

/// Two words that all documents have, and a vocabulary under every beginning.
const test::SmallIndex& crowd() {
  static const test::SmallIndex index;
  static const bool filled = [] {
    libsearch::Index writer(index.path());
    for (int i = 0; i < 2'000; ++i) {
      std::string text = "the word of the day ";
      for (int j = 0; j < 30; ++j)
        text += std::string(1, static_cast<char>('a' + (i + j) % 26)) + "a" + std::to_string(i * 31 + j) + " word" +
                std::to_string(j) + " ";
      writer.add(document(std::to_string(i), text));
    }
    writer.commit();
    return true;
  }();
  REQUIRE(filled);
  return index;
}

}  // namespace

TEST_CASE("No question exhausts time: it is answered soon, or refused at once") {
  const std::string questions[] = {
      "a*",
      prefixes(4),
      prefixes(26),
      prefixes(1'000),
      prefixes(10'000),
      repeated("the ", 262'144),
      repeated("the of ", 32),
      repeated("x", 1'000'000),
      "\"" + words(16, " ") + "\"",
      "\"" + words(32, " ") + "\"",
      "\"" + words(1'000, " ") + "\"",
      "\"" + words(20'000, " ") + "\"",
      "\"" + repeated("the word of ", 5) + "\"",
      words(8, " NEAR/100 "),
      words(16, " NEAR "),
      words(10'000, " NEAR "),
      repeated("the NEAR/100 of NEAR/100 ", 3) + "word",
      words(64, " OR "),
      words(10'000, " OR "),
      words(100'000, " AND "),
      words(64, " "),
      words(5'000, " "),
      repeated("(a AND (b OR ", 1'000),
      repeated("(a AND (b OR ", 100'000),
      repeated("NOT ", 70'000) + "the",
      repeated("the NOT ", 100'000),
      repeated("-", 1'000'000),
      repeated("(", 1'000'000),
      repeated("\"", 1'000'000),
      repeated("*", 1'000'000),
      repeated("+-", 500'000),
      std::string(1'000'000, '\0'),
      repeated("\xFF", 4'000),
      repeated("e\xCC\x81", 1'300),
      repeated("\xEF\xB7\xBA", 1'300),
      "a" + repeated("\xCC\x81", 2'000),
      repeated("title:", 600) + "x",
      repeated("date:2016..2017 ", 200),
      repeated("~the ", 800),
      repeated("=", 4'000) + "the",
      repeated("Erdogan ", 500),
      repeated("a-", 2'000) + "b",
      repeated("the-of-", 650) + "the",
      words(450, "-"),
      "\xE4\xB8\xAD" + repeated("\xE6\x96\x87", 1'300),
  };
  auto searcher = crowd().searcher();
  searcher.search("warm up the tables of names");
  for (const auto& question : questions) {
    CAPTURE(question.substr(0, 40));
    const auto start = std::clock();
    bool is_refused = false;
    try {
      searcher.search(question);
    } catch (const libsearch::Error& error) {
      is_refused = true;
      CHECK(error.code() == libsearch::ErrorCode::too_complex);
    }
    const double milliseconds = 1e3 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    CHECK(milliseconds <= (is_refused ? 25 : 1'000));  // with room for sanitizers and slow machines
  }
}

TEST_CASE("A long chain of hyphens is one word to the parser, and yet looked for in bounded parts") {
  constexpr std::size_t most = 256;
  CHECK(crowd().searcher().explain(words(450, "-")).words.size() == most);
  CHECK(crowd().searcher().explain(words(100, "-")).words.size() == 100);
}

TEST_CASE("A long run without spaces is one word to the parser, and yet looked for in bounded parts") {
  std::string run;
  for (char32_t letter = 0x4E00; letter < 0x4E00 + 1'300; ++letter) libsearch::text::append_utf8(run, letter);
  constexpr std::size_t most = 96;
  const auto explanation = crowd().searcher().explain(run);
  CHECK(explanation.words.size() > most / 3);
  CHECK(explanation.words.size() <= most);
}

TEST_CASE("A tree made by hand is searched, or refused where it has too many levels for the stack") {
  using libsearch::Query;
  Query tree;
  const auto nest = [&](int levels) {
    for (; levels > 0; --levels) {
      Query parent{.kind = Query::Kind::group};
      parent.children = {libsearch::parse_query("the"), std::move(tree)};
      parent.children[1].occur = levels % 2 == 0 ? Query::Occur::must : Query::Occur::must_not;
      tree = std::move(parent);
    }
  };
  nest(256);
  CHECK(crowd().searcher().search(tree).total > 0);
  CHECK(crowd().searcher().search("the", {.filter = tree}).total > 0);
  nest(1);
  CHECK_THROWS_WITH_AS(crowd().searcher().search(tree), "the question is nested too deeply", libsearch::Error);
  CHECK_THROWS_AS(crowd().searcher().search("the", {.filter = tree}), libsearch::Error);
}

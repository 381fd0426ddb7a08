// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <libsearch/searcher.h>

#include "support/small_index.h"

using libsearch::Document;
using libsearch::Explanation;
using libsearch::Occurrence;
using libsearch::SearchOptions;
using test::document;

namespace {

const test::SmallIndex& wires() {
  static const test::SmallIndex index = [] {
    Document one = document("one", "Erdoğan spoke of the S-400. Then Erdogan's guest, Эрдоган said, flew home.", "en");
    one.title = "Recep Erdoğan and the Euphrates shield";
    one.fields = {{"author", {"Ann Other", "Erdogan Smith"}}};
    one.date = "2016-10-24";
    return test::SmallIndex{one, document("two", "Euphrates shield, without him", "en"),
                            document("three", "Abu Bakr rode home", "en"), document("four", "黑豹队的防守", "zh")};
  }();
  return index;
}

Explanation explain(const std::string& question, const char* id = "one", const SearchOptions& options = {}) {
  return wires().searcher().explain(question, options, id);
}

std::string places(const Explanation& explanation, const char* spelling) {
  std::string out;
  for (const auto& match : explanation.matches)
    for (const auto& place : match.occurrences)
      if (match.match.spelling == spelling)
        out += (out.empty() ? "" : " ") + place.field + (place.value > 0 ? "#" + std::to_string(place.value) : "") +
               ":" + std::to_string(place.range.begin) + "-" + std::to_string(place.range.end);
  return out;
}

std::string reasons(const char* question) {
  std::string out;
  for (const auto& reason : explain(question, "").reasons) out += (out.empty() ? "" : "; ") + reason;
  return out;
}

}  // namespace

TEST_CASE("What each word gave adds up to the score, whatever the question is made of") {
  for (const std::string question :
       {"erdogan", "erdogan euphrates guest", "\"euphrates shield\"", "erdogan AND shield", "+shield guest home",
        "shield -bakr", "erdogan NEAR/5 spoke", "s-400", "S400 guest", "title:erdogan author:smith", "erd*",
        "erdogan date:2016", "(erdogan OR guest) AND (shield OR nothing)", "abu bakr", "~erdogan =erdoğan", "防守",
        "黑豹队的防守丢了多少分", "erdogan language:en", "\"erdogan\" \"s-400\""}) {
    CAPTURE(question);
    auto searcher = wires().searcher();
    const auto results = searcher.search(question);
    REQUIRE_FALSE(results.hits.empty());
    for (const auto& hit : results.hits) {
      CAPTURE(hit.id);
      const auto explanation = searcher.explain(question, {}, hit.id);
      CHECK(explanation.score == doctest::Approx(hit.score));
      double sum = 0;
      for (const auto& part : explanation.parts) {
        CHECK(part.of != "other");
        CHECK(part.score > 0);
        sum += part.score;
      }
      CHECK(sum == doctest::Approx(hit.score));
    }
  }
}

TEST_CASE("Parts are named by what was typed") {
  const auto parts = explain("shield guest nosuchword \"recep erdogan\"").parts;
  REQUIRE(parts.size() == 3);
  CHECK(parts[0].of == "shield");
  CHECK(parts[1].of == "guest");
  CHECK(parts[2].of == "\"recep erdogan\"");
}

TEST_CASE("A filter gives nothing to a score") {
  SearchOptions options;
  options.filter = libsearch::parse_query("home");
  const auto explanation = explain("shield", "one", options);
  REQUIRE(explanation.parts.size() == 1);
  CHECK(explanation.parts[0].of == "shield");
  CHECK_FALSE(explain("shield", "two", options).document_found);
}

TEST_CASE("The places of each spelling are told, in title, text and fields") {
  const auto explanation = explain("erdogan author:erdogan");
  CHECK(places(explanation, "Erdoğan") == "title:6-14 text:0-8");
  CHECK(places(explanation, "Эрдоган") == "text:51-65");
  CHECK(places(explanation, "Erdogan") == "author#1:0-7");
  REQUIRE(explanation.words.size() == 2);
  CHECK(explanation.words[0].field == "");
  CHECK(explanation.words[1].field == "author");
  CHECK(places(explain("erdogan"), "Erdogan") == "");
  CHECK(places(explain("erdogan"), "Erdogan's") == "text:34-43");
}

TEST_CASE("Why nothing was found is told, with what is near") {
  CHECK(reasons("erdogan") == "");
  CHECK(reasons("") == "the question has no word to look for");
  CHECK(reasons("qqqqzzz") == "no spelling of 'qqqqzzz' is in the index");
  CHECK(reasons("title:home") == "no spelling of 'home' is in any title");
  CHECK(reasons("writer:bakr") == "no document has a field 'writer'");
  CHECK(reasons("writer:bakr pages:10..") == "no document has a field 'pages'; no document has a field 'writer'");
  CHECK(reasons("language:xx") == "nothing matches language:xx");
  CHECK(reasons("erdogan id:six") == "nothing matches id:six");
  CHECK(reasons("author:bakr") == "no spelling of 'bakr' is in any field 'author'");
  CHECK(reasons("guest/shield") == "nothing matches guest/shield");
  CHECK(reasons("\"shield euphrates\"") == "nothing matches \"shield euphrates\"");
  CHECK(reasons("erdogan date:2015") == "nothing matches date:2015..2015");
  CHECK(reasons("guest AND bakr") == "each part of the question matches something, but no document matches all of it");
  const auto words = explain("xeuphrates").words;
  REQUIRE(words.size() == 1);
  REQUIRE_FALSE(words[0].near.empty());
  CHECK(words[0].near[0].text == "euphrates");
}

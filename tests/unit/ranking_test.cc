// SPDX-License-Identifier: GPL-2.0-or-later
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <libsearch/error.h>
#include <libsearch/index.h>
#include <libsearch/searcher.h>

#include "support/small_index.h"

using test::document;

TEST_CASE("Of two words as rare, the one that documents are about counts more") {
  // Both are in three of twelve documents; one comes again where it stands, the other is thrown in.
  test::SmallIndex index{
      document("about", "Turbines: how turbines are built, and what turbines cost to run, year by year."),
      document("thrown", "Summarily put, the harbour was closed, and ships went round by the cape.")};
  for (const std::string number : {"1", "2"})
    index.add({document("t" + number,
                        "New turbines for the dam: turbines, turbines and more turbines came by rail " + number),
               document("s" + number, "Summarily dismissed were plans for a bridge over the sound at mile " + number),
               document("a" + number, "Bread is baked before dawn in the village below the mill, house " + number),
               document("b" + number, "Rain is likely on the coast, and wind from the west at force " + number),
               document("c" + number, "Tickets are sold at the gate and by post, as they were in year " + number)});
  const auto hits = index.searcher().search("turbines summarily").hits;
  double turbines = 0, summarily = 0;
  for (const auto& hit : hits) (hit.matches.front().word == "turbines" ? turbines : summarily) += hit.score;
  CHECK(turbines > 1.5 * summarily);
}

TEST_CASE("Who asks for one name finds it before texts that say a like-sounding one more often") {
  const test::SmallIndex index{
      document("similar", "Клинцевич, Клинцевич, Клинцевич"),
      document("folded", "Klincevič went there with the others, and after a while all came back, as had been agreed")};
  CHECK(index.find("Klincevic") == "folded similar");
}

TEST_CASE("In a phrase too, what was typed ranks above what merely matches") {
  const test::SmallIndex index{document("folded", "Muhtar Ağan Öztürk spoke first at the meeting of the council"),
                               document("exact", "Muhtar Agan Ozturk spoke first at the meeting of the council"),
                               document("other", "Nobody spoke at the meeting of the council, and all went home")};
  CHECK(index.find("\"agan ozturk\"") == "exact folded");
  CHECK(index.find("\"ağan öztürk\"") == "folded exact");
}

TEST_CASE("A rare misspelling in a phrase does not rank above the common form") {
  test::SmallIndex index{document("rare", "The operation Euphratez Shields was in the papers, said the reader"),
                         document("plain", "The operation Euphrates Shield was in the papers, said the reader")};
  for (int i = 0; i < 6; ++i)
    index.add({document("more" + std::to_string(i), "Euphrates Shield once more, as the papers have it")});
  const std::string found = index.find("\"euphrates shield\"");
  CHECK(found.find("plain") < found.find("rare"));
}

TEST_CASE("The best are the same however few are asked for, fields with a great weight too") {
  test::SmallIndex index;
  std::vector<libsearch::Document> documents;
  for (int i = 0; i < 400; ++i) {
    std::string text;
    for (int use = 0; use < i * 7 % 11; ++use) text += i % 3 == 0 ? "Klincevič " : "Klincevic ";
    documents.push_back(document(std::to_string(i), text + "and " + std::to_string(i % 17) + " others"));
    if (i % 5 == 0) documents.back().fields = {{"author", {i % 2 == 0 ? "Клинцевич" : "Klintsevich"}}};
  }
  libsearch::Index writer(index.path());
  for (const auto& one : documents) writer.add(one);
  writer.commit();
  libsearch::SearchOptions options;
  options.field_weights = {{"author", 90}};
  for (const char* question : {"klincevic", "klincevic others", "+klincevic 3", "klincevic -4"}) {
    CAPTURE(question);
    options.limit = 500;
    options.count_exactly = 1000;
    const std::string whole = index.find(question, options) + " ";
    options.limit = 5;
    options.count_exactly = 0;
    CHECK(whole.starts_with(index.find(question, options) + " "));
  }
}

TEST_CASE("A field with a weight is looked in for words that name none") {
  test::SmallIndex index;
  auto by = document("by", "A guide to rivers and lakes of the north, with maps and tables.");
  by.fields = {{"author", {"Harriet Mallory"}}};
  index.add({by, document("on", "Mallory is named in the guide to rivers and lakes, once.")});
  CHECK(index.find("mallory") == "on");
  libsearch::SearchOptions options;
  options.field_weights = {{"author", 5}};
  CHECK(index.find("mallory", options) == "by on");
  options.field_weights = {{"author", 0.1}};
  CHECK(index.find("mallory", options) == "on by");
  CHECK(index.find("=mallory -rivers", options) == "");
  CHECK(index.searcher().explain("rivers", options).words.size() == 1);
}

TEST_CASE("With a half-life, newer documents rank higher, as long as they match as well") {
  test::SmallIndex index;
  for (const std::string year : {"2010", "2014", "2016"}) {
    auto news = document(year, "The harbour was closed by the storm; ships wait outside the harbour.");
    news.date = year + "-10-24";
    index.add({news});
  }
  index.add({document("undated", "The harbour was closed by the storm; ships wait outside the harbour.")});
  libsearch::SearchOptions options;
  options.recency_half_life = 365;
  options.recency_from = "2016-11-01";
  CHECK(index.find("harbour storm", options).starts_with("2016 2014 "));
  const auto ranked = index.searcher().search("harbour", options).hits;
  REQUIRE(ranked.size() == 4);
  CHECK(ranked[0].score == doctest::Approx(2 * ranked[3].score));
  CHECK(ranked[1].score == doctest::Approx(1.25 * ranked[3].score));  // more than two half-lives old
  options.recency_from = "2030-01-01";
  const auto old = index.searcher().search("harbour", options).hits;
  REQUIRE(old.size() == 4);
  CHECK(old.front().score == doctest::Approx(old.back().score));
}

TEST_CASE("Weights and half-lives out of range are refused") {
  const test::SmallIndex index{document("one", "one")};
  libsearch::SearchOptions options;
  options.field_weights = {{"author", -1}};
  CHECK_THROWS_AS(index.find("one", options), libsearch::Error);
  options.field_weights = {};
  options.recency_half_life = -1;
  CHECK_THROWS_AS(index.find("one", options), libsearch::Error);
  options.recency_half_life = 1;
  options.recency_from = "yesterday";
  CHECK_THROWS_AS(index.find("one", options), libsearch::Error);
}

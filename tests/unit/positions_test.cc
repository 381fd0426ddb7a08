// SPDX-License-Identifier: GPL-2.0-or-later
#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <libsearch/check.h>
#include <libsearch/error.h>
#include <libsearch/index.h>
#include <libsearch/searcher.h>

#include "support/remote_server.h"
#include "support/small_index.h"

using libsearch::Document;
using libsearch::Error;
using libsearch::Index;
using libsearch::Positions;
using libsearch::Searcher;
using test::document;

namespace {

/// Texts of few words in every order, so that a phrase of them is in some and not in others; some stand in titles and
/// fields.
std::vector<Document> documents() {
  static const std::vector<std::string> words{"red",  "reds",    "border", "crossing", "al-Assad", "assad",
                                              "door", "Erdoğan", "s",      "400",      "S-400",    "Erdogan"};
  std::vector<Document> all;
  unsigned state = 7;
  const auto next = [&] { return (state = state * 1103515245 + 12345) >> 16; };
  const auto text = [&](std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += words[next() % words.size()] + (next() % 9 == 0 ? ", " : " ");
    return out;
  };
  for (std::size_t i = 0; i < 400; ++i) {
    auto& one = all.emplace_back(document(std::to_string(i), text(3 + next() % 12), "en"));
    one.title = text(1 + next() % 3);
    one.fields.push_back({"tags", {text(2), text(2)}});
  }
  return all;
}

void fill(const test::SmallIndex& place, Positions positions, const std::vector<Document>& documents) {
  Index index(place.path(), {.positions = positions});
  for (const auto& document : documents) index.add(document);
  index.commit();
}

/// The same documents, positions kept by document and in all other ways.
struct KeptInAllWays {
  KeptInAllWays() {
    const auto all = documents();
    fill(by_document, Positions::by_document, all);
    fill(by_word, Positions::by_word, all);
    fill(none, Positions::none, all);
    server.emplace(by_word.path());
  }
  std::vector<std::string> other_places() const { return {by_word.path(), none.path(), server->place()}; }

  test::SmallIndex by_document, by_word, none;
  std::optional<test::RemoteServer> server;
};

std::set<std::string> found(Searcher& searcher, const std::string& question) {
  std::set<std::string> ids;
  for (const auto& hit : searcher.search(question, {.limit = 1000, .detail = libsearch::Detail::ids}).hits)
    ids.insert(hit.id);
  return ids;
}

const std::vector<std::string> sequences{"\"red border\"",
                                         "\"border crossing\"",
                                         "\"red red red\"",
                                         "\"erdogan red door\"",
                                         "title:\"red door\"",
                                         "tags:\"assad door\"",
                                         "red NEAR/1 door",
                                         "red NEAR/3 door",
                                         "red NEAR/4 red",
                                         "door NEAR/2 assad NEAR/2 erdogan",
                                         "al-Assad",
                                         "S-400",
                                         "+red -\"red door\"",
                                         "door AND (\"border red\" OR \"red border\")",
                                         "\"al-Assad erdogan\"",
                                         "=\"red border\""};

}  // namespace

TEST_CASE("However positions are kept, phrases, NEAR and hyphenated words find the same documents") {
  const KeptInAllWays kept;
  Searcher expected(kept.by_document.path());
  for (const std::string& place : kept.other_places()) {
    Searcher searcher(libsearch::Shards{{place}, std::chrono::seconds(20)});
    for (const auto& question : sequences) {
      INFO(place);
      INFO(question);
      CHECK_FALSE(found(expected, question).empty());
      CHECK(found(searcher, question) == found(expected, question));
    }
  }
}

TEST_CASE("However positions are kept, a phrase ranks the same, and its total is exact") {
  const KeptInAllWays kept;
  const auto expected = Searcher(kept.by_document.path()).search("\"border crossing\"");
  for (const std::string& place : kept.other_places()) {
    INFO(place);
    const auto found = Searcher(libsearch::Shards{{place}, std::chrono::seconds(20)}).search("\"border crossing\"");
    CHECK(found.total == expected.total);
    CHECK(found.total_is_exact);
    REQUIRE(found.hits.size() == expected.hits.size());
    for (std::size_t i = 0; i < found.hits.size(); ++i) {
      CHECK(found.hits[i].id == expected.hits[i].id);
      CHECK(found.hits[i].score == doctest::Approx(expected.hits[i].score));
    }
  }
}

TEST_CASE("The best hits are the first of all hits, whatever phrases are parts of") {
  auto all = documents();
  for (std::size_t i = 0; i < all.size(); ++i) all[i].date = "2024-01-" + std::to_string(10 + i % 20);
  test::SmallIndex first, second;
  fill(first, Positions::by_document, {all.begin(), all.begin() + 150});
  fill(second, Positions::by_document, {all.begin() + 150, all.end()});
  Searcher searcher(libsearch::Shards{{first.path(), second.path()}, std::chrono::seconds(20)});
  std::vector<libsearch::SearchOptions> ways(5);
  ways[1].field_weights = {{"tags", 5}, {"title", 2}};
  ways[2].recency_half_life = 3;
  ways[2].recency_from = "2024-01-30";
  ways[3].collapse = "title";
  ways[4].filter = libsearch::parse_query("tags:red");
  auto questions = sequences;
  for (const char* more :
       {"\"red border\" door", "\"red border\" \"border red\" \"door crossing\"", "+\"red border\" door s",
        "door \"al-Assad erdogan\" -reds", "(\"red door\" OR \"door red\") AND (erdogan NEAR/3 s)"})
    questions.emplace_back(more);
  for (auto options : ways) {
    options.detail = libsearch::Detail::ids;
    for (const auto& question : questions) {
      CAPTURE(question);
      options.limit = 1000;
      const auto whole = searcher.search(question, options);
      options.limit = 5;
      const auto best = searcher.search(question, options);
      REQUIRE(best.hits.size() == std::min<std::size_t>(5, whole.hits.size()));
      for (std::size_t i = 0; i < best.hits.size(); ++i)
        CHECK(best.hits[i].score == doctest::Approx(whole.hits[i].score));
    }
  }
}

TEST_CASE("However positions are kept, a hyphenated word by itself weighs the same") {
  const std::vector<Document> all{document("1", "Bashar Assad came"), document("2", "Bashar Asad came"),
                                  document("3", "Bashar-Assad came"), document("4", "nobody came")};
  test::SmallIndex by_document, by_word;
  fill(by_document, Positions::by_document, all);
  fill(by_word, Positions::by_word, all);
  const test::RemoteServer server(by_word.path());
  Searcher asked(libsearch::Shards{{server.place()}, std::chrono::seconds(20)});
  const auto expected = asked.search("Bashar-Assad");
  const auto found = Searcher(by_document.path()).search("Bashar-Assad");
  REQUIRE(expected.hits.size() == 3);
  REQUIRE(found.hits.size() == 3);
  for (std::size_t i = 0; i < found.hits.size(); ++i) {
    CHECK(found.hits[i].id == expected.hits[i].id);
    CHECK(found.hits[i].score == doctest::Approx(expected.hits[i].score));
  }
}

TEST_CASE("Long documents and short ones answer the same phrases") {
  auto all = documents();
  std::string filling;
  for (int i = 0; i < 12'000; ++i) filling += "filling ";
  for (std::size_t i = 0; i < all.size(); i += 2) all[i].text += filling;
  test::SmallIndex mixed, by_word;
  fill(mixed, Positions::by_document, all);
  fill(by_word, Positions::by_word, all);
  Searcher searcher(mixed.path()), expected(by_word.path());
  for (const auto& question : sequences) {
    INFO(question);
    CHECK(found(searcher, question) == found(expected, question));
  }
}

TEST_CASE("Each of words near each other needs a place of its own, however many share their spellings") {
  std::string many = "e", text = "e";
  for (const char* other :
       {"é", "è", "ê", "ë", "ē", "ė", "ę", "ě", "ĕ", "ȅ", "ȇ", "ẽ", "ẻ", "ẹ", "ế", "ề", "ể", "ễ", "ệ"})
    many += std::string("-") + other;
  for (int i = 0; i < 15; ++i) text += i % 2 == 0 ? " é" : " e";
  const Document few = document("few", text + " day"), enough = document("enough", text + " e é e é day");
  for (const auto positions : {Positions::by_document, Positions::by_word, Positions::none}) {
    const test::SmallIndex place;
    Index index(place.path(), {.positions = positions});
    for (const auto& one : {few, enough}) index.add(one);
    index.commit();
    CHECK(place.find(many + " NEAR/10 day") == "enough");
  }
}

TEST_CASE("Without positions a long quotation without spaces is found where each of its words stands") {
  std::string quotation;
  for (const char* name : {"北京", "上海", "天津", "重庆", "广州", "深圳", "南京", "武汉", "成都"})
    for (const char* what : {"大学", "医院", "公司", "学校", "银行", "市场", "工厂", "报纸"})
      quotation += std::string(name) + what;
  std::string other = quotation;
  other.replace(other.rfind("报纸"), 6, "火车");
  const test::SmallIndex place;
  {
    Index index(place.path(), {.positions = Positions::none});
    index.add(document("same", quotation, "zh"));
    index.add(document("other", other + "报纸", "zh"));
    index.commit();
  }
  CHECK(place.find("\"" + quotation + "\"") == "same");
}

TEST_CASE("Through a server phrases are found where positions are kept by document") {
  const test::SmallIndex place{document("1", "red door"), document("2", "door red")};
  const test::RemoteServer server(place.path());
  Searcher searcher(libsearch::Shards{{server.place()}, std::chrono::seconds(20)});
  CHECK(found(searcher, "\"red door\"") == std::set<std::string>{"1"});
}

TEST_CASE("Among several indexes it is enough that one has no positions") {
  const test::SmallIndex with{document("1", "red door"), document("2", "door red")};
  const test::SmallIndex without;
  {
    Index index(without.path(), {.positions = Positions::none});
    index.add(document("3", "red door"));
    index.add(document("4", "door red"));
    index.commit();
  }
  const test::RemoteServer server(without.path());
  for (const std::string& place : {without.path().string(), server.place()}) {
    Searcher both(libsearch::Shards{{with.path(), place}, std::chrono::seconds(20)});
    CHECK(found(both, "\"red door\"") == std::set<std::string>{"1", "3"});
    CHECK(both.statistics().positions == Positions::none);
  }
}

TEST_CASE("An index keeps doing without positions, through updates and rebuilds") {
  const test::SmallIndex place;
  {
    Index index(place.path(), {.positions = Positions::none});
    index.add(document("1", "red door"));
    index.commit();
  }
  {
    Index index(place.path());
    index.add(document("2", "the red door"));
    index.commit();
    CHECK(place.searcher().statistics().positions == Positions::none);
    CHECK(place.find("\"red door\"") == "1 2");
    index.rebuild();
  }
  CHECK(place.searcher().statistics().positions == Positions::none);
  CHECK(place.find("\"red door\"") == "1 2");
  CHECK(libsearch::check_index(place.path()).empty());
}

TEST_CASE("An index keeps its positions as it was made to") {
  const test::SmallIndex place{document("1", "red door")};
  CHECK(place.searcher().statistics().positions == Positions::by_document);
  CHECK_THROWS_WITH_AS(Index(place.path(), {.positions = Positions::none}),
                       doctest::Contains("was made with positions"), Error);
}

TEST_CASE("An index for servers keeps being one, through updates and rebuilds") {
  test::SmallIndex place;
  {
    Index index(place.path(), {.positions = Positions::by_word});
    index.add(document("1", "red door"));
    index.commit();
  }
  place.add({document("2", "the red door")});
  Index(place.path()).rebuild();
  CHECK(place.searcher().statistics().positions == Positions::by_word);
  CHECK(place.find("\"red door\"") == "1 2");
  CHECK(libsearch::check_index(place.path()).empty());
}

// SPDX-License-Identifier: GPL-2.0-or-later
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

void fill(const test::SmallIndex& place, bool positions) {
  Index index(place.path(), {.positions = positions});
  for (const auto& document : documents()) index.add(document);
  index.commit();
}

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

TEST_CASE("Without positions phrases, NEAR and hyphenated words find the documents that they find with them") {
  const test::SmallIndex with, without;
  fill(with, true);
  fill(without, false);
  Searcher expected(with.path()), searcher(without.path());
  for (const auto& question : sequences) {
    INFO(question);
    CHECK_FALSE(found(expected, question).empty());
    CHECK(found(searcher, question) == found(expected, question));
  }
}

TEST_CASE("Without positions a phrase ranks as it does with them, and its total is exact") {
  const test::SmallIndex with, without;
  fill(with, true);
  fill(without, false);
  const auto expected = Searcher(with.path()).search("\"border crossing\"");
  const auto found = Searcher(without.path()).search("\"border crossing\"");
  CHECK(found.total == expected.total);
  CHECK(found.total_is_exact);
  REQUIRE(found.hits.size() == expected.hits.size());
  for (std::size_t i = 0; i < found.hits.size(); ++i) {
    CHECK(found.hits[i].id == expected.hits[i].id);
    CHECK(found.hits[i].score == doctest::Approx(expected.hits[i].score));
  }
}

TEST_CASE("Each of words near each other needs a place of its own, however many share their spellings") {
  std::string many = "e", text = "e";
  for (const char* other :
       {"é", "è", "ê", "ë", "ē", "ė", "ę", "ě", "ĕ", "ȅ", "ȇ", "ẽ", "ẻ", "ẹ", "ế", "ề", "ể", "ễ", "ệ"})
    many += std::string("-") + other;
  for (int i = 0; i < 15; ++i) text += i % 2 == 0 ? " é" : " e";
  const Document few = document("few", text + " day"), enough = document("enough", text + " e é e é day");
  for (const bool positions : {true, false}) {
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
    Index index(place.path(), {.positions = false});
    index.add(document("same", quotation, "zh"));
    index.add(document("other", other + "报纸", "zh"));
    index.commit();
  }
  CHECK(place.find("\"" + quotation + "\"") == "same");
}

TEST_CASE("Among several indexes it is enough that one has no positions") {
  const test::SmallIndex with{document("1", "red door"), document("2", "door red")};
  const test::SmallIndex without;
  {
    Index index(without.path(), {.positions = false});
    index.add(document("3", "red door"));
    index.add(document("4", "door red"));
    index.commit();
  }
  const test::RemoteServer server(without.path());
  for (const std::string& place : {without.path().string(), server.place()}) {
    Searcher both(libsearch::Shards{{with.path(), place}, std::chrono::seconds(20)});
    CHECK(found(both, "\"red door\"") == std::set<std::string>{"1", "3"});
    CHECK_FALSE(both.statistics().positions);
  }
}

TEST_CASE("An index keeps doing without positions, through updates and rebuilds") {
  const test::SmallIndex place;
  {
    Index index(place.path(), {.positions = false});
    index.add(document("1", "red door"));
    index.commit();
  }
  {
    Index index(place.path());
    index.add(document("2", "the red door"));
    index.commit();
    CHECK_FALSE(place.searcher().statistics().positions);
    CHECK(place.find("\"red door\"") == "1 2");
    index.rebuild();
  }
  CHECK_FALSE(place.searcher().statistics().positions);
  CHECK(place.find("\"red door\"") == "1 2");
  CHECK(libsearch::check_index(place.path()).empty());
}

TEST_CASE("An index with positions cannot lose them by an option") {
  const test::SmallIndex place{document("1", "red door")};
  CHECK(place.searcher().statistics().positions);
  CHECK_THROWS_WITH_AS(Index(place.path(), {.positions = false}), doctest::Contains("was made with positions"), Error);
}

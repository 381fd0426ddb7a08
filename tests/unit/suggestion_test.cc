// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <libsearch/index.h>
#include <libsearch/searcher.h>

#include "search/near_words.h"
#include "search/snapshot.h"
#include "support/small_index.h"

using libsearch::Document;
using test::document;

namespace {

const test::SmallIndex& index_of_rivers() {
  static const test::SmallIndex index = [] {
    Document titled = document("title", "nothing more");
    titled.title = "Government report";
    return test::SmallIndex{document("1", "the government built a dam on the Euphrates"),
                            document("2", "a governmental plan for the rivers"), document("3", "şelale, the waterfall"),
                            document("4", "the Euphrates and the Tigris"), titled};
  }();
  return index;
}

std::string written(const std::vector<libsearch::search::NearWord>& words) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : " ") + word.text + ":" + std::to_string(word.edits);
  return out;
}

std::string near(const char* typed, const std::string& prefix = "", std::size_t steps = 20'000) {
  const libsearch::search::Snapshot snapshot(libsearch::Shards{{index_of_rivers().path().string()}});
  libsearch::search::WalkBudget budget{steps};
  return written(libsearch::search::near_words(snapshot.database(), prefix, typed, budget));
}

/// Among the words with the same first two letters.
std::string near_listed(const char* typed) {
  const libsearch::search::Snapshot snapshot(libsearch::Shards{{index_of_rivers().path().string()}});
  return written(libsearch::search::near_words(snapshot.lexicon(), "", typed));
}

std::string meant(const char* question) { return index_of_rivers().searcher().search(question).did_you_mean; }

}  // namespace

TEST_CASE("Near words are those a letter more, less, other or swapped away") {
  CHECK(near("goverment") == "government:1");
  CHECK(near("overnment") == "government:1");
  CHECK(near("govvernment") == "government:1");
  CHECK(near("govermnent") == "government:1");
  CHECK(near("gvoernment") == "government:1");
  CHECK(near("rivars") == "rivers:1");
  CHECK(near("selael") == "şelale:1");
}

TEST_CASE("Two letters away only where there is nothing nearer, and from the same first letter") {
  CHECK(near("gouvernement") == "government:2");
  CHECK(near("houvernement") == "");
  CHECK(near("dma") == "dam:1");
  CHECK(near("dx") == "");
  CHECK(near("tigers") == "tigris:2");
}

TEST_CASE("Near words are found among those that begin with the same two letters") {
  CHECK(near_listed("goverment") == "government:1");
  CHECK(near_listed("gouvernement") == "government:2");
  CHECK(near_listed("tigers") == "tigris:2");
  CHECK(near_listed("gvoernment") == "");
  CHECK(near_listed("go") == "");
}

TEST_CASE("Words near in a field are those of the field") {
  CHECK(near("goverment", "S") == "government:1");
  CHECK(near("rivars", "S") == "");
}

TEST_CASE("The walk stops when its budget is used up") { CHECK(near("goverment", "", 1) == ""); }

TEST_CASE("A question that finds nothing is asked again as it may have been meant") {
  CHECK(meant("goverment") == "government");
  CHECK(meant("\"goverment bilt\"") == "\"government built\"");
  CHECK(meant("  +goverment  -tigris!") == "  +government  -tigris!");
  CHECK(meant("title:goverment") == "title:government");
  CHECK(meant("+goverment +wqxyzzzz") == "");  // which would find no more
  CHECK(meant("wqxyzzzz") == "");
  CHECK(meant("") == "");
}

TEST_CASE("A question that finds enough is left alone") {
  CHECK(meant("the government goverment") == "");
  libsearch::SearchOptions options;
  options.suggest = false;
  CHECK(index_of_rivers().searcher().search("goverment", options).suggestions.empty());
}

TEST_CASE("A word that is there is a slip only of one that is there two hundred times as often") {
  const test::SmallIndex index{document("slip", "waht now"), document("other", "waht then")};
  libsearch::Index writer(index.path());
  for (int i = 0; i < 300; ++i) writer.add(document("often" + std::to_string(i), "what is that"));
  writer.commit();
  CHECK(index.searcher().search("waht").did_you_mean == "");
  writer.remove("other");
  writer.commit();
  CHECK(index.searcher().search("waht").did_you_mean == "what");
}

TEST_CASE("Suggestions name the word and what is near it, the likeliest first") {
  const auto results = index_of_rivers().searcher().search("goverment");
  CHECK(results.hits.empty());
  REQUIRE(results.suggestions.size() == 1);
  CHECK(results.suggestions[0].word == "goverment");
  REQUIRE_FALSE(results.suggestions[0].words.empty());
  CHECK(results.suggestions[0].words[0].text == "government");
  CHECK(results.suggestions[0].words[0].documents == 2);
}

TEST_CASE("Words are completed from the index, the most frequent first") {
  auto searcher = index_of_rivers().searcher();
  const auto words = searcher.completions("gov");
  REQUIRE(words.size() == 2);
  CHECK(words[0].text == "government");
  CHECK(words[1].text == "governmental");
  CHECK(searcher.completions("GOV", 1).size() == 1);
  CHECK(searcher.completions("sel").at(0).text == "şelale");
  CHECK(searcher.completions("zzz").empty());
  CHECK(searcher.completions("").empty());
}

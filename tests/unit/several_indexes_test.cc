// SPDX-License-Identifier: GPL-2.0-or-later
#include <filesystem>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <libsearch/error.h>
#include <libsearch/index.h>
#include <libsearch/searcher.h>

#include "index/terms.h"
#include "support/collection.h"
#include "support/small_index.h"

using libsearch::Document;
using libsearch::Error;
using libsearch::ErrorCode;
using libsearch::Searcher;
using libsearch::Shards;
using test::document;

namespace {

std::string ids_of(const libsearch::Results& results) {
  std::string ids;
  for (const auto& hit : results.hits) ids += (ids.empty() ? "" : " ") + hit.id;
  return ids;
}

Document with_field(Document document, const std::string& name, const std::string& value) {
  document.fields.push_back({name, {value}});
  return document;
}

}  // namespace

TEST_CASE("Several indexes answer as one index of all their documents does") {
  const test::DividedCollection collection(3);
  Searcher whole(collection.whole());
  Searcher parts(Shards{collection.parts()});
  for (const auto& question : test::questions()) {
    INFO(question);
    const auto expected = whole.search(question);
    const auto found = parts.search(question);
    CHECK_FALSE(found.hits.empty());
    CHECK(ids_of(found) == ids_of(expected));
    CHECK(found.total == expected.total);
    CHECK(found.unreachable.empty());
  }
}

TEST_CASE("A word's spellings are those of all indexes, with the counts of all") {
  const test::SmallIndex one{document("1", "Erdoğan spoke"), document("2", "Erdogan again")};
  const test::SmallIndex two{document("3", "Эрдоган приехал"), document("4", "Erdogan left")};
  Searcher both(Shards{{one.path(), two.path()}});
  std::string seen;
  for (const auto& spelling : both.spellings("Erdogan"))
    seen += spelling.text + "=" + std::to_string(spelling.documents) + " ";
  CHECK(seen == "erdogan=2 erdoğan=1 эрдоган=1 ");
}

TEST_CASE("A word that one index has in lower case only is a common word in all") {
  const auto common =
      document("1", "In the pari game Ann and Bob were retracing lines when General Retreating came.", "en");
  const auto names = document("2", "Dave lived in Paris with Pari and Retracing the Town took Him a day.", "en");
  const test::SmallIndex whole{common, names}, one{common}, two{names};
  Searcher together(whole.path());
  Searcher apart(Shards{{one.path(), two.path()}});
  for (const auto* word : {"paris", "retracing", "Retracing"}) {
    CAPTURE(word);
    const auto spellings_in = [&](Searcher& searcher) {
      std::string seen;
      for (const auto& spelling : searcher.spellings(word)) seen += spelling.text + ": " + spelling.rule + "; ";
      return seen;
    };
    CHECK(spellings_in(apart) == spellings_in(together));
  }
}

TEST_CASE("A hit says which index it lies in") {
  const test::SmallIndex one{document("1", "apple")};
  const test::SmallIndex two{document("2", "apple pear")};
  Searcher both(Shards{{one.path(), two.path()}});
  const auto pears = both.search("pear");
  REQUIRE(pears.hits.size() == 1);
  CHECK(pears.hits[0].shard == 1);
  CHECK(both.search("apple -pear").hits.at(0).shard == 0);
}

TEST_CASE("Fields sort and select in all indexes, whatever order each has met them in") {
  const test::SmallIndex one{with_field(with_field(document("1", "apple"), "size", "30"), "author", "Ann")};
  const test::SmallIndex two{with_field(with_field(document("2", "apple"), "author", "Bob"), "size", "20")};
  Searcher both(Shards{{one.path(), two.path()}});
  libsearch::SearchOptions by_size;
  by_size.sort = "size";
  CHECK(ids_of(both.search("apple", by_size)) == "2 1");
  CHECK(ids_of(both.search("apple size:25..40")) == "1");
  CHECK(ids_of(both.search("author:bob")) == "2");
}

TEST_CASE("Aliases of one index hold in all") {
  const test::SmallIndex one{document("1", "Halab was besieged")};
  const test::SmallIndex two{document("2", "Aleppo was besieged")};
  {
    libsearch::Index index(two.path());
    index.set_aliases({{{"Aleppo", "Halab"}, "towns:1"}});
    index.commit();
  }
  Searcher both(Shards{{one.path(), two.path()}});
  CHECK(ids_of(both.search("Aleppo")) == "2 1");
  CHECK(both.spellings("Aleppo").back().rule == "alias of aleppo, towns:1");
}

TEST_CASE("Refreshing follows each index to its newest state") {
  test::SmallIndex one{document("1", "apple")};
  test::SmallIndex two{document("2", "apple")};
  Searcher both(Shards{{one.path(), two.path()}});
  CHECK_FALSE(both.refresh());
  two.add({document("3", "apple")});
  CHECK(both.search("apple").total == 2);
  CHECK(both.refresh());
  CHECK(both.search("apple").total == 3);
  libsearch::Index(one.path()).rebuild();
  one.add({document("4", "apple")});
  CHECK(both.refresh());
  CHECK(both.search("apple").total == 4);
}

TEST_CASE("A document that is in two indexes is found twice, and either is the document of its id") {
  const test::SmallIndex one{document("same", "apple")};
  const test::SmallIndex two{document("same", "apple pie")};
  Searcher both(Shards{{one.path(), two.path()}});
  CHECK(ids_of(both.search("apple")) == "same same");
  CHECK(both.document("same").has_value());
}

TEST_CASE("Statistics of several indexes are sums, and spellings are counted once") {
  const test::SmallIndex one{document("1", "apple pie", "en")};
  const test::SmallIndex two{document("2", "apple tart", "en")};
  const auto figures = Searcher(Shards{{one.path(), two.path()}}).statistics();
  CHECK(figures.documents == 2);
  CHECK(figures.words == 4);
  CHECK(figures.spellings == 3);
  CHECK(figures.languages.at("en") == 2);
  CHECK(figures.generation == 0);
  CHECK(figures.bytes > 0);
}

TEST_CASE("One missing index is an error that names it") {
  const test::SmallIndex one{document("1", "apple")};
  const auto missing = (one.directory() / "nothing").string();
  try {
    Searcher both(Shards{{one.path(), missing}});
    FAIL("it opened");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::not_found);
    CHECK(std::string(error.what()).find(missing) != std::string::npos);
  }
}

TEST_CASE("What is no place of an index is refused") {
  for (const char* place : {"xapian://", "xapian://host", "xapian://host:", "xapian://:7000", "xapian://host:0",
                            "xapian://host:70000", "xapian://host:7000/index"}) {
    INFO(place);
    CHECK_THROWS_WITH_AS(Searcher(Shards{{place}}), doctest::Contains("is no address of an index"), Error);
  }
  CHECK_THROWS_AS(Searcher(Shards{}), Error);
}

TEST_CASE("A time limit that cannot be kept is refused") {
  const test::SmallIndex place{document("1", "apple")};
  for (const auto limit : {std::chrono::milliseconds(0), std::chrono::milliseconds::max()})
    CHECK_THROWS_WITH_AS(Searcher(Shards{{place.path().string()}, limit}), doctest::Contains("the time limit"), Error);
}

TEST_CASE("The slot of a field depends on nothing but its name, and its neighbour is free") {
  CHECK(libsearch::index::field_slot("author") == libsearch::index::field_slot("Author"));
  CHECK(libsearch::index::field_slot("author") != libsearch::index::field_slot("editor"));
  CHECK(libsearch::index::field_slot("author") % 2 == 0);
}

TEST_CASE("An index that has moved on is read as it is now, although another could not be refreshed") {
  const test::SmallIndex one{document("1", "apple")};
  const test::SmallIndex two{document("2", "apple")};
  Searcher both(Shards{{one.path(), two.path()}});
  CHECK(ids_of(both.search("apple")) == "1 2");
  {
    libsearch::Index index(one.path());
    index.add(document("3", "apple pear"));
    index.rebuild();
  }
  std::filesystem::rename(two.path() / "CURRENT", two.path() / "GONE");
  CHECK_THROWS_AS(both.refresh(), Error);
  std::filesystem::rename(two.path() / "GONE", two.path() / "CURRENT");
  CHECK(ids_of(both.search("pear")) == "3");
  CHECK_FALSE(both.refresh());
  CHECK(ids_of(both.search("pear")) == "3");
}

// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <libsearch/searcher.h>

#include "support/small_index.h"

using test::document;

namespace {

const test::SmallIndex& articles() {
  static const test::SmallIndex index{
      document("talks", "The talks in Sochi were about Idlib and the ceasefire, said Erdoğan.", "en"),
      document("truce", "A ceasefire in Idlib was agreed on by Erdogan after long talks.", "en"),
      document("russian", "Переговоры об Идлибе: Эрдоган приехал в Сочи.", "ru"),
      document("cooking", "The soup in the pot was about ready, said the cook, and the bread was in the oven.", "en"),
      document("football", "The match was about to end, said the coach, and the score was in doubt.", "en"),
      document("alone", "Zyxwvut", "en"),
  };
  return index;
}

}  // namespace

TEST_CASE("Documents about the same matter are found, in any spelling and without the document itself") {
  const auto results = articles().searcher().like("talks");
  REQUIRE(results);
  REQUIRE(results->hits.size() >= 2);
  CHECK(results->hits[0].id == "truce");
  CHECK_FALSE(results->hits[0].snippet.highlights.empty());
  bool has_russian = false;
  for (const auto& hit : results->hits) {
    CHECK(hit.id != "talks");
    has_russian = has_russian || hit.id == "russian";
  }
  CHECK(has_russian);
}

TEST_CASE("Documents like one can be filtered as any answer") {
  libsearch::SearchOptions options;
  options.filter = libsearch::parse_query("language:ru");
  const auto results = articles().searcher().like("talks", options);
  REQUIRE(results);
  REQUIRE(results->hits.size() == 1);
  CHECK(results->hits[0].id == "russian");
}

TEST_CASE("A document that shares no word with others is like none, and one that is not there is told apart") {
  CHECK(articles().searcher().like("alone").value().hits.empty());
  CHECK_FALSE(articles().searcher().like("nosuch"));
}

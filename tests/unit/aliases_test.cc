// SPDX-License-Identifier: GPL-2.0-or-later
#include <libsearch/aliases.h>

#include <algorithm>
#include <string>

#include <doctest/doctest.h>

#include <libsearch/error.h>

#include "support/small_index.h"

using libsearch::AliasGroup;
using libsearch::Index;
using libsearch::Tier;
using test::document;

TEST_CASE("A list of aliases is a group a line, with comments") {
  const auto groups = libsearch::parse_aliases("# towns\nAleppo, Halab ,حلب\r\n\nISIL\tDaesh # and others\n");
  REQUIRE(groups.size() == 2);
  CHECK(groups[0] == AliasGroup{"Aleppo", "Halab", "حلب"});
  CHECK(groups[1] == AliasGroup{"ISIL", "Daesh"});
}

TEST_CASE("A line that is no group is refused by its number") {
  for (const char* text : {"Aleppo, Halab\nalone\n", "Aleppo, Halab\nIslamic State, Daesh\n"}) {
    try {
      libsearch::parse_aliases(text);
      FAIL("it was taken");
    } catch (const libsearch::Error& error) {
      CHECK(error.code() == libsearch::ErrorCode::bad_input);
      CHECK(std::string(error.what()).find("line 2") != std::string::npos);
    }
  }
}

TEST_CASE("Aliases find each other in all their spellings, and say so") {
  test::SmallIndex place{document("en", "They took Aleppo at last."), document("tr", "Halep'e gittiler."),
                         document("ar", "في حلب اليوم")};
  {
    Index index(place.path());
    index.set_aliases({{"Aleppo", "Halep", "حلب"}, {"Kiev", "Kyiv"}});
    index.commit();
  }
  CHECK(place.searcher().search("Aleppo").total == 3);
  CHECK(place.find("Aleppo").substr(0, 2) == "en");
  CHECK(place.searcher().search("حلب").total == 3);
  CHECK(place.find("Aleppo", Tier::inflected) == "en");
  const auto spellings = place.searcher().spellings("aleppo");
  CHECK(std::any_of(spellings.begin(), spellings.end(), [](const auto& s) { return s.rule == "alias of aleppo"; }));
}

TEST_CASE("Aliases stay through updates and rebuilds until they are replaced") {
  test::SmallIndex place;
  {
    Index index(place.path());
    index.set_aliases({{"Aleppo", "Halab"}});
    index.add(document("a", "Halab"));
    index.commit();
    CHECK(place.find("Aleppo") == "a");
    index.add(document("b", "Halab again"));
    index.commit();
    index.rebuild();
    CHECK(place.searcher().search("Aleppo").total == 2);
    index.set_aliases({{"Kiev", "Kyiv"}});
    index.commit();
    CHECK(place.find("Aleppo") == "");
  }
}

TEST_CASE("The names of places are known in many languages") {
  const auto groups = libsearch::place_names();
  CHECK(groups.size() > 300);
  const auto has = [&](const char* a, const char* b) {
    return std::any_of(groups.begin(), groups.end(), [&](const AliasGroup& group) {
      return std::find(group.begin(), group.end(), a) != group.end() &&
             std::find(group.begin(), group.end(), b) != group.end();
    });
  };
  CHECK(has("Germany", "Deutschland"));
  CHECK(has("Germany", "Германия"));
  CHECK(has("Damascus", "دمشق"));
}

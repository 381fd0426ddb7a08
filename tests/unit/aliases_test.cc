// SPDX-License-Identifier: GPL-2.0-or-later
#include <libsearch/aliases.h>

#include <algorithm>
#include <string>

#include <doctest/doctest.h>

#include <libsearch/error.h>
#include <xapian.h>

#include "index/alias_list.h"
#include "support/small_index.h"

using libsearch::AliasGroup;
using libsearch::Index;
using libsearch::Tier;
using test::document;

TEST_CASE("A list of aliases is a group a line, with comments") {
  const auto groups = libsearch::parse_aliases("# towns\nAleppo, Halab ,حلب\r\n\nISIL\tDaesh # and others\n");
  REQUIRE(groups.size() == 2);
  CHECK(groups[0] == AliasGroup{{"Aleppo", "Halab", "حلب"}, "line 2"});
  CHECK(groups[1] == AliasGroup{{"ISIL", "Daesh"}, "line 4"});
  CHECK(libsearch::parse_aliases("ISIL, Daesh", "lists/names").front().origin == "lists/names:1");
}

TEST_CASE("A line that is no group is refused by its file and number") {
  for (const char* text : {"Aleppo, Halab\nalone\n", "Aleppo, Halab\nIslamic State, Daesh\n"}) {
    try {
      libsearch::parse_aliases(text, "names");
      FAIL("it was taken");
    } catch (const libsearch::Error& error) {
      CHECK(error.code() == libsearch::ErrorCode::bad_input);
      CHECK(std::string(error.what()).starts_with("names:2: "));
    }
  }
}

TEST_CASE("Aliases find each other in all their spellings") {
  test::SmallIndex place{document("en", "They took Aleppo at last."), document("tr", "Halep'e gittiler."),
                         document("ar", "في حلب اليوم")};
  {
    Index index(place.path());
    index.set_aliases({{{"Aleppo", "Halep", "حلب"}}, {{"Kiev", "Kyiv"}}});
    index.commit();
  }
  CHECK(place.searcher().search("Aleppo").total == 3);
  CHECK(place.find("Aleppo").substr(0, 2) == "en");
  CHECK(place.searcher().search("حلب").total == 3);
  CHECK(place.find("Aleppo", Tier::inflected) == "en");
}

TEST_CASE("An alias says where it is from, through updates and rebuilds, and so do its forms") {
  test::SmallIndex place{document("en", "They took Aleppo at last."), document("tr", "Halep'e gittiler."),
                         document("ar", "في حلب اليوم")};
  const auto rules = [&] {
    std::string all;
    for (const auto& spelling : place.searcher().spellings("Aleppo"))
      all += spelling.text + ": " + spelling.rule + "\n";
    return all;
  };
  Index index(place.path());
  index.set_aliases({{{"Aleppo", "Halep", "Halab"}}, {{"Aleppo", "حلب"}, "towns:3"}, {{"حلب", "ALEPPO"}, "more:1"}});
  index.commit();
  const std::string said =
      "aleppo: same spelling\n"
      "حلب: alias of aleppo, more:1, towns:3\n"
      "halep'e: suffix of halep, alias of aleppo\n";
  CHECK(rules() == said);
  index.add(document("more", "nothing of the kind"));
  index.commit();
  CHECK(rules() == said);
  index.rebuild();
  CHECK(rules() == said);
  index.set_aliases({{{"Aleppo", "Halep"}}, {{"Aleppo", "حلب"}}});
  index.commit();
  CHECK(rules().find("alias of aleppo,") == std::string::npos);
}

TEST_CASE("Aliases stay through updates and rebuilds until they are replaced") {
  test::SmallIndex place;
  {
    Index index(place.path());
    index.set_aliases({{{"Aleppo", "Halab"}}});
    index.add(document("a", "Halab"));
    index.commit();
    CHECK(place.find("Aleppo") == "a");
    index.add(document("b", "Halab again"));
    index.commit();
    index.rebuild();
    CHECK(place.searcher().search("Aleppo").total == 2);
    index.set_aliases({{{"Kiev", "Kyiv"}}});
    index.commit();
    CHECK(place.find("Aleppo") == "");
  }
}

TEST_CASE("The names of places are known in many languages, and what ICU has them for") {
  const auto groups = libsearch::place_names();
  CHECK(groups.size() > 300);
  const auto has = [&](const char* a, const char* b) {
    return std::any_of(groups.begin(), groups.end(), [&](const AliasGroup& group) {
      return std::ranges::count(group.names, a) == 1 && std::ranges::count(group.names, b) == 1;
    });
  };
  CHECK(has("Germany", "Deutschland"));
  CHECK(has("Germany", "Германия"));
  CHECK(has("Damascus", "دمشق"));
  const auto count = [&](const char* origin) { return std::ranges::count(groups, origin, &AliasGroup::origin); };
  CHECK(count("ICU territory DE") == 1);
  CHECK(count("ICU city Asia/Damascus") == 1);
}

TEST_CASE("A list of aliases that is damaged is told, however many names it claims to have") {
  Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
  libsearch::index::write_aliases(database, {{{"Aleppo", "Halab"}}});
  const std::string list = database.get_metadata("aliases");
  const std::string most = "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F";
  for (const std::string& damaged : {most, most + list.substr(1), list.substr(0, list.size() - 1)}) {
    database.set_metadata("aliases", damaged);
    CHECK_THROWS_AS(libsearch::index::read_aliases(database), libsearch::Error);
  }
}

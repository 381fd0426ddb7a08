// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include "harness.h"

using namespace cli_tests;

namespace {

std::string ids(const Workspace& work, const std::string& question) {
  return work.run({"search", question, "--sort", "id", "--format", "ids"}).out;
}

}  // namespace

TEST_CASE("aliases given to the index are found by each other's names, and stay") {
  const Workspace work;
  work.write("a.txt", "Fighting near Aleppo.");
  work.write("b.txt", "Halep yakınlarında.");
  work.write("aliases", "Aleppo, Halep\n");
  REQUIRE(work.run({"index", "a.txt", "b.txt", "--aliases", "aliases"}).status == 0);
  CHECK(ids(work, "aleppo") == "a.txt\nb.txt\n");
  work.write("c.txt", "Halep");
  REQUIRE(work.run({"index", "c.txt"}).status == 0);
  CHECK(ids(work, "aleppo") == "a.txt\nb.txt\nc.txt\n");
  CHECK(ids(work, "=aleppo") == "a.txt\n");
}

TEST_CASE("names and explain say which line of which file an alias is from, or which set of ICU") {
  const Workspace work;
  work.write("a.txt", "Halep, Deutschland");
  work.write("towns", "# of Syria\nAleppo, Halep\n");
  REQUIRE(work.run({"index", "a.txt", "--aliases", "towns", "--place-names"}).status == 0);
  CHECK(work.run({"names", "aleppo"}).out == "aleppo:\n  similar  1.00  1  halep  alias of aleppo, towns:2\n");
  CHECK(work.run({"explain", "Germany"}).out.find("alias of germany, ICU territory DE\n") != std::string::npos);
  const auto lines = work.run({"names", "aleppo", "--format", "json"}).out;
  CHECK(lines.find(R"("rule":"alias of aleppo, towns:2")") != std::string::npos);
}

TEST_CASE("place names are known by their names in other languages where that is asked for") {
  const Workspace work;
  work.write("a.txt", "Deutschland");
  REQUIRE(work.run({"index", "a.txt"}).status == 0);
  CHECK(ids(work, "germany").empty());
  REQUIRE(work.run({"index", "--place-names"}).status == 0);
  CHECK(ids(work, "germany") == "a.txt\n");
}

TEST_CASE("a file of aliases that is not there stops before anything is done") {
  const Workspace work;
  work.write("a.txt", "apple");
  const auto outcome = work.run({"index", "a.txt", "--aliases", "nowhere"});
  CHECK(outcome.status == 7);
  CHECK(outcome.err.starts_with("lsearch: nowhere: "));
  CHECK(work.run({"index", "a.txt", "--aliases", "."}).err == "lsearch: .: Is a directory\n");
  CHECK(work.run({"stats"}).status == 4);
}

TEST_CASE("a line of a file of aliases that is no group is told by file and number") {
  const Workspace work;
  work.write("towns", "Aleppo, Halep\nDamascus\n");
  const auto outcome = work.run({"index", "--aliases", "towns"});
  CHECK(outcome.status == 2);
  CHECK(outcome.err.starts_with("lsearch: towns:2: 'Damascus' has no alias beside it\n"));
}

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
}

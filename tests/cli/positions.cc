// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include "harness.h"

using namespace cli_tests;

TEST_CASE("--no-positions makes an index without, which says so and answers phrases") {
  const Workspace work;
  work.write("a.txt", "a red door");
  work.write("b.txt", "a door that is red");
  CHECK(work.run({"index", "--no-positions", "a.txt"}).status == 0);
  CHECK(work.run({"index", "b.txt"}).status == 0);
  CHECK(work.run({"index", "--no-positions", "b.txt"}).status == 0);
  CHECK(work.run({"search", "\"red door\"", "--format", "ids"}).out == "a.txt\n");
  CHECK(work.run({"stats", "--format", "json"}).out.find("\"positions\":\"none\"") != std::string::npos);
  CHECK(work.run({"rebuild"}).status == 0);
  CHECK(work.run({"stats", "--format", "json"}).out.find("\"positions\":\"none\"") != std::string::npos);
}

TEST_CASE("--no-positions for an index that has them is an error") {
  const Workspace work;
  work.write("a.txt", "a red door");
  CHECK(work.run({"index", "a.txt"}).status == 0);
  const auto outcome = work.run({"index", "--no-positions", "a.txt"});
  CHECK(outcome.status == 2);
  CHECK(outcome.err.find("was made with positions: by document\n") != std::string::npos);
}

TEST_CASE("--for-servers makes an index that says so, and is none of the others") {
  const Workspace work;
  work.write("a.txt", "the red door");
  CHECK(work.run({"index", "--for-servers", "a.txt"}).status == 0);
  CHECK(work.run({"stats"}).out.find("by word") != std::string::npos);
  CHECK(work.run({"search", "\"red door\"", "--format", "ids"}).out == "a.txt\n");
  CHECK(work.run({"index", "--no-positions", "a.txt"}).status == 2);
  CHECK(work.run({"index", "--no-positions", "--for-servers", "a.txt"}).status == 2);
}

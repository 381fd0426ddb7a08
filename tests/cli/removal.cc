// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include "harness.h"

using namespace cli_tests;

namespace {

void index_all(const Workspace& work) {
  work.write("notes/a.txt", "apple");
  work.write("notes/deep/b.txt", "apple");
  work.write("letters/c.txt", "apple");
  work.write("d.jsonl", "{\"id\":\"notes/json\",\"text\":\"apple\"}\n");
  REQUIRE(work.run({"index", "notes", "letters", "d.jsonl"}).status == 0);
}

std::string ids(const Workspace& work) { return work.run({"search", "apple", "--sort", "id", "--format", "ids"}).out; }

}  // namespace

TEST_CASE("files that are gone stay indexed unless one asks otherwise") {
  const Workspace work;
  index_all(work);
  std::filesystem::remove(work.path("notes/a.txt"));
  work.run({"index", "notes"});
  CHECK(ids(work) == "letters/c.txt\nnotes/a.txt\nnotes/deep/b.txt\nnotes/json\n");
}

TEST_CASE("--remove-missing removes files that are gone from the folders given, and nothing else") {
  const Workspace work;
  index_all(work);
  std::filesystem::remove_all(work.path("notes/deep"));
  std::filesystem::remove(work.path("letters/c.txt"));
  const auto outcome = work.run({"index", "--remove-missing", "notes/"});
  CHECK(outcome.status == 0);
  CHECK(outcome.err.find("(1 unchanged, 1 removed)") != std::string::npos);
  CHECK(ids(work) == "letters/c.txt\nnotes/a.txt\nnotes/json\n");
}

TEST_CASE("--remove-missing leaves a folder alone that is not there at all") {
  const Workspace work;
  index_all(work);
  std::filesystem::remove_all(work.path("notes"));
  CHECK(work.run({"index", "--remove-missing", "notes"}).status == 3);
  CHECK(ids(work) == "letters/c.txt\nnotes/a.txt\nnotes/deep/b.txt\nnotes/json\n");
}

TEST_CASE("--prune removes what is not in the sources given") {
  const Workspace work;
  index_all(work);
  const auto outcome = work.run({"index", "--prune", "notes", "d.jsonl"});
  CHECK(outcome.status == 0);
  CHECK(ids(work) == "notes/a.txt\nnotes/deep/b.txt\nnotes/json\n");
}

TEST_CASE("--prune removes nothing when a source could not be read") {
  const Workspace work;
  index_all(work);
  const auto outcome = work.run({"index", "--prune", "notes", "nowhere"});
  CHECK(outcome.status == 3);
  CHECK(ids(work) == "letters/c.txt\nnotes/a.txt\nnotes/deep/b.txt\nnotes/json\n");
}

TEST_CASE("--prune removes nothing when a line could not be read: it may be a document that is indexed") {
  const Workspace work;
  index_all(work);
  work.write("d.jsonl", "{\"id\":\"notes/json\",\"text\":\"apple\n");
  const auto outcome = work.run({"index", "--prune", "notes", "d.jsonl"});
  CHECK(outcome.status == 3);
  CHECK(outcome.err.find("nothing was pruned, because not all sources could be read\n") != std::string::npos);
  CHECK(ids(work) == "letters/c.txt\nnotes/a.txt\nnotes/deep/b.txt\nnotes/json\n");
}

TEST_CASE("--prune keeps the old document where the library refuses the new one") {
  const Workspace work;
  index_all(work);
  work.write("d.jsonl", R"({"id":"notes/json","text":")" + std::string(11u << 20, 'x') + "\"}\n");
  const auto outcome = work.run({"index", "--prune", "notes", "d.jsonl"});
  CHECK(outcome.status == 3);
  CHECK(ids(work) == "notes/a.txt\nnotes/deep/b.txt\nnotes/json\n");
}

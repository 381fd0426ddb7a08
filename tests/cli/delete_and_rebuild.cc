// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include "harness.h"

using namespace cli_tests;

TEST_CASE("documents are deleted by their ids") {
  const Workspace work;
  work.write("a.txt", "apple");
  work.write("b.txt", "apple");
  work.run({"index", "a.txt", "b.txt"});
  const auto outcome = work.run({"delete", "a.txt", "nowhere.txt"});
  CHECK(outcome.status == 0);
  CHECK(outcome.err == "no such document: nowhere.txt\n");
  CHECK(work.run({"search", "apple", "--format", "ids"}).out == "b.txt\n");
}

TEST_CASE("rebuild without sources needs none") {
  const Workspace work;
  work.write("a.txt", "apple");
  work.write("b.txt", "apple");
  work.run({"index", "a.txt", "b.txt"});
  std::filesystem::remove(work.path("a.txt"));
  const auto outcome = work.run({"rebuild"});
  CHECK(outcome.status == 0);
  CHECK(outcome.err.starts_with("rebuilt 2 documents in "));
  CHECK(work.run({"search", "apple", "--format", "ids", "--sort", "id"}).out == "a.txt\nb.txt\n");
  CHECK(work.run({"check"}).status == 0);
}

TEST_CASE("rebuild with sources has what is in them, and skips as index does") {
  const Workspace work;
  work.write("a.txt", "apple");
  work.write("c/b.txt", "apple");
  work.write("c/d.txt", std::string_view("\0\0\0", 3));
  work.run({"index", "a.txt"});
  const auto outcome = work.run({"rebuild", "c"});
  CHECK(outcome.status == 3);
  CHECK(outcome.err.find("c/d.txt: binary file\n") != std::string::npos);
  CHECK(work.run({"search", "apple", "--format", "ids"}).out == "c/b.txt\n");
  CHECK(work.run({"index", "c"}).err.find("1 unchanged") != std::string::npos);
}

TEST_CASE("rebuild from sources of which none can be read leaves the index as it was") {
  const Workspace work;
  work.write("a.txt", "apple");
  work.write("b.txt", "apple");
  work.write("bad.jsonl", "no JSON\n");
  work.run({"index", "a.txt"});
  CHECK(work.run({"rebuild", "bad.jsonl"}).status == 7);
  const auto misspelt = work.run({"rebuild", "nowhere"});
  CHECK(misspelt.status == 7);
  CHECK(misspelt.err.find("nowhere: No such file or directory\n") != std::string::npos);
  CHECK(misspelt.err.find("the index is as it was before") != std::string::npos);
  CHECK(work.run({"search", "apple", "--format", "ids"}).out == "a.txt\n");
  CHECK(work.run({"rebuild", "b.txt", "nowhere"}).status == 3);
  CHECK(work.run({"search", "apple", "--format", "ids"}).out == "b.txt\n");
}

TEST_CASE("progress is shown when asked for, and nothing with --quiet") {
  const Workspace work;
  work.write("a.txt", "apple");
  CHECK(work.run({"index", "a.txt", "--quiet"}).err.empty());
  CHECK(work.run({"rebuild", "--progress", "--jobs", "1"}).status == 0);
}

// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include "harness.h"

using namespace cli_tests;

namespace {

/// The counts of the summary: "indexed 2 documents (1 unchanged)".
std::string summary(const Outcome& outcome) {
  const std::size_t begin = outcome.err.find("indexed");
  return begin == std::string::npos ? outcome.err : outcome.err.substr(begin, outcome.err.rfind(" in ") - begin);
}

}  // namespace

TEST_CASE("unchanged files are passed over, changed ones read again") {
  const Workspace work;
  work.write("notes/a.txt", "apple");
  work.write("notes/b.txt", "pear");
  CHECK(summary(work.run({"index", "notes"})) == "indexed 2 documents");
  CHECK(summary(work.run({"index", "notes"})) == "indexed 0 documents (2 unchanged)");
  work.write("notes/b.txt", "cherry");
  CHECK(summary(work.run({"index", "notes"})) == "indexed 1 document (1 unchanged)");
  CHECK(work.run({"search", "cherry", "--format", "ids"}).out == "notes/b.txt\n");
  CHECK(work.run({"search", "pear"}).status == 1);
}

TEST_CASE("a file with a new time but its old content is unchanged") {
  const Workspace work;
  work.write("a.txt", "apple");
  work.run({"index", "a.txt"});
  std::filesystem::last_write_time(work.path("a.txt"),
                                   std::filesystem::last_write_time(work.path("a.txt")) + std::chrono::hours(1));
  CHECK(summary(work.run({"index", "a.txt"})) == "indexed 0 documents (1 unchanged)");
}

TEST_CASE("a change that leaves size and time is not seen; one that changes the time is") {
  const Workspace work;
  work.write("a.txt", "apple");
  work.run({"index", "a.txt"});
  const auto time = std::filesystem::last_write_time(work.path("a.txt"));
  work.write("a.txt", "grape");
  std::filesystem::last_write_time(work.path("a.txt"), time + std::chrono::milliseconds(1));
  CHECK(summary(work.run({"index", "a.txt"})) == "indexed 1 document");
}

TEST_CASE("lines of JSON that did not change are passed over, too") {
  const Workspace work;
  work.write("a.jsonl", "{\"id\":\"1\",\"text\":\"apple\"}\n{\"id\":\"2\",\"text\":\"pear\"}\n");
  work.run({"index", "a.jsonl"});
  work.write("a.jsonl", "{\"id\":\"2\",\"text\":\"pear\"}\n{\"id\":\"1\",\"text\":\"cherry\"}\n");
  CHECK(summary(work.run({"index", "a.jsonl"})) == "indexed 1 document (1 unchanged)");
}

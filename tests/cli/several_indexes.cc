// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "../support/remote_server.h"
#include "harness.h"

using namespace cli_tests;

namespace {

/// Two indexes of one document each, `one` and `two`.
void make_two(const Workspace& work) {
  work.write("a.txt", "apple and pear");
  work.write("b.txt", "apple and plum");
  REQUIRE(work.run({"index", "--index", "one", "a.txt"}).status == 0);
  REQUIRE(work.run({"index", "--index", "two", "b.txt"}).status == 0);
}

}  // namespace

TEST_CASE("search, names, explain and stats take several indexes as one") {
  const Workspace work;
  make_two(work);
  const auto with_both = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--index", "one", "--index", "two"});
    return work.run(arguments);
  };
  CHECK(with_both({"search", "apple", "--format", "ids"}).out == "a.txt\nb.txt\n");
  CHECK(with_both({"names", "plum"}).status == 0);
  CHECK(with_both({"explain", "plum", "b.txt"}).status == 0);
  CHECK(with_both({"stats", "--format", "json"}).out.find("\"documents\":2,") != std::string::npos);
  const auto json = with_both({"search", "plum", "--format", "json"});
  CHECK(json.out.find("\"index\":\"two\"") != std::string::npos);
  CHECK(with_both({"search", "plum"}).out.find("\n   b.txt  ") != std::string::npos);
  CHECK(with_both({"search", "plum"}).out.find("  in two  exact plum\n") != std::string::npos);
  CHECK(work.run({"search", "plum", "--index", "two"}).out.find("  in two") == std::string::npos);
  CHECK(json.out.find("unreachable") == std::string::npos);
}

TEST_CASE("an index takes one place after --index, and the question follows") {
  const Workspace work;
  make_two(work);
  CHECK(work.run({"search", "--index", "one", "--format", "ids", "--index", "two", "apple", "plum"}).out ==
        "b.txt\na.txt\n");
  CHECK(work.run({"search", "--index", "two", "plum", "--format", "ids"}).out == "b.txt\n");
}

TEST_CASE("a missing index among several is named, with status 4") {
  const Workspace work;
  make_two(work);
  const auto outcome = work.run({"search", "apple", "--index", "one", "--index", "three"});
  CHECK(outcome.status == 4);
  CHECK(outcome.err.find("'three'") != std::string::npos);
}

TEST_CASE("an index among several that is of another version, or damaged, is named, with status 6") {
  const Workspace work;
  make_two(work);
  const auto search_both = [&] { return work.run({"search", "apple", "--index", "one", "--index", "two"}); };
  const std::string generation = "two/generation-000002/";
  REQUIRE(std::filesystem::exists(work.path(generation)));
  work.write(generation + "manifest", "format: 1\nrules: 1\n");
  CHECK(search_both().err.starts_with("lsearch: 'two': the index has format 1, "));
  std::filesystem::remove(work.path(generation + "manifest"));
  CHECK(search_both().err.starts_with("lsearch: 'two': the manifest of the index is missing\n"));
  work.write("two/CURRENT", "what?\n");
  const auto outcome = search_both();
  CHECK(outcome.status == 6);
  CHECK(outcome.err.starts_with("lsearch: 'two': the file CURRENT of the index is damaged\n"));
}

TEST_CASE("a remote index is searched beside a local one") {
  const Workspace work;
  make_two(work);
  const test::RemoteServer server(work.path("two"));
  const auto outcome = work.run(
      {"search", "apple", "--format", "ids", "--index", "one", "--index", server.place(), "--time-limit", "20"});
  CHECK(outcome.status == 0);
  CHECK(outcome.out == "a.txt\nb.txt\n");
  CHECK(work.run({"stats", "--format", "json"}, {}, {"LSEARCH_INDEX=" + server.place()}).out.find("\"documents\":1,") !=
        std::string::npos);
}

TEST_CASE("3 when a remote index does not answer, and what the others say") {
  const Workspace work;
  make_two(work);
  const test::SilentServer silent;
  const std::vector<std::string> places{"--index", "one", "--index", silent.place(), "--time-limit", "0.2"};
  const auto with_places = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), places.begin(), places.end());
    return work.run(arguments);
  };
  const auto outcome = with_places({"search", "apple", "--format", "ids"});
  CHECK(outcome.status == 3);
  CHECK(outcome.out == "a.txt\n");
  CHECK(outcome.err.starts_with("lsearch: no answer from '" + silent.place() + "': "));
  CHECK(outcome.err.ends_with("\n  its documents are missing\n"));
  CHECK(with_places({"search", "apple", "--format", "json"}).out.find("\"unreachable\":[{\"index\":\"xapian://") !=
        std::string::npos);
  CHECK(with_places({"names", "apple"}).status == 3);
  CHECK(with_places({"explain", "apple"}).status == 3);
  CHECK(with_places({"stats"}).status == 3);
}

TEST_CASE("7 when no index answers") {
  const Workspace work;
  const auto outcome =
      work.run({"search", "apple", "--index", "xapian://127.0.0.1:" + std::to_string(test::SilentServer().port())});
  CHECK(outcome.status == 7);
  CHECK(outcome.err.starts_with("lsearch: no answer from 'xapian://127.0.0.1:"));
}

TEST_CASE("commands that write, and check, take one index in a folder") {
  const Workspace work;
  make_two(work);
  for (const std::vector<std::string>& command :
       std::vector<std::vector<std::string>>{{"index", "a.txt"}, {"rebuild"}, {"delete", "a.txt"}, {"check"}}) {
    auto remote = command;
    remote.insert(remote.end(), {"--index", "xapian://127.0.0.1:7000"});
    const auto outcome = work.run(remote);
    CHECK(outcome.status == 2);
    CHECK(outcome.err.find(command[0] + " needs an index in a folder of this machine\n") != std::string::npos);
    auto several = command;
    several.insert(several.end(), {"--index", "one", "--index", "two"});
    CHECK(work.run(several).status == 2);
  }
  CHECK(work.run({"search", "apple", "--index", "xapian://nowhere"}).status == 2);
}

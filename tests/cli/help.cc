// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <sstream>

#include "harness.h"

using namespace cli_tests;

namespace {

const std::vector<std::string> commands{"index", "search",  "like",    "suggest", "rebuild", "delete",
                                        "names", "explain", "analyze", "stats",   "check"};

}  // namespace

TEST_CASE("help names every command, and each command has its own with examples") {
  const Workspace work;
  const auto all = work.run({"--help"});
  CHECK(all.status == 0);
  for (const auto& command : commands) {
    INFO(command);
    CHECK(all.out.find("\n  " + command + " ") != std::string::npos);
    const auto outcome = work.run({command, "--help"});
    CHECK(outcome.status == 0);
    CHECK(outcome.out.find("Usage: lsearch " + command + " [OPTIONS]") != std::string::npos);
    CHECK(outcome.out.find(" \n") == std::string::npos);
    CHECK(outcome.out.find("\n  lsearch " + command) != std::string::npos);
    CHECK_SAME(work.run({"help", command}).out, outcome.out);
    CHECK_SAME(work.run({command, "-h"}).out, outcome.out);
  }
}

TEST_CASE("help of help, of nothing and of what is no command") {
  const Workspace work;
  CHECK_SAME(work.run({"help"}).out, work.run({"--help"}).out);
  CHECK_SAME(work.run({}).out, work.run({"--help"}).out);
  const auto help = work.run({"help", "help"});
  CHECK(help.status == 0);
  CHECK(help.out.find("Usage: lsearch help [OPTIONS] [COMMAND]") != std::string::npos);
  const auto misspelt = work.run({"help", "serch"});
  CHECK(misspelt.status == 2);
  CHECK(misspelt.out.empty());
  CHECK(misspelt.err == "lsearch: there is no command 'serch'; did you mean 'search'?\n  see lsearch --help\n");
  CHECK(work.run({"erdogan"}).err == "lsearch: there is no command 'erdogan'\n  see lsearch --help\n");
}

TEST_CASE("help fits into 80 columns") {
  const Workspace work;
  std::string texts = work.run({"--help"}).out;
  for (const auto& command : commands) texts += work.run({command, "--help"}).out;
  std::istringstream stream(texts);
  for (std::string line; std::getline(stream, line);) {
    std::size_t characters = 0;
    for (const char c : line) characters += (c & 0xC0) != 0x80 ? 1u : 0u;
    INFO(line);
    CHECK(characters <= 80);
  }
}

TEST_CASE("a command has the options that it has a use for") {
  const Workspace work;
  const auto has = [&](const char* command, const char* option) {
    return work.run({command, "--help"}).out.find(option) != std::string::npos;
  };
  CHECK(has("names", "--similarity"));
  CHECK_FALSE(has("names", "--recency"));
  CHECK(has("explain", "--recency"));  // it is in the score of a document
  CHECK_FALSE(has("explain", "--limit"));
  CHECK(has("search", "--all"));
  CHECK_FALSE(has("like", "--all"));  // nobody typed the words
}

TEST_CASE("the version is told") {
  const Workspace work;
  const auto outcome = work.run({"--version"});
  CHECK(outcome.status == 0);
  CHECK(outcome.out.starts_with("lsearch 0."));
}

// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <libsearch/index.h>

#include <cstdlib>
#include <fstream>

#include "harness.h"

using namespace cli_tests;

TEST_CASE("0 for what was found, 1 for nothing") {
  const Workspace work;
  work.write("a.txt", "apple");
  CHECK(work.run({"index", "a.txt"}).status == 0);
  CHECK(work.run({"search", "apple"}).status == 0);
  const auto outcome = work.run({"search", "kiwi"});
  CHECK(outcome.status == 1);
  CHECK(outcome.out.empty());
  CHECK(work.run({"names", "apple"}).status == 0);
  CHECK(work.run({"names", "kiwi"}).status == 1);
  CHECK(work.run({"delete", "kiwi"}).status == 1);
  CHECK(work.run({"check"}).status == 0);
}

TEST_CASE("2 for wrong usage, with a way out") {
  const Workspace work;
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{{"frobnicate"},
                                             {"search"},
                                             {"index"},
                                             {"search", "--limt", "3", "x"},
                                             {"search", "x", "--limit", "many"},
                                             {"search", "x", "--limit", "-1"},
                                             {"search", "x", "--facet-values", "-1"},
                                             {"suggest", "x", "--limit", "65"},
                                             {"index", "x", "--jobs", "5000"},
                                             {"search", "x", "--spelling", "vague"},
                                             {"search", "x", "--similarity", "7"},
                                             {"search", "x", "--format", "xml"},
                                             {"search", "x", "--any", "--all"},
                                             {"search", "x", "--index", ""},
                                             {"delete", "x", "--index", ""},
                                             {"stats", "x"},
                                             {"explain", "a", "b", "c"},
                                             {"search", "x", "--batch", "y"},
                                             {"index", "-x-", "--quiet", "--progress"},
                                             {"delete"}}) {
    const auto outcome = work.run(arguments);
    INFO(outcome.err);
    CHECK(outcome.status == 2);
    CHECK(outcome.out.empty());
    CHECK(outcome.err.starts_with("lsearch: "));
    CHECK(outcome.err.find("\n  see lsearch ") != std::string::npos);
  }
}

TEST_CASE("where a command is expected, the first argument is told to be none") {
  const Workspace work;
  CHECK(work.run({"frobnicate"}).err == "lsearch: there is no command 'frobnicate'\n  see lsearch --help\n");
  CHECK(work.run({"help", "frobnicate"}).status == 2);
  CHECK(work.run({"--index", "x", "search", "y"}).err ==
        "lsearch: --index: options come after the command\n  see lsearch --help\n");
}

TEST_CASE("2 for a question that cannot be understood or asks too much") {
  const Workspace work;
  work.write("a.txt", "apple");
  work.run({"index", "a.txt"});
  const auto outcome = work.run({"search", std::string(5000, 'x')});
  CHECK(outcome.status == 2);
  CHECK(outcome.err.starts_with("lsearch: "));
  CHECK(work.run({"search", "apple", "--limit", "20000"}).status == 2);
  const auto wrong_date = work.run({"search", "äpfel", "date:never", "pears"});
  CHECK(wrong_date.status == 2);
  CHECK(wrong_date.err.find("\n  at: never pears\n") != std::string::npos);
}

TEST_CASE("3 when input was skipped, after the rest was indexed") {
  const Workspace work;
  work.write("a.txt", "apple");
  work.write("b.txt", std::string_view("\0\1\2\3", 4));
  const auto outcome = work.run({"index", "a.txt", "b.txt", "c.txt"});
  CHECK(outcome.status == 3);
  CHECK(outcome.err.find("b.txt: binary file\n") != std::string::npos);
  CHECK(outcome.err.find("c.txt: No such file or directory\n") != std::string::npos);
  CHECK(outcome.err.find("indexed 1 document (2 skipped) in ") != std::string::npos);
  CHECK(work.run({"search", "apple"}).status == 0);
}

TEST_CASE("4 where there is no index") {
  const Workspace work;
  for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{
           {"search", "x"}, {"rebuild"}, {"delete", "x"}, {"names", "x"}, {"explain", "x"}, {"stats"}, {"check"}}) {
    const auto outcome = work.run(arguments);
    INFO(arguments[0]);
    CHECK(outcome.status == 4);
    CHECK(outcome.err.starts_with("lsearch: "));
    CHECK_FALSE(std::filesystem::exists(work.path(".lsearch")));
  }
}

TEST_CASE("5 while another writer has the index; readers go on") {
  const Workspace work;
  work.write("a.txt", "apple");
  work.run({"index", "a.txt"});
  const libsearch::Index held(work.path(".lsearch"));
  CHECK(work.run({"index", "a.txt"}).status == 5);
  CHECK(work.run({"delete", "a.txt"}).status == 5);
  CHECK(work.run({"rebuild"}).status == 5);
  CHECK(work.run({"search", "apple"}).status == 0);
}

TEST_CASE("6 for a damaged index") {
  const Workspace work;
  work.write("a.txt", "apple");
  work.run({"index", "a.txt"});
  for (const auto& entry : std::filesystem::recursive_directory_iterator(work.path(".lsearch")))
    if (entry.is_regular_file() && entry.path().filename().string().starts_with("iamglass"))
      std::ofstream(entry.path(), std::ios::binary) << "damaged";
  CHECK(work.run({"search", "apple"}).status == 6);
  const auto outcome = work.run({"check"});
  CHECK(outcome.status == 6);
  CHECK(outcome.out.find("lsearch rebuild") != std::string::npos);
}

TEST_CASE("6 for a damaged index too where the parent process ignores its children") {
  const Workspace work;
  work.write("a.txt", "apple");
  work.run({"index", "a.txt"});
  work.write(".lsearch/CURRENT", "damaged");
  const std::string command =
      "env --ignore-signal=CHLD " LSEARCH " check --index '" + work.path(".lsearch").string() + "' >/dev/null 2>&1";
  CHECK(WEXITSTATUS(std::system(command.c_str())) == 6);
}

TEST_CASE("7, and no damage, where the files of the index may not be written to check them") {
  const Workspace work;
  work.write("a.txt", "apple");
  work.run({"index", "a.txt"});
  for (const auto& entry : std::filesystem::recursive_directory_iterator(work.path(".lsearch")))
    if (entry.is_regular_file()) std::filesystem::permissions(entry.path(), std::filesystem::perms::owner_read);
  CHECK(work.run({"search", "apple"}).status == 0);
  const auto outcome = work.run({"check"});
  CHECK(outcome.status == 7);
  CHECK(outcome.out.empty());
  CHECK(outcome.err.find("Permission denied") != std::string::npos);
}

TEST_CASE("7 when the output cannot be written") {
  const Workspace work;
  work.write("a.txt", "apple");
  work.run({"index", "a.txt"});
  CHECK(work.run_to("/dev/full", {"search", "apple"}).status == 7);
}

// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "harness.h"

using namespace cli_tests;

namespace {

void index_fruit(const Workspace& work) {
  work.write("a.txt", "apple pear");
  work.write("b.txt", "pear");
  REQUIRE(work.run({"index", "a.txt", "b.txt"}).status == 0);
}

}  // namespace

TEST_CASE("a batch is answered in the order of its questions") {
  const Workspace work;
  index_fruit(work);
  work.write("questions", "q2\tpear\r\nq1\tapple\nnothing\tkiwi\napple\n");
  const auto outcome = work.run({"search", "--batch", "questions", "--format", "trec", "--limit", "1"});
  CHECK(outcome.status == 0);
  std::istringstream out(outcome.out);
  std::string seen;
  for (std::string line; std::getline(out, line);) seen += line.substr(0, line.find(" 1 ")) + "\n";
  CHECK_SAME(seen, std::string("q2 Q0 b.txt\nq1 Q0 a.txt\n4 Q0 a.txt\n"));
}

TEST_CASE("a batch comes from standard input, too, and in JSON each line says whose it is") {
  const Workspace work;
  index_fruit(work);
  const auto outcome = work.run({"search", "--batch", "-", "--format", "json"}, "x\tapple\ny\tkiwi");
  std::istringstream out(outcome.out);
  std::string ids;
  for (std::string line; std::getline(out, line);) ids += nlohmann::json::parse(line)["query"].get<std::string>() + " ";
  CHECK(ids == "x x y ");
  CHECK(outcome.err.empty());
}

TEST_CASE("a batch without any answer has status 1, one that cannot be read 7") {
  const Workspace work;
  index_fruit(work);
  CHECK(work.run({"search", "--batch", "-"}, "kiwi\n").status == 1);
  CHECK(work.run({"search", "--batch", "-"}, "").status == 1);
  CHECK(work.run({"search", "--batch", "no such file"}).status == 7);
}

TEST_CASE("a batch that breaks off is answered as far as it goes") {
  const Workspace work;
  index_fruit(work);
  work.write_gzip("questions.gz", "apple\npear\n");
  std::filesystem::resize_file(work.path("questions.gz"), std::filesystem::file_size(work.path("questions.gz")) - 4);
  const auto outcome = work.run({"search", "--batch", "questions.gz", "--format", "trec", "--limit", "1"});
  CHECK(outcome.status == 7);
  CHECK(outcome.err == "lsearch: questions.gz: compressed data end too early\n");
  CHECK(outcome.out.starts_with("1 Q0 a.txt 1 "));
  CHECK(outcome.out.find("\n2 Q0 b.txt 1 ") != std::string::npos);
}

TEST_CASE("a question that asks too much does not stop a batch") {
  const Workspace work;
  index_fruit(work);
  const std::string long_one(10'000, 'x');
  const auto outcome = work.run({"search", "--batch", "-", "--format", "ids"}, long_one + "\napple\n");
  CHECK(outcome.status == 2);
  CHECK(outcome.out == "a.txt\n");
  CHECK(outcome.err.starts_with("-:1: "));
  const auto as_json = work.run({"search", "--batch", "-", "--format", "json"}, "apple date:never\n");
  CHECK(nlohmann::json::parse(as_json.out)["position"] == 11);
}

// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include "harness.h"

using namespace cli_tests;

TEST_CASE("a closed pipe is not an error") {
  const Workspace work;
  std::string lines;
  for (int i = 0; i < 3000; ++i) lines += R"({"id":")" + std::to_string(i) + R"(","text":"apple"})" + "\n";
  work.write("a.jsonl", lines);
  REQUIRE(work.run({"index", "a.jsonl"}).status == 0);
  const auto outcome = work.run_to_closed_pipe({"search", "apple", "--limit", "3000", "--format", "json"});
  CHECK(outcome.status == 0);
  CHECK(outcome.err.empty());
}

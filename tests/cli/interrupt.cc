// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <signal.h>
#include <unistd.h>

#include "harness.h"

using namespace cli_tests;

TEST_CASE("Ctrl-C keeps what was read so far") {
  const Workspace work;
  Running running = work.start({"index", "-"});
  const std::string line = "{\"id\":\"1\",\"text\":\"apple\"}\n";
  REQUIRE(write(running.input, line.data(), line.size()) == static_cast<ssize_t>(line.size()));
  usleep(2'000'000);  // under load the command is slow to start
  kill(running.process, SIGINT);
  const auto outcome = work.finish(running);
  CHECK(outcome.status == 130);
  CHECK(outcome.err.starts_with("stopped: indexed 1 document in "));
  CHECK(work.run({"search", "apple", "--format", "ids"}).out == "1\n");
}

TEST_CASE("an interrupted rebuild leaves the index as it was") {
  const Workspace work;
  work.write("a.txt", "apple");
  work.run({"index", "a.txt"});
  Running running = work.start({"rebuild", "-"});
  usleep(2'000'000);  // under load the command is slow to start
  kill(running.process, SIGINT);
  CHECK(work.finish(running).status == 130);
  CHECK(work.run({"search", "apple", "--format", "ids"}).out == "a.txt\n");
}

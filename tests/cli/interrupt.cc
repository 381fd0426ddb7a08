// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <signal.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <string>

#include "harness.h"

using namespace cli_tests;

namespace {

/// Returns when the command has read it.
void write_line(const Running& running, const std::string& line) {
  REQUIRE(write(running.input, (line + "\n").data(), line.size() + 1) == static_cast<ssize_t>(line.size() + 1));
  int waiting = 1;
  for (int tries = 0; waiting > 0 && tries < 60'000; ++tries) {
    usleep(1'000);
    REQUIRE(ioctl(running.input, FIONREAD, &waiting) == 0);
  }
  REQUIRE(waiting == 0);
}

/// Returns when the command has worked on this line: then it takes the next one.
void feed(const Running& running, const std::string& line) {
  write_line(running, line);
  write_line(running, "");
}

}  // namespace

TEST_CASE("Ctrl-C keeps what was read so far") {
  const Workspace work;
  Running running = work.start({"index", "-"});
  feed(running, R"({"id":"1","text":"apple"})");
  kill(running.process, SIGINT);
  const auto outcome = work.finish(running);
  INFO(outcome.err);
  CHECK(outcome.status == 130);
  CHECK(outcome.err.starts_with("stopped: indexed 1 document in "));
  CHECK(work.run({"search", "apple", "--format", "ids"}).out == "1\n");
}

TEST_CASE("an interrupted rebuild leaves the index as it was") {
  const Workspace work;
  work.write("a.txt", "apple");
  work.run({"index", "a.txt"});
  Running running = work.start({"rebuild", "-"});
  feed(running, R"({"id":"1","text":"pear"})");
  kill(running.process, SIGINT);
  const auto outcome = work.finish(running);
  INFO(outcome.err);
  CHECK(outcome.status == 130);
  CHECK(work.run({"search", "apple", "--format", "ids"}).out == "a.txt\n");
}

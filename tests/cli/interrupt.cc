// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <signal.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <string>

#include "harness.h"

using namespace cli_tests;

namespace {

/// Gives the command this input and waits until it has read it: then it is at work. Blank lines follow, more than zlib
/// collects before it hands on what came: an interrupt would drop what still waits there.
void feed(const Running& running, const std::string& input) {
  const std::string all = input + std::string(256u << 10, '\n');
  REQUIRE(write(running.input, all.data(), all.size()) == static_cast<ssize_t>(all.size()));
  int waiting = 1;
  for (int tries = 0; waiting > 0 && tries < 1000; ++tries) {
    usleep(50'000);
    REQUIRE(ioctl(running.input, FIONREAD, &waiting) == 0);
  }
  usleep(300'000);
}

}  // namespace

TEST_CASE("Ctrl-C keeps what was read so far") {
  const Workspace work;
  Running running = work.start({"index", "-"});
  feed(running, "{\"id\":\"1\",\"text\":\"apple\"}\n");
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
  feed(running, "");
  kill(running.process, SIGINT);
  const auto outcome = work.finish(running);
  INFO(outcome.err);
  CHECK(outcome.status == 130);
  CHECK(work.run({"search", "apple", "--format", "ids"}).out == "a.txt\n");
}

// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <string>

#include "../support/remote_server.h"
#include "harness.h"

using namespace cli_tests;

namespace {

/// Runs examples/serve_index.sh until it is destroyed.
class Serving {
 public:
  Serving(const std::string& index, const std::string& port) {
    process_ = fork();
    if (process_ == 0) {
      execl(SERVE_INDEX, SERVE_INDEX, index.c_str(), port.c_str(), nullptr);
      _exit(127);
    }
  }
  ~Serving() {
    kill(process_, SIGTERM);
    waitpid(process_, nullptr, 0);
  }
  Serving(const Serving&) = delete;
  Serving& operator=(const Serving&) = delete;

 private:
  pid_t process_ = -1;
};

}  // namespace

TEST_CASE("examples/serve_index.sh serves an index, and its next generation after a rebuild") {
  const Workspace work;
  work.write("a.txt", "apple");
  work.write("b.txt", "plum");
  REQUIRE(work.run({"index", "--for-servers", "a.txt"}).status == 0);
  const std::string port = std::to_string(test::SilentServer().port());
  const std::string place = "xapian://127.0.0.1:" + port;
  const auto finds_in_time = [&](const std::string& question) {
    for (int tries = 0; tries < 300; ++tries) {
      if (work.run({"search", question, "--index", place, "--time-limit", "20"}).status == 0) return true;
      usleep(100'000);
    }
    return false;
  };
  {
    const Serving serving(work.path(".lsearch"), port);
    CHECK(finds_in_time("apple"));
    const auto old = test::postings_in_force(work.path(".lsearch"));
    REQUIRE(work.run({"rebuild", "b.txt"}).status == 0);
    CHECK(exists(old));  // it is being served
    CHECK(finds_in_time("plum"));
    REQUIRE(work.run({"rebuild", "b.txt"}).status == 0);
    CHECK_FALSE(exists(old));
  }
  CHECK(work.run({"search", "plum", "--index", place}).status == 7);
}

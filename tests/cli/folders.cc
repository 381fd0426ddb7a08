// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <thread>

#include "harness.h"

using namespace cli_tests;
namespace fs = std::filesystem;

namespace {

std::string ids(const Workspace& work) { return work.run({"search", "apple", "--sort", "id", "--format", "ids"}).out; }

}  // namespace

TEST_CASE("folders are read to their depth, in order, without hidden files and the index") {
  const Workspace work;
  work.write("f/b/c.txt", "apple");
  work.write("f/a.txt", "apple");
  work.write("f/.hidden", "apple");
  work.write("f/.git/x.txt", "apple");
  CHECK(work.run({"index", "--index", "f/index", "f/"}).status == 0);
  CHECK(work.run({"index", "--index", "f/index", "f"}).status == 0);
  CHECK(work.run({"search", "--index", "f/index", "apple", "--sort", "id", "--format", "ids"}).out ==
        "f/a.txt\nf/b/c.txt\n");
}

TEST_CASE("files in a folder that are not text by their names are left out and counted; named, they are read") {
  const Workspace work;
  for (const char* name : {"f/a.txt", "f/README", "f/b.MD", "f/c.htm", "f/table.tsv", "f/code.cc", "f/data.json"})
    work.write(name, "apple");
  const auto outcome = work.run({"index", "f"});
  CHECK(outcome.status == 0);
  CHECK(outcome.err.starts_with("indexed 4 documents (3 not text by name) in "));
  CHECK(ids(work) == "f/README\nf/a.txt\nf/b.MD\nf/c.htm\n");
  CHECK(work.run({"index", "f/table.tsv"}).status == 0);
  CHECK(ids(work).find("f/table.tsv\n") != std::string::npos);
}

TEST_CASE("ids are paths as given") {
  const Workspace work;
  work.write("f/a.txt", "apple");
  work.run({"index", "f/a.txt"});
  CHECK(ids(work) == "f/a.txt\n");
  work.run({"index", "."});
  CHECK(ids(work) == "f/a.txt\n");
  work.run({"index", "./f"});
  CHECK(ids(work) == "./f/a.txt\nf/a.txt\n");
  work.run({"index", work.path("f").string()});
  CHECK(ids(work).find(work.path("f/a.txt").string() + "\n") != std::string::npos);
}

TEST_CASE("what is no file hangs nothing, fails nothing and is counted: FIFO, socket, links, loops") {
  const Workspace work;
  work.write("f/a.txt", "apple");
  work.write("outside/b.txt", "apple");
  REQUIRE(mkfifo(work.path("f/fifo").c_str(), 0600) == 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  work.path("f/socket").string().copy(address.sun_path, sizeof address.sun_path - 1);
  const int socket_fd = socket(AF_UNIX, SOCK_STREAM, 0);
  REQUIRE(bind(socket_fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  close(socket_fd);
  fs::create_symlink(work.path("outside"), work.path("f/out"));
  fs::create_symlink("..", work.path("f/loop"));
  fs::create_symlink("nowhere", work.path("f/dangling"));
  fs::create_symlink("/dev/zero", work.path("f/zero"));
  const auto outcome = work.run({"index", "f"});
  CHECK(outcome.status == 0);
  CHECK(outcome.err.starts_with("indexed 1 document (6 links or special files) in "));
  CHECK(ids(work) == "f/a.txt\n");
}

TEST_CASE("symbolic links on the command line are followed, devices are not read") {
  const Workspace work;
  work.write("f/a.txt", "apple");
  fs::create_symlink("f", work.path("link"));
  CHECK(work.run({"index", "link"}).status == 0);
  CHECK(ids(work) == "link/a.txt\n");
  REQUIRE(mkfifo(work.path("fifo").c_str(), 0600) == 0);
  CHECK(work.run({"index", "fifo", "/dev/zero"}).status == 3);
}

TEST_CASE("a folder without permission is told, and the rest is read") {
  const Workspace work;
  work.write("f/a.txt", "apple");
  work.write("f/closed/b.txt", "apple");
  fs::permissions(work.path("f/closed"), fs::perms::none);
  const auto outcome = work.run({"index", "f"});
  fs::permissions(work.path("f/closed"), fs::perms::owner_all);
  CHECK(outcome.status == 3);
  CHECK(outcome.err.starts_with("f/closed: Permission denied\n"));
  CHECK(ids(work) == "f/a.txt\n");
}

TEST_CASE("files that grow, shrink and are replaced while they are read hang nothing and spoil nothing") {
  const Workspace work;
  const auto file = [&](int number) { return work.path("f/" + std::to_string(number) + ".txt"); };
  const std::string text(100'000, 'a');
  for (int i = 0; i < 30; ++i) work.write("f/" + std::to_string(i) + ".txt", "apple " + text);
  std::atomic<bool> done{false};
  std::thread other([&] {
    for (int i = 0; !done; i = (i + 1) % 30) {
      if (i % 3 == 0) std::ofstream(file(i), std::ios::app) << " apple";
      if (i % 3 == 1) fs::resize_file(file(i), 6);
      if (i % 3 == 2) work.write("new", "apple"), fs::rename(work.path("new"), file(i));
    }
  });
  const auto outcome = work.run({"index", "f"});
  done = true;
  other.join();
  CHECK(outcome.status == 0);
  CHECK(outcome.err.starts_with("indexed 30 documents in "));
  CHECK(work.run({"check"}).status == 0);
  const std::string found = work.run({"search", "apple", "--format", "ids", "--limit", "30"}).out;
  CHECK(std::count(found.begin(), found.end(), '\n') == 30);
}

TEST_CASE("paths longer than the system takes in one piece, and deeper than sense") {
  const Workspace work;
  const std::string name(200, 'd');
  fs::create_directory(work.path("f"));
  work.write("f/a.txt", "apple");
  const auto before = fs::current_path();
  fs::current_path(work.path("f"));
  for (int i = 0; i < 80; ++i) {
    REQUIRE(mkdir(name.c_str(), 0700) == 0);
    REQUIRE(chdir(name.c_str()) == 0);
  }
  fs::current_path(before);
  const auto outcome = work.run({"index", "f"});
  CHECK(outcome.status == 3);
  CHECK(outcome.err.find("nested deeper than 64 folders") != std::string::npos);
  CHECK(ids(work) == "f/a.txt\n");
}

TEST_CASE("names that are not UTF-8 become ids that are") {
  const Workspace work;
  work.write("f/caf\xe9.txt", "apple");
  work.write("f/caf\xe8.txt", "apple");
  CHECK(work.run({"index", "f"}).status == 0);
  CHECK(ids(work) == "f/caf\\xE8.txt\nf/caf\\xE9.txt\n");
  CHECK(work.run({"index", "f"}).err.find("2 unchanged") != std::string::npos);
  CHECK(work.run({"explain", "apple", "f/caf\xe9.txt"}).status == 0);
  CHECK(work.run({"like", "f/caf\xe9.txt"}).err.find("there is no document") == std::string::npos);
  CHECK(work.run({"delete", "f/caf\xe9.txt"}).status == 0);
  CHECK(work.run({"delete", "f/caf\\xE8.txt"}).status == 0);
  CHECK(work.run({"delete", "f/caf\xe9.txt"}).err == "no such document: f/caf\\xE9.txt\n");
  CHECK(ids(work) == "");
}

// SPDX-License-Identifier: GPL-2.0-or-later
// A limit on the size of files stands for a full disk: a write beyond it fails as one does there.
#include <libsearch/check.h>
#include <libsearch/index.h>

#include <sys/resource.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <string>

#include <doctest/doctest.h>

#include <libsearch/error.h>
#include <libsearch/searcher.h>

#include "index/files.h"
#include "support/small_index.h"

using libsearch::Error;
using libsearch::ErrorCode;
using libsearch::Index;
using test::document;

namespace {

/// No file may grow beyond so many bytes while this lives.
class FileLimit {
 public:
  explicit FileLimit(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileLimit() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  FileLimit(const FileLimit&) = delete;
  FileLimit& operator=(const FileLimit&) = delete;

 private:
  rlimit before_{};
  void (*handler_)(int);
};

std::string text_of(int number) {
  std::string text = "mark" + std::to_string(number);
  for (int i = 0; i < 400; ++i) text += " w" + std::to_string(number * 400 + i);
  return text;
}

template <class Action>
ErrorCode code_of(Action&& action) {
  try {
    action();
  } catch (const Error& error) {
    INFO(std::string(error.what()));
    CHECK_FALSE(error.hint().empty());
    return error.code();
  }
  return ErrorCode::internal;
}

/// What a build that failed has left behind.
bool has_remains(const test::SmallIndex& place) {
  const auto names = libsearch::index::names_in(place.path());
  return std::ranges::any_of(names, [](const std::string& name) { return name.ends_with(".new"); });
}

std::uint64_t documents_in(const test::SmallIndex& place) { return place.searcher().statistics().documents; }

}  // namespace

TEST_CASE("A commit that the disk has no room for changes nothing, and succeeds when there is room again") {
  const test::SmallIndex place{document("first", "kept")};
  Index index(place.path());
  for (int i = 0; i < 200; ++i) index.add(document(std::to_string(i), text_of(i)));
  index.remove("first");
  {
    const FileLimit limit(200'000);
    CHECK(code_of([&] { index.commit(); }) == ErrorCode::no_space);
    CHECK(code_of([&] { index.commit(); }) == ErrorCode::no_space);
    CHECK(documents_in(place) == 1);
    CHECK(place.find("kept") == "first");
  }
  index.commit();
  CHECK(documents_in(place) == 200);
  CHECK(place.find("mark199") == "199");
  CHECK(place.find("kept") == "");
  CHECK(libsearch::check_index(place.path()).empty());
}

TEST_CASE("A batch added on a full disk is told at add or at commit, and loses nothing that was said to be stored") {
  const test::SmallIndex place{document("first", "kept")};
  Index index(place.path());
  int added = 0;
  {
    const FileLimit limit(200'000);
    for (int i = 0; i < 200; ++i)
      if (code_of([&] { index.add(document(std::to_string(i), text_of(i))); }) == ErrorCode::internal) ++added;
    CHECK(code_of([&] { index.commit(); }) == ErrorCode::no_space);
  }
  index.commit();
  CHECK(documents_in(place) == static_cast<std::uint64_t>(added) + 1);
}

TEST_CASE("A first load on a full disk fails, and goes on failing instead of storing a part") {
  const test::SmallIndex place;
  {
    Index index(place.path());
    const FileLimit limit(100'000);
    bool failed = false;
    for (int i = 0; i < 400 && !failed; ++i)
      failed = code_of([&] { index.add(document(std::to_string(i), text_of(i))); }) == ErrorCode::no_space;
    CHECK(code_of([&] { index.commit(); }) == ErrorCode::no_space);
    CHECK(code_of([&] { index.commit(); }) == ErrorCode::no_space);
    CHECK(code_of([&] { index.add(document("x", "y")); }) == ErrorCode::no_space);
  }
  CHECK(documents_in(place) == 0);
  CHECK_FALSE(has_remains(place));
  Index index(place.path());
  index.add(document("x", "y"));
  index.commit();
  CHECK(place.find("y") == "x");
}

TEST_CASE("A rebuild on a full disk leaves the index as it was, and clears away what it began") {
  const test::SmallIndex place;
  {
    Index index(place.path());
    for (int i = 0; i < 300; ++i) index.add(document(std::to_string(i), text_of(i)));
    index.commit();
    const FileLimit limit(100'000);
    CHECK(code_of([&] { index.rebuild(); }) == ErrorCode::no_space);
  }
  CHECK_FALSE(has_remains(place));
  CHECK(documents_in(place) == 300);
  Index(place.path()).rebuild();
  CHECK(documents_in(place) == 300);
  CHECK(libsearch::check_index(place.path()).empty());
}

namespace {

/// A document with one word and a text that no compression makes small: the engine has to write its record, not
/// postings.
libsearch::Document noise(unsigned number) {
  std::string text;
  for (std::uint32_t state = number + 1; text.size() < 3000; text += static_cast<char>('a' + (state >> 27) % 26))
    state = state * 1664525 + 1013904223;
  return document(std::to_string(number), text);
}

constexpr unsigned noises = 40;

void add_noises(Index& index) {
  for (unsigned number = 0; number < 40; ++number) index.add(noise(number));
}

/// Runs `action` under one limit after the other until it has room enough. That it ends is what is tested: where the
/// engine fails in a destructor, it ends the program.
template <class Action>
void run_out_of_room_everywhere(Action&& action) {
  constexpr rlim_t step = 6'000;
  ErrorCode code = ErrorCode::no_space;
  for (rlim_t room = step; code == ErrorCode::no_space && room < 200 * step; room += step) {
    const FileLimit limit(room);
    code = code_of(action);
  }
  CHECK(code == ErrorCode::internal);  // nothing was thrown
}

}  // namespace

TEST_CASE("Wherever in an update the room ends, it is told and not the end of the program") {
  const test::SmallIndex place{document("first", "kept")};
  Index index(place.path());
  add_noises(index);
  run_out_of_room_everywhere([&] { index.commit(); });
  CHECK(documents_in(place) == 41);
  CHECK(libsearch::check_index(place.path()).empty());
}

TEST_CASE("Wherever in a rebuild the room ends, it is told and not the end of the program") {
  const test::SmallIndex place;
  Index index(place.path());
  add_noises(index);
  index.commit();
  run_out_of_room_everywhere([&] { index.rebuild(); });
  CHECK(documents_in(place) == 40);
  CHECK(libsearch::check_index(place.path()).empty());
}

TEST_CASE("Without room an error says where, and gives the system's reason") {
  const test::SmallIndex place;
  std::string message;
  const auto run = [&](auto&& action) {
    const FileLimit limit(20'000);
    message.clear();
    try {
      action();
    } catch (const Error& error) {
      message = error.what();
    }
    CAPTURE(message);
    CHECK(message.find(place.path().string()) != message.npos);
    CHECK(message.find(std::strerror(EFBIG)) != message.npos);
  };
  const auto fill = [](Index& index) {
    add_noises(index);
    index.commit();
  };
  run([&] {
    Index index(place.path());
    fill(index);
  });
  Index index(place.path());
  fill(index);
  run([&] { index.rebuild(); });
  run([&] { fill(index); });
}

TEST_CASE("Room that is reserved is refused where there is less, and given back") {
  const test::TemporaryDirectory place;
  const auto file = place / "file";
  libsearch::index::replace_file(file, "content");
  const auto blocks = [&] {
    struct stat status {};
    ::stat(file.c_str(), &status);
    return status.st_blocks;
  };
  const auto before = blocks();
  { const libsearch::index::ReservedRoom room(file, 1u << 20); }
  {
    const FileLimit limit(200'000);
    CHECK(code_of([&] { libsearch::index::ReservedRoom(file, 200'000); }) == ErrorCode::no_space);
  }
  CHECK(blocks() == before);
  CHECK(libsearch::index::read_file(file) == "content");
}

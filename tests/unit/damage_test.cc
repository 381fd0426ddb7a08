// SPDX-License-Identifier: GPL-2.0-or-later
#include <fstream>
#include <locale>
#include <string>

#include <doctest/doctest.h>

#include <libsearch/check.h>
#include <libsearch/error.h>
#include <libsearch/index.h>
#include <libsearch/searcher.h>

#include "index/head.h"
#include "index/record.h"
#include "support/small_index.h"

namespace fs = std::filesystem;

using libsearch::check_index;
using libsearch::Error;
using libsearch::ErrorCode;
using libsearch::Index;
using libsearch::Searcher;
using test::document;

namespace {

fs::path generation_of(const fs::path& index) {
  std::string name;
  std::ifstream(index / "CURRENT") >> name;
  return index / name;
}

void replace_in(const fs::path& file, const std::string& from, const std::string& to) {
  std::string content((std::istreambuf_iterator<char>(std::ifstream(file).rdbuf())), {});
  const auto at = content.find(from);
  REQUIRE(at != content.npos);
  std::ofstream(file) << content.replace(at, from.size(), to);
}

/// The code of the Error that `action` ends with; it says what to do and names the index, once.
template <class Action>
ErrorCode refused(const fs::path& index, Action&& action) {
  try {
    action();
  } catch (const Error& error) {
    const std::string message = error.what();
    CAPTURE(message);
    CHECK_FALSE(error.hint().empty());
    CHECK(message.find(index.string()) != message.npos);
    CHECK(message.find(index.string()) == message.rfind(index.string()));
    return error.code();
  }
  FAIL("nothing was refused");
  return ErrorCode::internal;
}

/// The same for a reader and a writer.
ErrorCode opening(const fs::path& index) {
  const ErrorCode code = refused(index, [&] { Searcher searcher(index); });
  CHECK(refused(index, [&] { Index(index).add(document("b", "y")); }) == code);
  return code;
}

}  // namespace

TEST_CASE("A sound index has nothing to report, freshly built or updated") {
  test::SmallIndex place{document("a", "Erdoğan")};
  CHECK(check_index(place.path()).empty());
  place.add({document("b", "Erdogan")});
  CHECK(check_index(place.path()).empty());
}

TEST_CASE("A changed byte anywhere in a built generation is noticed") {
  const test::SmallIndex place{document("a", "Erdoğan and more words to fill the page")};
  const fs::path postings = generation_of(place.path()) / "postings";
  for (const auto& entry : fs::directory_iterator(postings)) {
    if (entry.file_size() == 0) continue;
    CAPTURE(entry.path().filename().string());
    std::fstream file(entry.path(), std::ios::in | std::ios::out | std::ios::binary);
    const auto at = static_cast<std::streamoff>(entry.file_size() / 2);
    file.seekg(at);
    const auto byte = static_cast<char>(file.get());
    file.seekp(at);
    file.put(static_cast<char>(byte ^ 1));
    file.flush();
    CHECK_FALSE(check_index(place.path()).empty());
    file.seekp(at);
    file.put(byte);
  }
  CHECK(check_index(place.path()).empty());
}

TEST_CASE("A changed byte anywhere in the engine's head file is noticed before the engine reads it") {
  test::SmallIndex place{document("a", "Erdoğan")};
  for (const char* state : {"built", "updated"}) {
    CAPTURE(state);
    const fs::path generation = generation_of(place.path());
    const fs::path file = generation / "postings" / "iamglass";
    const std::string head((std::istreambuf_iterator<char>(std::ifstream(file).rdbuf())), {});
    std::size_t unnoticed = 0;
    for (std::size_t at = 0; at < head.size(); ++at) {
      for (const int change : {1, 2, 4, 8, 16, 32, 64, 128, 0x55, 0xFF}) {
        std::string damaged = head;
        damaged[at] = static_cast<char>(damaged[at] ^ change);
        std::ofstream(file, std::ios::binary) << damaged;
        try {
          libsearch::index::check_head(generation);
          ++unnoticed;
        } catch (const Error& error) {
          if (error.code() != ErrorCode::corrupt) ++unnoticed;
        }
      }
      CHECK(opening(place.path()) == ErrorCode::corrupt);
    }
    CHECK(unnoticed == 0);
    std::ofstream(file, std::ios::binary) << head;
    CHECK(place.find("erdogan") == "a");
    place.add({document("b", "Ankara")});
  }
}

TEST_CASE("Damage to the engine's head file is noticed under a locale that parts thousands") {
  struct ParsThousands : std::numpunct<char> {
    char do_thousands_sep() const override { return ' '; }
    std::string do_grouping() const override { return "\3"; }
  };
  const std::locale before = std::locale::global(std::locale(std::locale::classic(), new ParsThousands));
  test::SmallIndex place{document("a", "Erdoğan")};
  place.add({document("b", "Ankara")});
  std::fstream file(generation_of(place.path()) / "postings" / "iamglass", std::ios::in | std::ios::out);
  file.seekp(-1, std::ios::end).put('!').flush();
  CHECK(opening(place.path()) == ErrorCode::corrupt);
  std::locale::global(before);
}

TEST_CASE("A head without its checksum, or committed since that was written, is no damage") {
  test::SmallIndex place{document("a", "Erdoğan")};
  place.add({document("b", "Erdogan")});
  const fs::path checksum = generation_of(place.path()) / "head";
  const fs::path kept = generation_of(place.path()) / "kept";
  fs::copy_file(checksum, kept);
  place.add({document("c", "Erdogan")});
  fs::rename(kept, checksum);  // as when a writer was killed between commit and checksum
  CHECK(place.find("erdogan").size() == 5);
  CHECK(check_index(place.path()).empty());
  fs::remove(checksum);
  CHECK(place.find("erdogan").size() == 5);
}

TEST_CASE("A head that is damaged under a reader is noticed when the reader refreshes") {
  const test::SmallIndex place{document("a", "Erdoğan")};
  Searcher searcher(place.path());
  std::fstream file(generation_of(place.path()) / "postings" / "iamglass", std::ios::in | std::ios::out);
  file.seekp(-1, std::ios::end).put('!').flush();
  CHECK_THROWS_AS(searcher.refresh(), Error);
}

TEST_CASE("A batch that was begun and dropped leaves no damage") {
  const test::SmallIndex place{document("a", "Erdoğan")};
  {
    Index index(place.path());
    for (int i = 0; i < 300; ++i) index.add(document("b" + std::to_string(i), std::string(5'000, 'x') + " Ankara"));
  }
  CHECK(check_index(place.path()).empty());
  CHECK(place.find("erdogan") == "a");
}

TEST_CASE("Damage to the seal is told, also where it makes names that no file can have") {
  const test::SmallIndex place{document("a", "Erdoğan")};
  const fs::path seal = generation_of(place.path()) / "seal";
  const std::string whole((std::istreambuf_iterator<char>(std::ifstream(seal).rdbuf())), {});
  for (const std::string& line :
       {std::string(": 1 2\n"), std::string("..: 1 2\n"), std::string(300, 'x') + ": 1 2\n"}) {
    std::ofstream(seal) << whole + line;
    CHECK(check_index(place.path()).size() == 1);
  }
}

TEST_CASE("An index whose database is missing is damaged, and not no index") {
  const test::SmallIndex place{document("a", "Erdoğan")};
  fs::remove_all(generation_of(place.path()) / "postings");
  REQUIRE(check_index(place.path()).size() == 1);
  CHECK(check_index(place.path())[0].hint.find("rebuild") != std::string::npos);
  CHECK(opening(place.path()) == ErrorCode::corrupt);
}

TEST_CASE("A record says when it is damaged, at any byte") {
  libsearch::Document whole = document("id", "some text", "en");
  whole.fields = {{"author", {"Ann"}}};
  const std::string record = libsearch::index::encode_record(whole);
  CHECK(libsearch::index::decode_record(record) == whole);
  for (std::size_t i = 0; i < record.size(); ++i) {
    std::string damaged = record;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x10);
    CHECK_THROWS_AS(libsearch::index::decode_record(damaged), Error);
    CHECK_THROWS_AS(libsearch::index::decode_record(record.substr(0, i)), Error);
  }
}

TEST_CASE("An index of another format or other rules is refused with what to do, not read wrongly") {
  const test::SmallIndex place{document("a", "x")};
  const fs::path manifest = generation_of(place.path()) / "manifest";
  replace_in(manifest, "rules: rules-", "rules: older-");
  CHECK(opening(place.path()) == ErrorCode::version);
  Index(place.path()).rebuild();
  CHECK(place.find("x") == "a");
  replace_in(generation_of(place.path()) / "manifest", "format: ", "format: 99");
  CHECK(opening(place.path()) == ErrorCode::version);
}

TEST_CASE("Damage to what names the generation is an error with a way out") {
  const test::SmallIndex place{document("a", "x")};
  const fs::path generation = generation_of(place.path());
  fs::remove(generation / "manifest");
  CHECK(opening(place.path()) == ErrorCode::corrupt);
  fs::remove_all(generation);
  CHECK(opening(place.path()) == ErrorCode::corrupt);
  std::ofstream(place.path() / "CURRENT") << "../../etc\n";
  CHECK(opening(place.path()) == ErrorCode::corrupt);
  CHECK_FALSE(check_index(place.path()).empty());
}

TEST_CASE("A rebuild from sources mends an index that no longer opens") {
  const test::SmallIndex place{document("a", "x")};
  for (const auto& entry : fs::directory_iterator(generation_of(place.path()) / "postings"))
    std::ofstream(entry.path()) << "garbage";
  CHECK_FALSE(check_index(place.path()).empty());
  bool given = false;
  Index(place.path()).rebuild([&](libsearch::Document& out) {
    out = document("b", "y");
    return !std::exchange(given, true);
  });
  CHECK(place.find("y") == "b");
}

// SPDX-License-Identifier: GPL-2.0-or-later
#include <atomic>
#include <stdexcept>
#include <string>
#include <thread>

#include <doctest/doctest.h>

#include <libsearch/check.h>
#include <libsearch/error.h>
#include <libsearch/index.h>
#include <libsearch/searcher.h>

#include "support/small_index.h"

using libsearch::Document;
using libsearch::Error;
using libsearch::ErrorCode;
using libsearch::Index;
using libsearch::Searcher;
using test::document;

namespace {

/// A source of `count` documents that all say `word`.
libsearch::DocumentSource saying(const std::string& word, int count) {
  return [word, count, i = 0](Document& out) mutable {
    if (i == count) return false;
    out = document("d" + std::to_string(i++), word);
    return true;
  };
}

}  // namespace

TEST_CASE("A rebuild from the stored documents needs no sources and changes no answer") {
  test::SmallIndex place{document("a", "Erdoğan in Moscow", "en"), document("b", "Эрдоган в Москве", "ru")};
  place.add({document("c", "talks with Erdogan", "en")});
  const std::string before = place.find("Erdogan") + "/" + place.find("Москва") + "/" + place.find("talk");
  const auto report = Index(place.path()).rebuild();
  CHECK(report.documents == 3);
  CHECK(report.refused.empty());
  CHECK(place.find("Erdogan") + "/" + place.find("Москва") + "/" + place.find("talk") == before);
  CHECK(libsearch::check_index(place.path()).empty());
}

TEST_CASE("A rebuild from a source replaces everything and names what it refused") {
  test::SmallIndex place{document("old", "old")};
  int next = 0;
  const auto report = Index(place.path()).rebuild([&](Document& out) {
    out = next == 1 ? document("bad", "x", "no tag!") : document("n" + std::to_string(next), "new");
    return next++ < 3;
  });
  CHECK(report.documents == 2);
  REQUIRE(report.refused.size() == 1);
  CHECK(report.refused.front().id == "bad");
  CHECK(place.find("old") == "");
  CHECK(place.find("new") == "n0 n2");
}

TEST_CASE("A rebuild that fails or is stopped leaves the old index in force") {
  test::SmallIndex place{document("old", "old")};
  Index index(place.path());
  CHECK_THROWS_AS(index.rebuild([](Document&) -> bool { throw std::runtime_error("source failed"); }),
                  std::runtime_error);
  CHECK_THROWS_AS(index.rebuild(saying("new", 100), [](const libsearch::Progress&) { return false; }), Error);
  CHECK(place.find("old") == "old");
  index.add(document("more", "more"));
  index.commit();
  CHECK(place.find("more") == "more");
}

TEST_CASE("Readers see the old or the new index during rebuilds, never a mixture") {
  const test::SmallIndex place;
  Index index(place.path());
  index.rebuild(saying("even", 40));
  std::atomic<bool> done{false};
  std::atomic<int> mixed{0};
  std::atomic<int> answers{0};
  std::thread reader([&] {
    Searcher searcher(place.path());
    while (!done) {
      searcher.refresh();
      const auto even = searcher.search("even").total;
      const auto both = searcher.search("even odd").total;
      if (both != 40 || (even != 0 && even != 40)) ++mixed;
      ++answers;
    }
  });
  for (int i = 1; i <= 12; ++i) index.rebuild(saying(i % 2 == 0 ? "even" : "odd", 40));
  done = true;
  reader.join();
  CHECK(mixed == 0);
  CHECK(answers > 0);
}

TEST_CASE("A reader keeps its generation until it refreshes, and the last one to leave frees the disk") {
  const test::SmallIndex place{document("a", "old")};
  Index index(place.path());
  {
    Searcher reader(place.path());
    index.rebuild(saying("new", 3));
    CHECK(reader.search("old").total == 1);
    CHECK(reader.refresh());
    CHECK_FALSE(reader.refresh());
    CHECK(reader.search("old").total == 0);
    CHECK(reader.search("new").total == 3);
  }
  index.rebuild(saying("newer", 3));
  int generations = 0;
  for (const auto& entry : std::filesystem::directory_iterator(place.path()))
    generations += entry.is_directory() ? 1 : 0;
  CHECK(generations == 1);
}

TEST_CASE("A reader goes on through commits, and one answer is of one state") {
  test::SmallIndex place{document("first", "word")};
  std::atomic<bool> done{false};
  std::atomic<int> wrong{0};
  std::thread reader([&] {
    Searcher searcher(place.path());
    while (!done) {
      const auto results = searcher.search("word");
      if (results.hits.empty() || results.total < results.hits.size()) ++wrong;
      for (const auto& hit : results.hits) wrong += hit.snippet.text.empty() ? 1 : 0;
    }
  });
  Index index(place.path());
  for (int i = 0; i < 40; ++i) {
    index.add(document("n" + std::to_string(i % 7), "word number " + std::to_string(i)));
    index.commit();
  }
  done = true;
  reader.join();
  CHECK(wrong == 0);
}

TEST_CASE("What a crash left of a rebuild is cleared away by the next writer") {
  const test::SmallIndex place{document("a", "x")};
  std::filesystem::create_directory(place.path() / "generation-000099.new");
  std::filesystem::create_directory(place.path() / "generation-000098");
  { const Index index(place.path()); }
  CHECK_FALSE(std::filesystem::exists(place.path() / "generation-000099.new"));
  CHECK_FALSE(std::filesystem::exists(place.path() / "generation-000098"));
  CHECK(place.find("x") == "a");
}

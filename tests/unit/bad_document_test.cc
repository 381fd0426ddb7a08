// SPDX-License-Identifier: GPL-2.0-or-later
#include <libsearch/check.h>
#include <libsearch/index.h>

#include <ctime>
#include <functional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <libsearch/error.h>
#include <libsearch/searcher.h>

#include "support/small_index.h"

using libsearch::Document;
using libsearch::Error;
using libsearch::ErrorCode;
using libsearch::Index;
using test::document;

namespace {

/// Documents that cannot be stored, one of each kind.
std::vector<Document> unstorable() {
  std::vector<Document> all;
  const auto add = [&all](const std::function<void(Document&)>& spoil) {
    all.push_back(document("bad", "a word"));
    spoil(all.back());
  };
  add([](Document& bad) { bad.id.clear(); });
  add([](Document& bad) { bad.id.assign(70'000, 'i'); });
  add([](Document& bad) { bad.title.assign(70'000, 't'); });
  add([](Document& bad) { bad.text.assign(11u << 20, 'x'); });
  add([](Document& bad) { bad.date = "yesterday"; });
  add([](Document& bad) { bad.date = "2016-02-30"; });
  add([](Document& bad) { bad.language = "not a language"; });
  add([](Document& bad) { bad.language = std::string("e\0n", 3); });
  add([](Document& bad) { bad.fields = {{"", {"x"}}}; });
  add([](Document& bad) { bad.fields = {{"two words", {"x"}}}; });
  add([](Document& bad) { bad.fields = {{std::string(300, 'f'), {"x"}}}; });
  add([](Document& bad) {
    for (int i = 0; i < 250'000; ++i) bad.text += "w" + std::to_string(i) + ' ';
  });
  return all;
}

/// Documents at which engines choke, but that can be stored.
std::vector<Document> awkward() {
  std::vector<Document> all;
  const auto add = [&all](std::string id, std::string text) {
    all.push_back(document(std::move(id), std::move(text)));
  };
  add("nul", std::string("a\0b", 3) + std::string(300, '\0') + " c");
  add(std::string(200, '\0') + "id", "an id of NULs");
  add(std::string(60'000, 'i'), "a long id");
  add("long", std::string(500'000, 'x'));
  add("edge", std::string(240, 'x') + " " + std::string(245, 'y') + " " + std::string(246, 'z'));
  std::string sharp, ligatures, marks = "e";
  for (int i = 0; i < 120; ++i) sharp += "ß";
  for (int i = 0; i < 80; ++i) ligatures += "\xEF\xB7\xBA";  // U+FDFA: eighteen letters under NFKC
  for (int i = 0; i < 5'000; ++i) marks += "\xCC\x81";
  add("sharp", sharp + " " + sharp + "'s");
  add("ligatures", ligatures);
  add("marks", marks);
  add("invalid", "caf\xE9 \xED\xA0\x80 \xF5\x80\x80\x80 \xC0\xAF");
  add("hyphens", std::string(5'000, '-') + "a" + std::string(300, '-') + "b");
  add("empty", "");
  all.push_back(document("fields", "x"));
  for (int i = 0; i < 300; ++i) all.back().fields.push_back({"field" + std::to_string(i), {std::string(400, 'v')}});
  return all;
}

/// Adds `good` numbered documents to an index, and between them all the others; returns how many were refused.
std::size_t add_all(Index& index, int good, const std::vector<Document>& others) {
  std::size_t refused = 0;
  std::size_t next = 0;
  for (int i = 0; i < good; ++i) {
    index.add(document("good " + std::to_string(i), "word" + std::to_string(i)));
    while (next < others.size() &&
           static_cast<std::size_t>(i) >= next * static_cast<std::size_t>(good) / others.size()) {
      try {
        index.add(others[next++]);
      } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::bad_input);
        ++refused;
      }
    }
  }
  return refused;
}

std::uint64_t documents_in(const test::SmallIndex& place) { return place.searcher().statistics().documents; }

}  // namespace

TEST_CASE("Of ten thousand documents with bad ones between them, all the others are stored: a first load") {
  const test::SmallIndex place;
  Index index(place.path());
  CHECK(add_all(index, 10'000, unstorable()) == unstorable().size());
  index.commit();
  CHECK(documents_in(place) == 10'000);
  CHECK(place.find("word9999") == "good 9999");
}

TEST_CASE("Of a batch with bad documents between them, all the others are stored: an update") {
  const test::SmallIndex place{document("first", "x")};
  Index index(place.path());
  CHECK(add_all(index, 1'000, unstorable()) == unstorable().size());
  index.commit();
  CHECK(documents_in(place) == 1'001);
  CHECK(place.find("word0") == "good 0");
  CHECK(place.find("word999") == "good 999");
}

TEST_CASE("A bad document at the first and at the last place of a batch costs only itself") {
  for (const Document& bad : unstorable()) {
    test::SmallIndex place{document("first", "x")};
    Index index(place.path());
    CHECK_THROWS_AS(index.add(bad), Error);
    index.add(document("good", "word"));
    CHECK_THROWS_AS(index.add(bad), Error);
    index.commit();
    CHECK(documents_in(place) == 2);
  }
}

TEST_CASE("Documents at which an engine chokes are stored like any other, and cost no neighbour") {
  const auto others = awkward();
  const test::SmallIndex loaded;
  const test::SmallIndex updated{document("first", "x")};
  for (const test::SmallIndex* place : {&loaded, &updated}) {
    Index index(place->path());
    CHECK(add_all(index, 100, others) == 0);
    index.commit();
    CHECK(documents_in(*place) == 100 + others.size() + (place == &updated ? 1 : 0));
    CHECK(libsearch::check_index(place->path()).empty());
    index.rebuild();
    CHECK(documents_in(*place) == 100 + others.size() + (place == &updated ? 1 : 0));
    CHECK(place->find("word99") == "good 99");
  }
}

TEST_CASE("Ten megabytes of one thing take no longer than as much text") {
  constexpr std::size_t size = 10'000'000;
  test::SmallIndex place{document("first", "x")};
  for (const char* piece : {"x", "\u0301", "\uFDFA", "a-", "a'", "\U00004E2D\U000056FD"}) {
    CAPTURE(piece);
    Document big = document("big", "e");
    while (big.text.size() < size) big.text += piece;
    const std::clock_t start = std::clock();
    place.add({big});
    // Measured: 0.1 to 1.5 s. The rest is for slow machines and sanitizers.
    CHECK((std::clock() - start) / CLOCKS_PER_SEC < 30);
  }
  CHECK(documents_in(place) == 2);
}

TEST_CASE("A rebuild reports the documents that it refuses, and stores the others") {
  const test::SmallIndex place;
  auto source = unstorable();
  for (int i = 0; i < 100; ++i) source.push_back(document("good " + std::to_string(i), "word"));
  std::size_t next = 0;
  const auto report = Index(place.path()).rebuild([&](Document& out) {
    if (next == source.size()) return false;
    out = source[next++];
    return true;
  });
  CHECK(report.documents == 100);
  CHECK(report.refused.size() == unstorable().size());
  CHECK(documents_in(place) == 100);
}

// SPDX-License-Identifier: GPL-2.0-or-later
// However an index came to be, it answers alike.
#include <sys/resource.h>

#include <random>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <libsearch/check.h>
#include <libsearch/index.h>
#include <libsearch/searcher.h>

#include "index/bulk_builder.h"
#include "index/store.h"
#include "support/temporary_directory.h"

using libsearch::Document;
using libsearch::Index;
using libsearch::IndexOptions;

namespace {

const std::vector<std::string> names{"Erdoğan", "Erdogan",     "Эрдоган",   "أردوغان",   "Shoigu", "Шойгу",
                                     "Schoigu", "Klintsevich", "Клинцевич", "Klincevič", "Lavrov", "Лавров",
                                     "O'Brien", "al-Assad",    "Asad",      "Łódź"};

/// A word of some hundred that occur in lower case, capitalised at random.
std::string common_word(std::mt19937& random) {
  std::string word;
  for (unsigned long i = 0, length = 2 + random() % 4; i < length; ++i) word += "kametosuri"[random() % 10];
  if (random() % 10 == 0) word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

/// Some 1.2 MB in 800 documents.
std::vector<Document> documents() {
  std::mt19937 random(5);
  std::vector<Document> all;
  for (int number = 0; number < 800; ++number) {
    Document document;
    document.id = "d" + std::to_string(number);
    document.title = names[random() % names.size()] + " " + common_word(random);
    document.language = number % 3 == 0 ? "en" : number % 3 == 1 ? "tr" : "";
    for (unsigned long i = 0, words = 100 + random() % 300; i < words; ++i) {
      document.text += random() % 30 == 0 ? names[random() % names.size()] : common_word(random);
      document.text += random() % 15 == 0 ? ". " : " ";
    }
    all.push_back(std::move(document));
  }
  return all;
}

/// So much text that half of it is a large update.
std::vector<Document> long_documents() {
  auto all = documents();
  for (auto& document : all) document.text += document.text + document.text;
  return all;
}

void build_in_bulk(const std::filesystem::path& path, const std::vector<Document>& all, unsigned jobs) {
  IndexOptions options;
  options.jobs = jobs;
  Index index(path, options);
  for (const auto& document : all) index.add(document);
  index.commit();
}

/// The same, of so many small databases that there is something to merge.
void build_in_pieces(const std::filesystem::path& path, const std::vector<Document>& all, unsigned jobs) {
  namespace index = libsearch::index;
  index::make_root(path);
  const auto generation = index::begin_generation(path);
  index::BulkBuilder builder(generation, jobs, libsearch::Positions::by_document, 256u << 10);
  for (const auto& document : all) builder.add(index::checked_document(document, document.text.size()));
  builder.finish();
  index::publish_generation(path, generation);
}

void build_step_by_step(const std::filesystem::path& path, const std::vector<Document>& all) {
  Index index(path);
  index.add(all.front());
  index.commit();
  std::size_t waiting = 0;
  for (const auto& document : all) {
    index.add(document);
    if (++waiting % 100 == 0) index.commit();
  }
  index.commit();
}

/// Half of the documents, in an earlier version; then all of them as one large update.
void build_in_two_steps(const std::filesystem::path& path, const std::vector<Document>& all, std::size_t stay) {
  Index index(path);
  for (std::size_t i = 0; i < all.size() / 2; ++i) {
    Document earlier = all[i];
    if (i >= stay) earlier.text += " earlier version Erdogana";
    index.add(earlier);
  }
  Document gone = all.back();
  gone.id = "gone";
  index.add(gone);
  index.commit();
  for (std::size_t i = stay; i < all.size(); ++i) index.add(all[i]);
  CHECK(index.stamp(all.front().id) == "");
  CHECK(index.remove("gone"));
  CHECK_FALSE(index.remove("gone"));
  index.commit();
}

/// Ids and scores of all hits of many questions.
std::string answers(const std::filesystem::path& path) {
  libsearch::Searcher searcher(path);
  libsearch::SearchOptions options;
  options.detail = libsearch::Detail::ids;
  options.limit = 2000;
  options.sort = "id";  // equal scores have no order of their own
  std::mt19937 random(9);
  std::ostringstream out;
  for (int i = 0; i < 60; ++i) {
    const std::string question = names[random() % names.size()] + " " + common_word(random);
    const bool is_phrase = i % 5 == 0;
    for (const auto& hit : searcher.search(is_phrase ? '"' + question + '"' : question, options).hits)
      out << hit.id << ' ' << static_cast<long>(hit.score * 1e6) << '\n';
  }
  return out.str();
}

}  // namespace

TEST_CASE("Bulk builds by one thread and by several, builds step by step and rebuilds all answer alike") {
  const auto all = documents();
  const test::TemporaryDirectory place;
  build_in_bulk(place / "one", all, 1);
  const std::string expected = answers(place / "one");
  CHECK(expected.size() > 10'000);

  build_in_pieces(place / "four", all, 4);
  CHECK((answers(place / "four") == expected));  // in parentheses: not to be printed whole

  build_step_by_step(place / "steps", all);
  CHECK((answers(place / "steps") == expected));

  Index(place / "steps").rebuild();
  CHECK((answers(place / "steps") == expected));
}

TEST_CASE("A build that may open few files merges in steps, and answers alike") {
  const auto all = long_documents();
  const test::TemporaryDirectory place;
  build_in_bulk(place / "at once", all, 1);
  rlimit before{};
  ::getrlimit(RLIMIT_NOFILE, &before);
  const rlimit few{100, before.rlim_max};
  ::setrlimit(RLIMIT_NOFILE, &few);
  for (const unsigned jobs : {1u, 4u, 40u}) build_in_pieces(place / std::to_string(jobs), all, jobs);
  ::setrlimit(RLIMIT_NOFILE, &before);
  const std::string expected = answers(place / "at once");
  for (const char* jobs : {"1", "4", "40"}) CHECK((answers(place / jobs) == expected));
}

TEST_CASE(
    "A large update answers like the same documents loaded at once, whether it replaces few or most of the others") {
  const auto all = long_documents();
  const test::TemporaryDirectory place;
  build_in_bulk(place / "once", all, 2);
  const std::string expected = answers(place / "once");
  for (const std::size_t stay : {std::size_t{0}, std::size_t{350}, all.size() / 2}) {
    CAPTURE(stay);
    const auto path = place / std::to_string(stay);
    build_in_two_steps(path, all, stay);
    CHECK((answers(path) == expected));
    CHECK(libsearch::check_index(path).empty());
    CHECK(libsearch::Searcher(path).statistics().generation == 3);  // empty, first load, large update
  }
}

TEST_CASE("A common word that is written with a capital later stays a common one, however large the update") {
  const auto found = [](const test::TemporaryDirectory& place) {
    std::string words;
    for (const auto& spelling : libsearch::Searcher(place / "index").spellings("retracing"))
      words += spelling.text + " ";
    return words;
  };
  const auto document = [](const char* id, std::string text) {
    Document out;
    out.id = id;
    out.text = std::move(text);
    return out;
  };
  const auto common = document("a", "They were retracing their steps when the army of General Retreating came.");
  const auto capital = document("b", "Retracing the way to the Town took Him a day.");
  const test::TemporaryDirectory once, steps, large;
  build_in_bulk(once / "index", {common, capital}, 1);
  build_in_bulk(steps / "index", {common}, 1);
  build_in_bulk(steps / "index", {capital}, 1);
  build_in_bulk(large / "index", {common}, 1);
  auto filled = long_documents();
  filled.push_back(capital);
  build_in_bulk(large / "index", filled, 1);
  CHECK(found(steps) == found(once));
  CHECK(found(large) == found(once));
}

TEST_CASE("A large update keeps aliases, and replaces them if it is told to") {
  const auto all = long_documents();
  const test::TemporaryDirectory place;
  const auto load = [&](Index& index) {
    for (const auto& document : all) index.add(document);
    index.commit();
  };
  const auto finds = [&](const char* word) { return !libsearch::Searcher(place / "index").search(word).hits.empty(); };
  Index index(place / "index");
  index.set_aliases({{{"Lavrov", "Qqqqq"}}, {{"Shoigu", "Wwwww"}}});
  load(index);
  load(index);
  CHECK(finds("qqqqq"));
  CHECK(finds("wwwww"));
  index.set_aliases({{{"Lavrov", "Jjjjj"}}});
  load(index);
  CHECK(finds("jjjjj"));
  CHECK_FALSE(finds("wwwww"));
}

TEST_CASE("An index that small updates have worn out is compacted, and answers as before") {
  const auto all = documents();
  const test::TemporaryDirectory place;
  Index index(place / "index");
  for (const auto& document : all) index.add(document);
  index.commit();
  CHECK_FALSE(index.compact());
  const auto size = [&] { return libsearch::Searcher(place / "index").statistics().bytes; };
  for (int round = 0; round < 40 && !index.compact(); ++round)
    for (const auto& document : all) {
      Document more = document;
      more.id += "-" + std::to_string(round);
      more.text.resize(100);
      index.add(more);
      if (more.id.ends_with("0-" + std::to_string(round))) index.commit();
    }
  const auto compacted = size();
  const std::string expected = answers(place / "index");
  index.rebuild();
  CHECK(compacted < size() + size() / 10);
  CHECK((answers(place / "index") == expected));
}

TEST_CASE("What a first load removes and adds again is there once, as it was added last") {
  const test::TemporaryDirectory place;
  const auto document = [](const char* id, const char* text) {
    Document out;
    out.id = id;
    out.text = text;
    return out;
  };
  {
    Index index(place / "index");
    index.add(document("a", "first"));
    index.add(document("b", "gone"));
    CHECK(index.remove("a"));
    CHECK(index.remove("b"));
    CHECK_FALSE(index.remove("b"));
    CHECK_FALSE(index.remove("c"));
    index.add(document("a", "second"));
    index.add(document("a", "third"));
    index.commit();
  }
  libsearch::Searcher searcher(place / "index");
  CHECK(searcher.statistics().documents == 1);
  CHECK(searcher.search("first second gone").hits.empty());
  CHECK(searcher.search("third").hits.size() == 1);
}

// SPDX-License-Identifier: GPL-2.0-or-later
#include <libsearch/check.h>
#include <libsearch/index.h>

#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdint>
#include <fstream>
#include <string>

#include <doctest/doctest.h>

#include <libsearch/error.h>
#include <libsearch/searcher.h>

#include "support/small_index.h"
#include "support/temporary_directory.h"

namespace fs = std::filesystem;

using libsearch::Document;
using libsearch::Error;
using libsearch::ErrorCode;
using libsearch::Index;
using libsearch::IndexOptions;
using libsearch::Searcher;
using test::document;

namespace {

template <class Action>
ErrorCode code_of(Action&& action) {
  try {
    action();
  } catch (const Error& error) {
    CHECK_FALSE(std::string(error.what()).empty());
    return error.code();
  }
  FAIL("nothing was thrown");
  return ErrorCode::internal;
}

/// So many words of five letters, hardly any of them alike: text that compression does not make much smaller.
std::string many_words(std::size_t count) {
  std::string text;
  std::uint32_t state = 1;
  for (std::size_t i = 0; i < count; ++i) {
    for (int letter = 0; letter < 5; ++letter)
      text += static_cast<char>('a' + ((state = state * 1'664'525 + 1'013'904'223) >> 16) % 26);
    text += ' ';
  }
  return text;
}

std::uint64_t documents_in(const test::SmallIndex& index) { return index.searcher().statistics().documents; }

}  // namespace

TEST_CASE("A document is found after commit and not before") {
  const test::SmallIndex place;
  Index index(place.path());
  index.add(document("a", "Moscow and Ankara"));
  CHECK(place.find("moscow") == "");
  index.commit();
  CHECK(place.find("moscow") == "a");
  index.add(document("b", "Moscow again"));
  CHECK(place.find("moscow") == "a");
  index.commit();
  CHECK(place.find("again") == "b");
}

TEST_CASE("Every word of a long text is found where it stands, however many are new") {
  std::string text;
  for (const char* round : {"a", "b"})
    for (int i = 0; i < 300; ++i) text += 'w' + std::to_string(i) + ' ' + round + std::to_string(i) + ' ';
  const test::SmallIndex place{document("long", text)};
  for (int i = 0; i < 300; ++i) {
    const std::string number = std::to_string(i);
    CAPTURE(number);
    CHECK(place.find("\"w" + number + " a" + number + "\"") == "long");
    CHECK(place.find("\"w" + number + " b" + number + "\"") == "long");
    CHECK(place.find("\"a" + number + " b" + number + "\"") == "");
  }
}

TEST_CASE(
    "The directory of an index is its owner's alone, also one below others that are new, and one named with a slash") {
  const test::TemporaryDirectory directory;
  for (const char* name : {"a", "b/c", "d/", "e/f/"}) {
    CAPTURE(name);
    { Index index(directory / name); }
    CHECK(fs::status(directory / name).permissions() == fs::perms::owner_all);
  }
}

TEST_CASE("An id added again replaces the document, within a load and later") {
  test::SmallIndex place{document("a", "first"), document("b", "other"), document("a", "second")};
  CHECK(documents_in(place) == 2);
  CHECK(place.find("first") == "");
  CHECK(place.find("second") == "a");
  place.add({document("a", "third")});
  CHECK(documents_in(place) == 2);
  CHECK(place.find("second") == "");
  CHECK(place.find("third") == "a");
}

TEST_CASE("Ids that are longer than a term of the engine are told apart to their end") {
  const std::string id(300, 'i');
  test::SmallIndex place{document(id + "a", "first"), document(id + "b", "second")};
  place.add({document(id + "b", "third")});
  CHECK(documents_in(place) == 2);
  CHECK(place.find("first") == id + "a");
  CHECK(place.find("third") == id + "b");
}

TEST_CASE("A removed document is gone, within a load and later") {
  const test::SmallIndex place;
  {
    Index index(place.path());
    index.add(document("a", "one"));
    index.add(document("b", "two"));
    CHECK(index.remove("a"));
    CHECK_FALSE(index.remove("a"));
    CHECK_FALSE(index.remove("never there"));
    index.add(document("c", "three"));
    index.commit();
    CHECK(documents_in(place) == 2);
    CHECK(index.remove("b"));
    CHECK_FALSE(index.remove("b"));
    index.commit();
  }
  CHECK(documents_in(place) == 1);
  CHECK(place.find("one two three") == "c");
}

TEST_CASE("An id that is no UTF-8 names the same document wherever it is given") {
  const std::string id = "a\xFF";
  const test::SmallIndex place{document(id, "apple")};
  Searcher searcher(place.path());
  REQUIRE(searcher.document(id));
  CHECK(searcher.document(id)->id == "a\uFFFD");
  CHECK(searcher.explain("apple", {}, id).document_found);
  CHECK(searcher.like(id));
  Index index(place.path());
  CHECK(index.stamp(id));
  CHECK(index.remove(id));
  index.commit();
  CHECK(documents_in(place) == 0);
}

TEST_CASE("What was not committed is dropped when the writer goes") {
  test::SmallIndex place{document("a", "kept")};
  {
    Index index(place.path());
    index.add(document("b", "dropped"));
  }
  CHECK(place.find("dropped") == "");
  CHECK(place.find("kept") == "a");
}

TEST_CASE("A load given up in the middle of a small database ends, and the index stays empty") {
  const test::TemporaryDirectory place;
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "word" + std::to_string(i) + " ";
  for (const unsigned jobs : {1u, 3u}) {
    IndexOptions options;
    options.jobs = jobs;
    Index index(place / "index", options);
    for (int i = 0; i < 100; ++i) index.add(document("d" + std::to_string(i), text));
  }
  CHECK(libsearch::Searcher(place / "index").statistics().documents == 0);
}

TEST_CASE("Everything a document has comes back as it was") {
  const test::SmallIndex place;
  Document whole = document("id with spaces / and ü", "Text\nof two lines", "de-AT");
  whole.title = "Titel";
  whole.date = "2016-10-24T12:30:00Z";
  whole.url = "https://example.org/?a=1&b=2";
  whole.stamp = "12 34";
  whole.fields = {{"author", {"Ann Other", "Second"}}, {"words", {"1200"}}};
  Index index(place.path());
  index.add(whole);
  index.commit();
  CHECK(place.searcher().document(whole.id) == whole);
  CHECK(index.stamp(whole.id) == "12 34");
  CHECK_FALSE(index.stamp("other").has_value());
  CHECK(index.ids() == std::vector<std::string>{whole.id});
  CHECK(index.ids("other").empty());
}

TEST_CASE("Long documents come back as they were, like short ones, also in the place of each other") {
  const Document tiny = document("a", "tiny");
  const Document small = document("b", many_words(1'000));
  const Document large = document("b", many_words(20'000));
  test::SmallIndex place;
  const auto add_and_check = [&](const Document& second) {
    place.add({tiny, second});
    CHECK(place.searcher().document("a") == tiny);
    CHECK(place.searcher().document("b") == second);
    CHECK(libsearch::check_index(place.path()).empty());
  };
  for (const auto& second : {small, large, small, large}) add_and_check(second);
  Index(place.path()).rebuild();
  CHECK(place.searcher().document("a") == tiny);
  CHECK(place.searcher().document("b") == large);
  CHECK(libsearch::check_index(place.path()).empty());
}

TEST_CASE("A document that cannot be stored is refused with a reason, and the others are kept") {
  const test::SmallIndex place;
  IndexOptions options;
  options.max_text = 100;
  Index index(place.path(), options);
  const auto check_refusals = [&] {
    Document bad = document("", "no id");
    CHECK(code_of([&] { index.add(bad); }) == ErrorCode::bad_input);
    bad = document("long", std::string(101, 'x'));
    CHECK(code_of([&] { index.add(bad); }) == ErrorCode::bad_input);
    bad = document("date", "x");
    bad.date = "24 Oct 2016";
    CHECK(code_of([&] { index.add(bad); }) == ErrorCode::bad_input);
    bad.date = "2016-02-30";
    CHECK(code_of([&] { index.add(bad); }) == ErrorCode::bad_input);
    bad = document("field", "x");
    bad.fields = {{"bad name", {"x"}}};
    CHECK(code_of([&] { index.add(bad); }) == ErrorCode::bad_input);
    bad.fields = {{"one", {std::string(60, 'x')}}, {"two", {"x", std::string(40, 'x')}}};
    CHECK(code_of([&] { index.add(bad); }) == ErrorCode::bad_input);
    bad = document("language", "x", "not a tag!");
    CHECK(code_of([&] { index.add(bad); }) == ErrorCode::bad_input);
  };
  index.add(document("a", "good one"));
  check_refusals();
  index.commit();
  index.add(document("b", "good two"));
  check_refusals();
  index.commit();
  CHECK(documents_in(place) == 2);
}

TEST_CASE("Hostile text costs nothing but itself") {
  test::SmallIndex place{document("good", "word")};
  Index index(place.path());
  index.add(document("invalid", "caf\xE9 \xED\xA0\x80 \xFF word"));
  index.add(document("nul", std::string("a\0b word", 8)));
  index.add(document("marks", "e" + std::string(10'000, '\xCC') + " word"));
  index.add(document("long word", std::string(100'000, 'x') + " word"));
  index.add(document(std::string(5'000, 'i'), "word"));
  index.add(document(std::string("nul\0id", 6), "word"));
  index.commit();
  CHECK(documents_in(place) == 7);
  libsearch::SearchOptions options;
  CHECK(place.searcher().search("word", options).total == 7);
  CHECK(place.searcher().document(std::string(5'000, 'i')).has_value());
  CHECK(index.remove(std::string("nul\0id", 6)));
}

TEST_CASE("More text a document than words can be counted in cannot be allowed") {
  const test::SmallIndex place;
  IndexOptions options;
  options.max_text = std::size_t{1} << 32;
  CHECK(code_of([&] { Index index(place.path(), options); }) == ErrorCode::bad_input);
}

TEST_CASE("Only one writer at a time, and waiting for it is bounded") {
  const test::SmallIndex place{document("a", "x")};
  const Index first(place.path());
  CHECK(code_of([&] { Index second(place.path()); }) == ErrorCode::locked);
  IndexOptions patient;
  patient.lock_timeout = std::chrono::milliseconds(60);
  const auto start = std::chrono::steady_clock::now();
  CHECK(code_of([&] { Index second(place.path(), patient); }) == ErrorCode::locked);
  const auto waited = std::chrono::steady_clock::now() - start;
  CHECK(waited >= std::chrono::milliseconds(60));
  CHECK(waited < std::chrono::seconds(5));
}

TEST_CASE("A child process forked while the index was open for writing keeps no lock on it") {
  const test::SmallIndex place{document("a", "x")};
  pid_t child = -1;
  {
    const Index index(place.path());
    child = ::fork();
    if (child == 0) {
      ::pause();
      ::_exit(0);
    }
  }
  REQUIRE(child > 0);
  CHECK_NOTHROW(Index(place.path()));
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
}

TEST_CASE("A place without an index is said to be one, and a folder of other things is left alone") {
  const test::TemporaryDirectory directory;
  IndexOptions existing;
  existing.create = false;
  CHECK(code_of([&] { Index index(directory / "none", existing); }) == ErrorCode::not_found);
  CHECK(code_of([&] { Searcher searcher(directory / "none"); }) == ErrorCode::not_found);
  CHECK_FALSE(fs::exists(directory / "none"));
  std::ofstream(directory / "letter.txt") << "mine";
  CHECK(code_of([&] { Index index(directory.path()); }) == ErrorCode::bad_input);
  CHECK(code_of([&] { Index index(""); }) == ErrorCode::bad_input);
  CHECK(std::distance(fs::directory_iterator(directory.path()), {}) == 1);
}

TEST_CASE("A large batch commits by itself, so that memory stays bounded") {
  test::SmallIndex place{document("a", "x")};
  IndexOptions options;
  options.batch_bytes = 1000;
  Index index(place.path(), options);
  for (int i = 0; i < 30; ++i) index.add(document("n" + std::to_string(i), std::string(90, 'y')));
  CHECK(documents_in(place) > 10);
  CHECK(documents_in(place) < 31);
}

TEST_CASE("A first load and later updates give the same answers") {
  const test::SmallIndex at_once{document("1", "Erdoğan met Putin"), document("2", "Эрдоган встретил Путина", "ru"),
                                 document("3", "Cavusoglu and Lavrov talked", "en"),
                                 document("4", "talks in Astana", "en")};
  test::SmallIndex one_by_one{document("1", "Erdoğan met Putin")};
  one_by_one.add({document("2", "Эрдоган встретил Путина", "ru")});
  one_by_one.add({document("3", "Cavusoglu and Lavrov talked", "en")});
  one_by_one.add({document("4", "talks in Astana", "en")});
  for (const char* question : {"Erdogan", "Путин", "Çavuşoğlu", "talk", "\"Lavrov talked\"", "erdogan putin lavrov"}) {
    const auto a = at_once.searcher().search(question);
    const auto b = one_by_one.searcher().search(question);
    REQUIRE(a.hits.size() == b.hits.size());
    for (std::size_t i = 0; i < a.hits.size(); ++i) {
      CHECK(a.hits[i].id == b.hits[i].id);
      CHECK(a.hits[i].score == doctest::Approx(b.hits[i].score));
    }
  }
}

TEST_CASE("Every commit that was acknowledged survives kill -9") {
  const test::SmallIndex place{document("0", "word")};
  for (int round = 0; round < 5; ++round) {
    int acknowledged[2];
    REQUIRE(::pipe(acknowledged) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      Index index(place.path());
      for (int i = 1;; ++i) {
        index.add(document(std::to_string(round) + "-" + std::to_string(i), "word"));
        index.commit();
        if (::write(acknowledged[1], "x", 1) != 1) ::_exit(1);
      }
    }
    ::close(acknowledged[1]);
    int commits = 0;
    for (char c = 0; commits < 3 + round && ::read(acknowledged[0], &c, 1) == 1;) ++commits;
    ::kill(child, SIGKILL);
    for (char c = 0; ::read(acknowledged[0], &c, 1) == 1;) ++commits;
    ::close(acknowledged[0]);
    ::waitpid(child, nullptr, 0);
    Searcher searcher(place.path());
    for (int i = 1; i <= commits; ++i)
      CHECK(searcher.document(std::to_string(round) + "-" + std::to_string(i)).has_value());
    CHECK(libsearch::check_index(place.path()).empty());
  }
  Index(place.path()).rebuild();
  CHECK(place.find("word").size() > 0);
}

// SPDX-License-Identifier: GPL-2.0-or-later
#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <doctest/doctest.h>

#include <libsearch/error.h>
#include <libsearch/index.h>
#include <libsearch/searcher.h>
#include <xapian.h>

#include "index/store.h"
#include "index/xapian_error.h"
#include "support/collection.h"
#include "support/remote_server.h"
#include "support/small_index.h"

using namespace std::chrono_literals;
using libsearch::Error;
using libsearch::ErrorCode;
using libsearch::Searcher;
using libsearch::Shards;
using test::document;
using test::RemoteServer;

namespace {

/// For tests in which a server falls silent; the answer has to come well before the engine's own limit of 10 s.
constexpr auto impatient = 1500ms;
constexpr auto in_time = 8s;
/// For the others, on a machine that is busy with other tests as well.
constexpr auto patient = 20s;

std::string ids_of(const libsearch::Results& results) {
  std::string ids;
  for (const auto& hit : results.hits) ids += (ids.empty() ? "" : " ") + hit.id;
  return ids;
}

/// Which words of the question each hit has, in which spellings.
std::string matches_of(const libsearch::Results& results) {
  std::string matches;
  for (const auto& hit : results.hits) {
    for (const auto& match : hit.matches) matches += match.word + "=" + match.spelling + " ";
    matches += "\n";
  }
  return matches;
}

/// A collection dealt out to servers, and a searcher of these.
class Served {
 public:
  explicit Served(std::size_t parts) : collection(parts, libsearch::Positions::by_word) {
    for (std::size_t i = 0; i < parts; ++i) servers.push_back(std::make_unique<RemoteServer>(collection.part(i)));
  }
  Shards shards(std::chrono::milliseconds time_limit = patient) const {
    Shards out{{}, time_limit};
    for (const auto& server : servers) out.places.push_back(server->place());
    return out;
  }

  test::DividedCollection collection;
  std::vector<std::unique_ptr<RemoteServer>> servers;
};

ErrorCode opening(const Shards& shards) {
  try {
    Searcher searcher(shards);
  } catch (const Error& error) {
    CHECK_FALSE(error.hint().empty());
    return error.code();
  }
  FAIL("it opened");
  return ErrorCode::internal;
}

template <class Action>
std::chrono::milliseconds time_of(Action&& action) {
  const auto start = std::chrono::steady_clock::now();
  action();
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
}

/// Refreshes until all answer, however busy the machine is.
libsearch::Results once_all_answer(Searcher& searcher, std::string_view question) {
  for (int tries = 0; tries < 300; ++tries) {
    searcher.refresh();
    auto results = searcher.search(question);
    if (results.unreachable.empty()) return results;
    std::this_thread::sleep_for(100ms);
  }
  FAIL("not all answer");
  return {};
}

}  // namespace

TEST_CASE("Four servers answer as one index of all documents does") {
  const Served served(4);
  Searcher whole(served.collection.whole());
  Searcher parts(served.shards());
  for (const auto& question : test::questions()) {
    INFO(question);
    const auto expected = whole.search(question);
    const auto found = parts.search(question);
    CHECK(ids_of(found) == ids_of(expected));
    CHECK(found.total == expected.total);
    REQUIRE_FALSE(found.hits.empty());
    CHECK(found.hits[0].snippet.text == expected.hits[0].snippet.text);
    CHECK(matches_of(found) == matches_of(expected));
  }
  CHECK(ids_of(parts.search("report", {.offset = 5})) == ids_of(whole.search("report", {.offset = 5})));
  CHECK(parts.statistics().documents == whole.statistics().documents);
  CHECK(parts.document("7")->text == whole.document("7")->text);
  CHECK(parts.explain("putin", {}, ids_of(parts.search("putin", {.limit = 1}))).document_found);
}

TEST_CASE("Servers tell what a word may have been meant for, as an index at hand does") {
  const Served served(2);
  Searcher whole(served.collection.whole());
  Searcher parts(served.shards());
  for (const char* question : {"airfeild", "minisster", "treatty ministre", "convvoi", "title:minisster", "xyzzy"}) {
    INFO(question);
    const auto expected = whole.search(question);
    const auto found = parts.search(question);
    CHECK(found.did_you_mean == expected.did_you_mean);
    REQUIRE(found.suggestions.size() == expected.suggestions.size());
    for (std::size_t i = 0; i < expected.suggestions.size(); ++i)
      CHECK(found.suggestions[i].words.size() == expected.suggestions[i].words.size());
  }
  CHECK(parts.search("airfeild").did_you_mean == "airfield");
  CHECK(whole.search("iarfield").did_you_mean == "airfield");
  CHECK_MESSAGE(parts.search("iarfield").did_you_mean == "",
                "slips in the first two letters would take many exchanges");
}

TEST_CASE("Servers complete the beginning of a word as an index at hand does") {
  const Served served(3);
  Searcher whole(served.collection.whole());
  Searcher parts(served.shards());
  for (const char* beginning : {"erd", "tre", "op", "ШО", "zz"}) {
    INFO(beginning);
    const auto expected = whole.completions(beginning);
    const auto found = parts.completions(beginning);
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      CHECK(found[i].text == expected[i].text);
      CHECK(found[i].documents == expected[i].documents);
    }
  }
}

TEST_CASE("When a server dies the others answer within the time limit, and the answer says so") {
  const Served served(4);
  Searcher parts(served.shards());
  const auto all = parts.search("report");
  served.servers[2]->stop();
  libsearch::Results results;
  CHECK(time_of([&] { results = parts.search("report"); }) < in_time);
  CHECK(results.total == all.total * 3 / 4);
  REQUIRE(results.unreachable.size() == 1);
  CHECK(results.unreachable[0].place == served.servers[2]->place());
  CHECK_FALSE(results.unreachable[0].reason.empty());
  for (const auto& hit : results.hits) CHECK(hit.shard != 2);
  CHECK(parts.spellings("putin").size() == 1);
  CHECK(parts.unreachable().size() == 1);
}

TEST_CASE("A connection that fails while another failure is recovered from is recovered from as well") {
  int actions = 0;
  std::vector<int> attempts;
  const auto recover = [&](const auto&, int attempt) {
    attempts.push_back(attempt);
    if (attempt == 1) throw Xapian::NetworkError("closed");
  };
  const int answer = libsearch::index::on_connections(recover, [&] {
    if (++actions == 1) throw Xapian::NetworkError("closed");
    return 7;
  });
  CHECK(answer == 7);
  CHECK(attempts == std::vector{1, 2});
}

TEST_CASE("A server that falls silent is cut off by the time limit, once") {
  const Served served(3);
  Searcher parts(served.shards(impatient));
  parts.search("report");
  served.servers[1]->signal(SIGSTOP);
  libsearch::Results results;
  CHECK(time_of([&] { results = parts.search("putin lavrov"); }) < in_time);
  REQUIRE(results.unreachable.size() == 1);
  CHECK(results.unreachable[0].place == served.servers[1]->place());
  CHECK_FALSE(results.hits.empty());
  CHECK(time_of([&] { results = parts.search("treaty"); }) < impatient);
  CHECK(results.unreachable.size() == 1);
}

TEST_CASE("A server that takes connections and never answers is cut off when opening") {
  const test::SmallIndex local{document("1", "apple")};
  const test::SilentServer silent;
  const Shards shards{{local.path(), silent.place()}, impatient};
  std::unique_ptr<Searcher> both;
  CHECK(time_of([&] { both = std::make_unique<Searcher>(shards); }) < in_time);
  const auto results = both->search("apple");
  CHECK(ids_of(results) == "1");
  REQUIRE(results.unreachable.size() == 1);
  CHECK(results.unreachable[0].place == silent.place());
}

TEST_CASE("When no index answers, that is an error, until one does again") {
  const test::SmallIndex place{document("1", "apple")};
  auto server = std::make_unique<RemoteServer>(place.path());
  const Shards shards{{server->place()}, patient};
  Searcher searcher(shards);
  const unsigned port = server->port();
  server->stop();
  CHECK_THROWS_WITH_AS(searcher.search("apple"), doctest::Contains("no answer from 'xapian://"), Error);
  CHECK(opening(shards) == ErrorCode::io);
  server = std::make_unique<RemoteServer>(place.path(), port);
  CHECK(ids_of(searcher.search("apple")) == "1");
}

TEST_CASE("Refreshing finds a server that is back, after a pause") {
  const test::SmallIndex one{document("1", "apple")};
  const test::SmallIndex two{document("2", "apple")};
  auto server = std::make_unique<RemoteServer>(two.path());
  Searcher both(Shards{{one.path(), server->place()}, 200ms});
  const unsigned port = server->port();
  server->stop();
  CHECK(both.search("apple").unreachable.size() == 1);
  server = std::make_unique<RemoteServer>(two.path(), port);
  CHECK_FALSE(both.refresh());
  CHECK(once_all_answer(both, "apple").total == 2);
}

TEST_CASE("A server that was started again between two questions is not missed") {
  const test::SmallIndex place{document("1", "apple")};
  auto server = std::make_unique<RemoteServer>(place.path());
  Searcher searcher(Shards{{server->place()}, patient});
  CHECK(searcher.search("apple").total == 1);
  const unsigned port = server->port();
  server->stop();
  server = std::make_unique<RemoteServer>(place.path(), port);
  const auto results = searcher.search("apple");
  CHECK(results.total == 1);
  CHECK(results.unreachable.empty());
}

TEST_CASE("What a remote index commits is seen after a refresh") {
  test::SmallIndex place{document("1", "apple")};
  const RemoteServer server(place.path());
  Searcher searcher(Shards{{server.place()}, patient});
  place.add({document("2", "apple"), document("3", "Äpfel", "de")});
  place.add({document("4", "apple")});
  place.add({document("5", "apple")});
  CHECK(searcher.refresh());
  CHECK(searcher.search("apple").total == 4);
  CHECK(searcher.search("apfel").total == 1);
}

TEST_CASE("A remote index of other spelling rules, or of another program, is refused") {
  const test::SmallIndex place{document("1", "apple")};
  Xapian::WritableDatabase database(test::postings_in_force(place.path()).string(), Xapian::DB_OPEN);
  const std::string manifest = database.get_metadata(libsearch::index::manifest_key);
  for (const std::string& other : {manifest + "rules: others\n", std::string("format: 1\n"), std::string()}) {
    database.set_metadata(libsearch::index::manifest_key, other);
    database.commit();
    const RemoteServer server(place.path());
    CHECK(opening({{server.place()}, patient}) == ErrorCode::version);
  }
}

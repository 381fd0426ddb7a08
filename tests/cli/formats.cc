// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "harness.h"

using namespace cli_tests;
using nlohmann::json;

namespace {

void index_two(const Workspace& work) {
  work.write(
      "a.jsonl",
      R"({"id":"one","title":"Erdoğan speaks","text":"The speech of Erdoğan, in Ankara.","date":"2016-10-24","language":"en","url":"https://example.org/1","tags":["a","b"],"views":7}
{"id":"two three","text":"Эрдоган прибыл в Москву."}
)");
  REQUIRE(work.run({"index", "a.jsonl"}).status == 0);
}

std::vector<json> objects(const std::string& lines) {
  std::vector<json> all;
  std::istringstream stream(lines);
  for (std::string line; std::getline(stream, line);) all.push_back(json::parse(line));
  return all;
}

}  // namespace

TEST_CASE("text shows rank, title, id, score, the spellings by tier and a snippet") {
  const Workspace work;
  index_two(work);
  const auto outcome = work.run({"search", "erdogan"});
  CHECK(outcome.status == 0);
  CHECK(outcome.out.starts_with("1. Erdoğan speaks\n   one  "));
  CHECK(outcome.out.find("folded Erdoğan") != std::string::npos);
  CHECK(outcome.out.find("The speech of Erdoğan, in Ankara.") != std::string::npos);
  CHECK(outcome.out.find("similar Эрдоган") != std::string::npos);
  CHECK(outcome.out.find('\033') == std::string::npos);
  CHECK(outcome.err.starts_with("2 of 2 documents in "));
  CHECK(work.run({"search", "erdogan", "--quiet"}).err.empty());
}

TEST_CASE("colours are shown when asked for, and not otherwise when no terminal is there") {
  const Workspace work;
  index_two(work);
  CHECK(work.run({"search", "erdogan", "--color", "always"}).out.find("\033[1;31mErdoğan\033[0m") != std::string::npos);
  CHECK(work.run({"search", "erdogan", "--color", "never"}).out.find('\033') == std::string::npos);
  CHECK(work.run({"search", "erdogan", "--color", "sometimes"}).status == 2);
}

TEST_CASE("snippets are cut into lines of 80 columns") {
  const Workspace work;
  std::string text = "garden";
  for (int i = 0; i < 60; ++i) text += " мир тест";
  work.write("a.txt", text + " 漢字漢字");
  work.run({"index", "a.txt"});
  std::istringstream lines(work.run({"search", "garden"}).out);
  for (std::string line; std::getline(lines, line);) {
    std::size_t characters = 0;
    for (const char c : line) characters += (c & 0xC0) != 0x80 ? 1u : 0u;
    CHECK(characters <= 80);
  }
}

TEST_CASE("json: a line of totals, then a line for each hit") {
  const Workspace work;
  index_two(work);
  const auto lines = objects(work.run({"search", "erdogan", "--format", "json"}).out);
  REQUIRE(lines.size() == 3);
  CHECK(lines[0]["version"] == 1);
  CHECK(lines[0]["query"] == "erdogan");
  CHECK(lines[0]["total"] == 2);
  CHECK(lines[0]["total_is_exact"] == true);
  CHECK(lines[0]["milliseconds"].is_number());
  const json& hit = lines[1];
  CHECK(hit["rank"] == 1);
  CHECK(hit["id"] == "one");
  CHECK(hit["title"] == "Erdoğan speaks");
  CHECK(hit["date"] == "2016-10-24");
  CHECK(hit["language"] == "en");
  CHECK(hit["url"] == "https://example.org/1");
  CHECK(hit["fields"] == json::parse(R"({"tags":["a","b"],"views":["7"]})"));
  CHECK(hit["tier"] == "folded");
  CHECK(hit["spellings"] == json::parse(R"({"erdogan":["Erdoğan"]})"));
  CHECK(hit["score"].is_number());
  CHECK(hit["title_highlights"] == json::parse("[[0,8]]"));
  CHECK(lines[2]["id"] == "two three");
  CHECK(lines[2]["tier"] == "similar");
  CHECK(lines[2]["rank"] == 2);
}

TEST_CASE("json: ranges count code points or UTF-16 units where asked to") {
  const Workspace work;
  work.write("a.jsonl", "{\"id\":\"a\",\"text\":\"\U0001D11E é garden\"}");
  work.run({"index", "a.jsonl"});
  const auto begin = [&](const std::string& unit) {
    const auto lines = objects(work.run({"search", "--format", "json", "--offsets", unit, "garden"}).out);
    CHECK(lines.at(0)["offsets"] == unit);
    return lines.at(1)["snippet"]["highlights"][0][0];
  };
  CHECK(begin("bytes") == 8);
  CHECK(begin("code-points") == 4);
  CHECK(begin("utf-16") == 5);
  CHECK(work.run({"search", "--offsets", "inches", "garden"}).status == 2);
}

TEST_CASE("json: highlights are byte ranges of the snippet's text") {
  const Workspace work;
  index_two(work);
  const auto lines = objects(work.run({"search", "erdogan", "--format", "json"}).out);
  for (const std::size_t i : {1u, 2u}) {
    const std::string text = lines[i]["snippet"]["text"];
    REQUIRE(lines[i]["snippet"]["highlights"].size() == 1);
    const std::size_t begin = lines[i]["snippet"]["highlights"][0][0], end = lines[i]["snippet"]["highlights"][0][1];
    CHECK(text.substr(begin, end - begin) == (i == 1 ? "Erdoğan" : "Эрдоган"));
  }
}

TEST_CASE("trec: six columns, whatever the id is") {
  const Workspace work;
  index_two(work);
  std::istringstream out(work.run({"search", "erdogan", "--format", "trec"}).out);
  std::string query, q0, id, rank, score, tag;
  out >> query >> q0 >> id >> rank >> score >> tag;
  CHECK(query + q0 + id + rank + tag == "1Q0one1lsearch");
  out >> query >> q0 >> id >> rank >> score >> tag;
  CHECK(id == "two%20three");
}

TEST_CASE("names, explain, analyze and stats speak JSON too") {
  const Workspace work;
  index_two(work);
  const auto names = objects(work.run({"names", "erdogan", "--format", "json"}).out);
  REQUIRE(names.size() == 1);
  CHECK(names[0]["word"] == "erdogan");
  CHECK(names[0]["spellings"][0]["text"] == "erdoğan");
  CHECK(names[0]["spellings"][0]["tier"] == "folded");
  CHECK(names[0]["spellings"][0]["documents"] == 1);
  CHECK(names[0]["version"] == 1);
  CHECK(names[0]["near"].empty());
  CHECK(objects(work.run({"names", "title:erdogan", "--format", "json"}).out)[0]["field"] == "title");
  const auto explained = objects(work.run({"explain", "erdogan", "one", "--format", "json"}).out);
  CHECK(explained[0]["tree"] == "erdogan");
  CHECK(explained[0]["document"]["found"] == true);
  CHECK(explained[0]["document"]["matches"][0]["rule"] == "fold erdogan");
  const auto analyzed = objects(work.run({"analyze", "Łódź", "Lodz", "--format", "json"}).out);
  CHECK(analyzed[0]["words"][0]["fold"] == "lodz");
  CHECK(analyzed[0]["words"][1]["begin"] == 8);
  CHECK(analyzed[0]["similarity"] == 1.0);
  const auto figures = objects(work.run({"stats", "--format", "json"}).out);
  CHECK(figures[0]["documents"] == 2);
}

TEST_CASE("names, explain, analyze and stats are readable as text") {
  const Workspace work;
  index_two(work);
  CHECK(work.run({"names", "erdogan", "nowhere"}).out.find("\nnowhere: not in the index\n") != std::string::npos);
  CHECK(work.run({"explain", "erdogan", "one"}).out.starts_with("Understood as: erdogan\nerdogan:\n  folded"));
  CHECK(work.run({"explain", "erdogan", "no such id"}).status == 1);
  CHECK(work.run({"analyze", "Erdoğan"}).out.find("0-8    1         erdoğan   erdogan") != std::string::npos);
  CHECK(work.run({"stats"}).out.find("documents   2\n") != std::string::npos);
}

TEST_CASE("stats name the languages of most documents and count the others") {
  const Workspace work;
  std::string lines;
  for (const char* language : {"aa", "ab", "af", "am", "as", "ay", "az", "az"})
    lines += R"({"id":"i)" + std::to_string(lines.size()) + R"(","text":"word","language":")" + language + "\"}\n";
  work.write("a.jsonl", lines);
  REQUIRE(work.run({"index", "a.jsonl"}).status == 0);
  CHECK(work.run({"stats"}).out.find("languages   az 2, aa 1, ab 1, af 1, am 1, as 1 and 1 more\n") !=
        std::string::npos);
  CHECK(objects(work.run({"stats", "--format", "json"}).out).front()["languages"].size() == 7);
}

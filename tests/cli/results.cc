// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "harness.h"

using namespace cli_tests;
using nlohmann::json;

namespace {

void index_reports(const Workspace& work) {
  work.write("a.jsonl",
             R"({"id":"1","text":"The government built a dam.","date":"2016-08","language":"en","tag":["water","law"]}
{"id":"2","text":"The government built a dam.","date":"2017","language":"en","tag":"water"}
{"id":"3","text":"Another dam of the government","date":"2016","language":"fr","tag":"\u001b[31mred"}
)");
  REQUIRE(work.run({"index", "a.jsonl"}).status == 0);
}

json first_line(const Outcome& outcome) { return json::parse(outcome.out.substr(0, outcome.out.find('\n'))); }

}  // namespace

TEST_CASE("facets are shown after the hits, and in the first line of JSON") {
  const Workspace work;
  index_reports(work);
  const auto text = work.run({"search", "dam", "--facet", "tag", "--facet", "date", "--facet-values", "1"}).out;
  CHECK(text.ends_with("tag\n  water  2\n  … 2 more\n\ndate\n  2016  2\n  … 1 more\n\n"));
  const auto head =
      first_line(work.run({"search", "dam", "--facet", "tag", "--facet", "language", "--format", "json"}));
  REQUIRE(head["facets"].size() == 2);
  CHECK(head["facets"][0]["field"] == "tag");
  CHECK(head["facets"][0]["values"][0] == json::parse(R"({"value":"water","documents":2})"));
  CHECK(head["facets"][0]["distinct"] == 3);
  CHECK(head["facets"][0]["is_exact"] == true);
  CHECK(head["facets"][1]["values"][0]["value"] == "en");
}

TEST_CASE("fields to arrange documents by that none has are told, once in a batch") {
  const Workspace work;
  index_reports(work);
  const std::vector<std::string> fields{"--sort",  "-nosuch", "--facet",    "other",
                                        "--facet", "tag",     "--collapse", "date"};
  const auto with = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), fields.begin(), fields.end());
    return arguments;
  };
  const std::string told = "no document has a field 'nosuch'\nno document has a field 'other'\n";
  CHECK(work.run(with({"search", "dam", "--quiet"})).err == told);
  const auto outcome = work.run(with({"search", "dam", "--format", "json"}));
  CHECK(outcome.status == 0);
  CHECK(outcome.err == told);
  CHECK(first_line(outcome)["unknown_fields"] == json::parse(R"(["nosuch","other"])"));
  CHECK(work.run(with({"search", "--batch", "-", "--format", "ids"}), "dam\ngovernment\n").err == told);
  CHECK_FALSE(first_line(work.run({"search", "dam", "--format", "json", "--sort", "id"})).contains("unknown_fields"));
}

TEST_CASE("fields of a question or a filter that no document has are told, once in a batch") {
  const Workspace work;
  index_reports(work);
  const auto told = [&](std::vector<std::string> question, std::string_view input = {}) {
    question.insert(question.begin(), {"search", "--quiet", "--format", "ids"});
    return work.run(question, input).err;
  };
  CHECK(told({"dam (From:smith OR pages:10..)"}) ==
        "no document has a field 'from'\nno document has a field 'pages'\n");
  CHECK(told({"dam", "--filter", "from:smith"}) == "no document has a field 'from'\n");
  CHECK(told({"tag:x title:dam date:2016 lang:en id:x 12:30 http://x.org"}) == "");
  CHECK(told({"--batch", "-"}, "from:a\nfrom:b to:c\n") ==
        "no document has a field 'from'\nno document has a field 'to'\n");
}

TEST_CASE("values of facets are made safe") {
  const Workspace work;
  index_reports(work);
  CHECK(work.run({"search", "another", "--facet", "tag"}).out.find('\033') == std::string::npos);
}

TEST_CASE("--collapse shows the best of duplicates and tells how many are left out") {
  const Workspace work;
  index_reports(work);
  const auto outcome = work.run({"search", "dam", "--collapse", "text"});
  CHECK(outcome.err.starts_with("2 of 2 documents in "));
  CHECK(outcome.out.find("and 1 like it") != std::string::npos);
  CHECK(work.run({"search", "dam", "--collapse", "language", "--format", "ids"}).out.size() == 4);
}

TEST_CASE("--filter narrows down, and its faults are told") {
  const Workspace work;
  index_reports(work);
  CHECK(work.run({"search", "dam", "--filter", "language:fr", "--format", "ids"}).out == "3\n");
  CHECK(work.run({"search", "", "--filter", "date:2017", "--format", "ids"}).out == "2\n");
  const auto fault = work.run({"search", "dam", "--filter", "language:fr date:soon"});
  CHECK(fault.status == 2);
  CHECK(fault.err.starts_with("lsearch: --filter: not a date: soon\n  dates are 2016, "));
  CHECK(fault.err.ends_with("\n  at: soon\n"));
}

TEST_CASE("what may have been meant is told when nothing was found") {
  const Workspace work;
  index_reports(work);
  const auto outcome = work.run({"search", "xgovernment"});
  CHECK(outcome.status == 1);
  CHECK(outcome.out.empty());
  CHECK(outcome.err.find("did you mean: government\n") != std::string::npos);
  const auto head = first_line(work.run({"search", "xgovernment", "--format", "json"}));
  CHECK(head["did_you_mean"] == "government");
  CHECK(head["suggestions"]["xgovernment"][0] == "government");
}

TEST_CASE("like finds documents like one") {
  const Workspace work;
  index_reports(work);
  CHECK(work.run({"like", "1", "--format", "ids"}).out.find('2') != std::string::npos);
  CHECK(work.run({"like", "1", "--format", "ids"}).out.find('1') == std::string::npos);
  const auto missing = work.run({"like", "nosuch"});
  CHECK(missing.status == 1);
  CHECK(missing.err.find("no document 'nosuch'") != std::string::npos);
}

TEST_CASE("suggest completes words") {
  const Workspace work;
  index_reports(work);
  CHECK(work.run({"suggest", "gov"}).out == "government\n");
  CHECK(work.run({"suggest", "xyz"}).status == 1);
  CHECK(first_line(work.run({"suggest", "gov", "--format", "json"}))["words"][0]["documents"] == 3);
}

TEST_CASE("every line of JSON parses strictly and is plain on a terminal, whatever the documents say") {
  const Workspace work;
  work.write(
      "hostile.jsonl",
      R"json({"id":"\u001b[2Ja\u202e","title":"\u0007<b>\"'&\u009b31m","text":"garden \u001b]0;x\u0007 \u2066dam\u2069 \u0000 \ufffe","tag":["\u001b[31m","\u202egardener"],"url":"javascript:alert(1)"
}
{"id":"raw","text":"garden )json"
      "\xff\xc0\xaf"
      R"json( dam","tag":"garden"}
)json");
  work.run({"index", "hostile.jsonl"});
  const std::vector<std::vector<std::string>> commands{
      {"search", "garden", "--facet", "tag", "--snippets", "3", "--collapse", "text"},
      {"search", "gardxn\x1b[31m \xe2\x80\xae \xff"},
      {"like", "raw"},
      {"suggest", "gar"},
      {"names", "garden\xff\x1b"},
      {"explain", "garden tag:gardener \x1b[2J", "\x1b[2Ja\xe2\x80\xae"},
      {"analyze", "garden\x1b[31m\xff"},
      {"stats"}};
  for (auto command : commands) {
    CAPTURE(command[0]);
    command.insert(command.end(), {"--format", "json"});
    const auto outcome = work.run(command);
    CHECK_FALSE(outcome.out.empty());
    std::size_t begin = 0;
    for (std::size_t end = 0; (end = outcome.out.find('\n', begin)) != std::string::npos; begin = end + 1)
      CHECK(json::accept(outcome.out.substr(begin, end - begin)));
    for (const char* steering : {"\x1b", "\x07", "\x7f", "\xe2\x80\xae", "\xe2\x81\xa6", "\xc2\x9b"}) {
      CHECK(outcome.out.find(steering) == std::string::npos);
      CHECK(outcome.err.find(steering) == std::string::npos);
    }
  }
}

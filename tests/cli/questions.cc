// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include "harness.h"

using namespace cli_tests;

namespace {

void index_four(const Workspace& work) {
  work.write(
      "news.jsonl",
      R"({"id":"en","title":"Talks","text":"Erdogan met the minister in Ankara.","date":"2016-10-24","language":"en","views":7}
{"id":"tr","title":"Görüşme","text":"Erdoğan bakanla görüştü.","date":"2016-11-02","language":"tr","views":12}
{"id":"ru","title":"Встреча","text":"Эрдоган встретился с министром.","date":"2017-01-05","language":"ru"}
{"id":"other","title":"Weather","text":"Rain in the minister's garden.","date":"2016-10-30","language":"en"}
)");
  REQUIRE(work.run({"index", "news.jsonl"}).status == 0);
}

std::string ids(const Workspace& work, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"search", "--format", "ids"});
  return work.run(arguments).out;
}

}  // namespace

TEST_CASE("a name is found in all its spellings, as written first") {
  const Workspace work;
  index_four(work);
  CHECK(ids(work, {"erdogan"}) == "en\ntr\nru\n");
  CHECK(ids(work, {"Erdoğan"}).starts_with("tr\n"));
}

TEST_CASE("a star lists all documents") {
  const Workspace work;
  index_four(work);
  CHECK(ids(work, {"*"}) == "en\ntr\nru\nother\n");
  CHECK(ids(work, {"*", "--sort", "-date", "--limit", "2"}) == "ru\ntr\n");
  CHECK(ids(work, {"*", "-erdogan"}) == "other\n");
  CHECK(ids(work, {"language:en"}) == "en\nother\n");
  CHECK(work.run({"explain", "*"}).out == "Understood as: *\n");
}

TEST_CASE("--spelling sets the loosest tier") {
  const Workspace work;
  index_four(work);
  CHECK(ids(work, {"erdogan", "--spelling", "exact"}) == "en\n");
  CHECK(ids(work, {"--spelling=folded", "erdogan"}) == "en\ntr\n");
  CHECK(ids(work, {"erdogan", "--similarity", "1"}) == "en\ntr\n");
}

TEST_CASE("a word with a dash before it is part of the question, no option") {
  const Workspace work;
  index_four(work);
  CHECK(ids(work, {"minister", "-erdogan"}) == "other\n");
  CHECK(ids(work, {"-hospital", "garden"}) == "other\n");
}

TEST_CASE("free text is a question whatever its punctuation") {
  const Workspace work;
  index_four(work);
  for (const char* question :
       {"[garden]", "[garden,x]", "{}", "garden!",    "(garden", "garden)))",  "\"garden", "a:b:garden",
        "%%",       "",           "¿?", "garden AND", "NOT",     "*",          "=",        "~",
        "+",        "index",      "--", "'",          "\\",      "\xff garden"}) {
    INFO(std::string(question));
    CHECK(work.run({"search", "--", question}).status <= 1);
  }
  CHECK(ids(work, {"[garden]"}) == "other\n");
  CHECK(ids(work, {"{garden}"}) == "other\n");
  CHECK(ids(work, {"--", "--garden"}) == "other\n");
}

TEST_CASE("dates, languages and other fields can be asked for") {
  const Workspace work;
  index_four(work);
  CHECK(ids(work, {"minister", "date:2016-10-01..2016-10-31", "--sort", "id"}) == "en\nother\n");
  CHECK(ids(work, {"erdogan language:tr", "--all"}) == "tr\n");
  CHECK(ids(work, {"erdogan", "views:10..20", "--all"}) == "tr\n");
}

TEST_CASE("any of the words by default, all of them with --all") {
  const Workspace work;
  index_four(work);
  CHECK(ids(work, {"ankara", "garden", "--sort", "id"}) == "en\nother\n");
  CHECK(ids(work, {"ankara", "garden", "--all"}).empty());
  CHECK(ids(work, {"ankara", "minister", "--all"}) == "en\n");
}

TEST_CASE("hits are sorted, limited and left out from the beginning as asked") {
  const Workspace work;
  index_four(work);
  CHECK(ids(work, {"erdogan", "--sort", "date"}) == "en\ntr\nru\n");
  CHECK(ids(work, {"erdogan", "--sort", "-date"}) == "ru\ntr\nen\n");
  CHECK(ids(work, {"erdogan", "--sort", "date", "--limit", "1", "--offset", "1"}) == "tr\n");
}

TEST_CASE("the index is where --index says, else where LSEARCH_INDEX says") {
  const Workspace work;
  work.write("a.txt", "garden");
  REQUIRE(work.run({"index", "--index", "here/deep", "a.txt"}).status == 0);
  CHECK(work.run({"search", "garden", "--index", "here/deep", "--format", "ids"}).out == "a.txt\n");
  CHECK(work.run({"search", "garden", "--format", "ids"}, "", {"LSEARCH_INDEX=here/deep"}).out == "a.txt\n");
  CHECK(work.run({"search", "garden"}).status == 4);
}

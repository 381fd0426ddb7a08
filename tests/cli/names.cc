// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include "harness.h"

using namespace cli_tests;

namespace {

void index_wires(const Workspace& work) {
  work.write("news.jsonl",
             R"({"id":"en","title":"Erdogan in Sochi","text":"Erdogan met Bashar al-Assad. Then Erdoğan flew home."}
{"id":"ar","text":"وصل أردوغان اليوم"}
{"id":"ru","text":"Там был Эрдоган, и с Эрдоганом прибыл Лавров."}
)");
  REQUIRE(work.run({"index", "news.jsonl"}).status == 0);
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("names shows each spelling with its tier, its documents and its rule") {
  const Workspace work;
  index_wires(work);
  CHECK(work.run({"names", "Erdogan", "--spelling", "folded"}).out ==
        "Erdogan:\n"
        "  exact     1  erdogan  same spelling\n"
        "  folded    1  erdoğan  fold erdogan\n");
  const auto out = work.run({"names", "Erdogan"}).out;
  CHECK(has(out, "  1  أردوغان    sound ARTKN\n"));
  CHECK(has(out, "  1  эрдоганом  case of эрдоган, sound ARTKN\n"));
}

TEST_CASE("names obeys the marks of a question and shows all words of an argument") {
  const Workspace work;
  index_wires(work);
  CHECK(work.run({"names", "=Erdogan"}).out == "Erdogan:\n  exact    1  erdogan  same spelling\n");
  CHECK(work.run({"names", "title:=Erdogan", "title:=Assad"}).out ==
        "title:Erdogan:\n  exact    1  erdogan  same spelling\ntitle:Assad: not in the index\n");
  CHECK(work.run({"names", "=Soch*"}).out == "Soch*:\n  exact    1  sochi  prefix soch\n");
  const auto out = work.run({"names", "the Bashar Assad"}).out;
  for (const char* word : {"the:", "\nBashar:\n", "\nAssad:\n"}) CHECK(has(out, word));
}

TEST_CASE("names shows a hyphenated word as one") {
  const Workspace work;
  index_wires(work);
  const auto out = work.run({"names", "al-Assad"}).out;
  CHECK(out.starts_with("al-Assad:\n  exact          1  al-assad  same spelling\n"));
  CHECK_FALSE(has(out, "\nal:"));
  CHECK_FALSE(has(out, "\nAssad:"));
}

TEST_CASE("names shows a word that stands alone beside a hyphenated one that it is a part of") {
  const Workspace work;
  index_wires(work);
  const auto out = work.run({"names", "al-Assad Assad"}).out;
  CHECK(out.starts_with("al-Assad:\n"));
  CHECK(has(out, "\nAssad:\n"));
  CHECK_FALSE(has(out, "\nal:"));
}

TEST_CASE("names tells where an argument is wrong, and shows the others") {
  const Workspace work;
  index_wires(work);
  const auto outcome = work.run({"names", "=Sochi", "Sochi date:20x", "=Bashar"});
  CHECK(outcome.status == 2);
  CHECK(outcome.out == "Sochi:\n  exact    1  sochi  same spelling\nBashar:\n  exact    1  bashar  same spelling\n");
  CHECK(has(outcome.err, "\n  at: 20x\n"));
}

TEST_CASE("names tells an argument without words from one that is not in the index") {
  const Workspace work;
  index_wires(work);
  const auto nothing = work.run({"names", "!!"});
  CHECK(nothing.status == 1);
  CHECK(nothing.out.empty());
  CHECK(nothing.err == "lsearch: '!!' has no word to look for\n");
  const auto unknown = work.run({"names", "Qwxzv"});
  CHECK(unknown.status == 1);
  CHECK(unknown.out == "Qwxzv: not in the index\n");
}

TEST_CASE("explain tells a document that does not match from one that is not there, and by what others match") {
  const Workspace work;
  index_wires(work);
  CHECK(has(work.run({"explain", "Sochi", "ru"}).out, "Document: ru does not match\n"));
  CHECK(has(work.run({"explain", "Sochi", "xy"}).out, "Document: xy is not in the index\n"));
  CHECK(has(work.run({"explain", "Sochi", "xy"}).err, "a question of several words needs quotes"));
  CHECK(work.run({"explain", "Sochi", "ru"}).err.empty());
  const auto out = work.run({"explain", "Erdogan", "ru"}).out;
  CHECK(has(out, "  Erdogan  Эрдоганом  similar  case of эрдоган, sound ARTKN  text 36-54\n"));
}

TEST_CASE("analyze compares the first two words, hyphenated ones whole") {
  const Workspace work;
  CHECK(has(work.run({"analyze", "al-Assad", "Assad"}).out, "similarity of al-assad and assad: 1.000\n"));
  CHECK_FALSE(has(work.run({"analyze", "al-Assad"}).out, "similarity"));
  CHECK(work.run({"analyze", "..."}).out.empty());
}

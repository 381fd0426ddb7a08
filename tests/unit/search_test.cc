// SPDX-License-Identifier: GPL-2.0-or-later
#include <limits>
#include <string>

#include <doctest/doctest.h>

#include <libsearch/error.h>
#include <libsearch/index.h>
#include <libsearch/searcher.h>

#include "support/small_index.h"

using libsearch::Document;
using libsearch::SearchOptions;
using libsearch::Tier;
using test::document;

namespace {

const test::SmallIndex& wires() {
  static const test::SmallIndex index = [] {
    Document shield = document("shield", "Operation Euphrates Shield began in August. Tanks crossed the border.", "en");
    shield.date = "2016-08-24";
    shield.title = "Turkey enters Syria";
    shield.fields = {{"author", {"Ann Other"}}, {"words", {"900"}}};
    Document talks = document("talks", "The shield of the Euphrates was discussed in Moscow by Lavrov.", "en");
    talks.date = "2016-10-24T10:00:00Z";
    talks.fields = {{"author", {"Bob Writer"}}, {"words", {"1200"}}};
    Document summit = document("summit", "Putin und Erdoğan trafen sich in Sotschi.", "de");
    summit.date = "2017-11";
    summit.title = "Syrien";
    return test::SmallIndex{shield, talks, summit};
  }();
  return index;
}

}  // namespace

TEST_CASE("A phrase wants its words next to each other, in any spelling") {
  CHECK(wires().find("\"Euphrates Shield\"") == "shield");
  CHECK(wires().find("\"Putin und Erdogan\"") == "summit");
  CHECK(wires().find("\"Erdogan und Putin\"") == "");
}

TEST_CASE("A phrase finds initials whichever way they are spaced, unless it is to be exact") {
  const test::SmallIndex index{
      document("apart", "Вчера В. В. Путин приехал"), document("joined", "Вчера В.В. Путин приехал"),
      document("close", "Вчера В.В.Путин приехал"), document("other", "В. В. и Путин, В.В. и Путин")};
  for (const auto* question : {"\"В. В. Путин\"", "\"В.В. Путин\"", "\"В.В.Путин\"", "\"вчера В. В. Путин приехал\"",
                               "\"вчера В.В. Путин приехал\""}) {
    CAPTURE(question);
    CHECK(index.searcher().search(question).total == 3);
  }
  CHECK(index.find("=\"В. В. Путин\"") == "apart");
  CHECK(index.searcher().search("=\"В.В. Путин\"").total == 2);
  CHECK(index.find("\"Путин В. В.\"") == "other");
}

TEST_CASE("A word that was asked for before is found in spellings that came later") {
  test::SmallIndex index{document("first", "Erdogan spoke")};
  auto searcher = index.searcher();
  CHECK(searcher.search("erdogan").total == 1);
  index.add({document("second", "Эрдоган выступил"), document("third", "Erdoğan konuştu")});
  CHECK(searcher.search("erdogan").total == 1);
  REQUIRE(searcher.refresh());
  CHECK(searcher.search("erdogan").total == 3);
  CHECK(searcher.spellings("erdogan").size() == 3);
}

TEST_CASE("A star finds all documents, in the order in which they came or as they are sorted") {
  CHECK(wires().find("*") == "shield talks summit");
  CHECK(wires().find("* -shield") == "summit");
  CHECK(wires().find("* language:en") == "shield talks");
  SearchOptions options;
  options.sort = "-date";
  options.filter = libsearch::parse_query("date:2016");
  const auto results = wires().searcher().search("*", options);
  CHECK(results.total == 2);
  CHECK(results.total_is_exact);
  CHECK(results.hits.at(0).id == "talks");
  CHECK(results.hits[0].snippet.text.starts_with("The shield of the Euphrates"));
  CHECK(results.hits[0].snippet.highlights.empty());
}

TEST_CASE("A star asks for all documents of more than are counted, and their number is exact") {
  const test::SmallIndex index{};
  libsearch::Index writer(index.path());
  for (int i = 0; i < 1500; ++i) writer.add(document(std::to_string(i), "river"));
  writer.commit();
  const auto results = index.searcher().search("*");
  CHECK(results.total == 1500);
  CHECK(results.total_is_exact);
  CHECK(results.hits.size() == 10);
}

TEST_CASE("A word near itself is the word") {
  CHECK(wires().find("tanks NEAR/3 tanks") == "shield");
  CHECK(wires().find("tanks NEAR/5 border NEAR/5 tanks") == "shield");
}

TEST_CASE("A NEAR that a program makes without a distance is one of neighbours") {
  libsearch::Query near{.kind = libsearch::Query::Kind::near};
  for (const char* word : {"euphrates", "shield"})
    near.children.push_back({.kind = libsearch::Query::Kind::word, .text = word});
  const auto results = wires().searcher().search(near);
  REQUIRE(results.hits.size() == 1);
  CHECK(results.hits[0].id == "shield");
}

TEST_CASE("Any of the words ranks, all of the words selects") {
  SearchOptions all;
  all.match = libsearch::Match::all;
  CHECK(wires().searcher().search("shield lavrov").total == 2);
  CHECK(wires().find("shield lavrov", all) == "talks");
  CHECK(wires().find("shield AND tanks") == "shield");
  CHECK(wires().find("shield -tanks") == "talks");
  CHECK(wires().find("shield -tanks -lavrov") == "");
  CHECK(wires().find("+lavrov shield") == "talks");
}

TEST_CASE("Fields are asked by name, dates and numbers by range") {
  CHECK(wires().find("title:syria") == "shield");
  CHECK(wires().find("author:ann") == "shield");
  CHECK(wires().find("author:\"bob writer\"") == "talks");
  CHECK(wires().find("language:de") == "summit");
  CHECK(wires().find("shield date:2016-10") == "talks");
  CHECK(wires().find("date:2016-08-24..2016-08-31") == "shield");
  CHECK(wires().find("date:2017..") == "summit");
  CHECK(wires().find("words:1000..") == "talks");
  CHECK(wires().find("words:..1000") == "shield");
  CHECK(wires().find("nosuchfield:ann") == "");
}

TEST_CASE("The open end of a range lies among values of its own kind") {
  libsearch::Document number = document("number", "x"), name = document("name", "x");
  number.fields = {{"maker", {"3000"}}};
  name.fields = {{"maker", {"Miller"}}};
  const test::SmallIndex index{number, name};
  CHECK(index.find("maker:..smith") == "name");
  CHECK(index.find("maker:adams..") == "name");
  CHECK(index.find("maker:..4000") == "number");
  CHECK(index.find("maker:2000..") == "number");
}

TEST_CASE("A beginning of a word finds all that goes on from it, diacritics aside") {
  CHECK(wires().find("euphr*").size() == std::string("shield talks").size());
  CHECK(wires().find("erdog*") == "summit");
}

TEST_CASE("A beginning counts as one word: documents that use its words more often come first") {
  const test::SmallIndex index{
      document("one", "Erdoganist was said once, and then there was talk of many other things"),
      document("three", "Erdogan and Erdogan's men are called Erdoganists in talk of other things"),
      document("two", "Erdogan, as Erdogan is written, and talk of yet so many other things"),
      document("none", "nothing is said of him, in all this talk of yet so many other things")};
  CHECK(index.find("erdog*") == "three two one");
  CHECK(index.find("erdog* AND said") == "one");
  CHECK(index.find("said -erdog*") == "none");
}

TEST_CASE("A beginning of one word only weighs as that word does") {
  const auto one = wires().searcher().search("=tanks");
  const auto begun = wires().searcher().search("=tank*");
  REQUIRE(begun.hits.size() == 1);
  CHECK(begun.hits[0].score == doctest::Approx(one.hits.at(0).score));
  const auto beside = wires().searcher().search("=tank* =shield");
  CHECK(beside.hits.at(0).score == doctest::Approx(wires().searcher().search("=tanks =shield").hits.at(0).score));
}

TEST_CASE("What was typed with its diacritics comes first, of all that begins so") {
  const test::SmallIndex index{document("plain", "the word cavus here"), document("marked", "the word çavuş here")};
  CHECK(index.find("cav*") == "plain marked");
  CHECK(index.find("çav*") == "marked plain");
  CHECK(index.find("=çav*") == "marked");
}

TEST_CASE("All documents with a beginning are found, however many words it stands for") {
  test::SmallIndex index;
  {
    libsearch::Index writer(index.path());
    for (int i = 100; i < 400; ++i) writer.add(document(std::to_string(i), "word" + std::to_string(i) + " is rare"));
    writer.commit();
  }
  auto searcher = index.searcher();
  const auto results = searcher.search("word*");
  CHECK(results.total == 300);
  CHECK(results.total_is_exact);
  const auto hit = searcher.search("+word* +id:399").hits.at(0);
  CHECK(hit.matches.at(0).spelling == "word399");
  CHECK(hit.snippet.highlights.size() == 1);
}

TEST_CASE("A filter that stands for more words than are looked for makes a total inexact") {
  std::string words = "apple";
  for (int i = 0; i < 5000; ++i) words += " word" + std::to_string(i);
  const test::SmallIndex index{document("1", words)};
  SearchOptions options;
  options.filter = libsearch::parse_query("word*");
  const auto results = index.searcher().search("apple", options);
  CHECK(results.total == 1);
  CHECK_FALSE(results.total_is_exact);
}

TEST_CASE("A word in the title counts more") {
  const test::SmallIndex index{document("text", "Astana is mentioned here in a text about other things"), [] {
                                 Document out =
                                     document("title", "a text about other things, and nothing more is here");
                                 out.title = "Astana";
                                 return out;
                               }()};
  CHECK(index.find("astana") == "title text");
}

TEST_CASE("What was typed comes before looser spellings of equal use") {
  const test::SmallIndex index{
      document("similar", "Then Эрдоган spoke again"), document("folded", "Then Erdoğan spoke again"),
      document("inflected", "Then Erdogan's spoke again"), document("exact", "Then Erdogan spoke again")};
  CHECK(index.find("Erdogan") == "exact folded inflected similar");
  CHECK(index.find("Эрдоган").substr(0, 7) == "similar");
}

TEST_CASE("A hit says how it matched and shows the word as it is written") {
  const auto hit = wires().searcher().search("erdogan").hits.at(0);
  CHECK(hit.id == "summit");
  CHECK(hit.tier == Tier::folded);
  REQUIRE(hit.matches.size() == 1);
  CHECK(hit.matches[0].word == "erdogan");
  CHECK(hit.matches[0].spelling == "Erdoğan");
  REQUIRE(hit.snippet.highlights.size() == 1);
  const auto mark = hit.snippet.highlights[0];
  CHECK(hit.snippet.text.substr(mark.begin, mark.end - mark.begin) == "Erdoğan");
}

TEST_CASE("Hits can be paged, sorted and fetched with less detail") {
  SearchOptions options;
  options.sort = "-date";
  CHECK(wires().find("shield OR putin", options) == "summit talks shield");
  options.sort = "-words";
  CHECK(wires().find("shield OR putin", options) == "talks shield summit");
  options.sort = "words";
  CHECK(wires().find("shield OR putin", options) == "shield talks summit");  // the last one has none
  options.limit = 1;
  options.offset = 1;
  CHECK(wires().find("shield", options) == "talks");
  options.detail = libsearch::Detail::ids;
  const auto results = wires().searcher().search("shield", options);
  CHECK(results.total == 2);
  CHECK(results.hits.at(0).rank == 2);
  CHECK(results.hits.at(0).snippet.text.empty());
  options.offset = 10'000;
  CHECK_THROWS_AS(wires().searcher().search("shield", options), libsearch::Error);
  options.limit = std::numeric_limits<std::size_t>::max();
  CHECK_THROWS_AS(wires().searcher().search("shield", options), libsearch::Error);
}

TEST_CASE("The spellings of a word are listed closest first, with their documents") {
  const test::SmallIndex index{document("1", "Erdogan und Erdoğan"), document("2", "Then Erdoğan's and Эрдоган came")};
  const auto spellings = index.searcher().spellings("ERDOGAN");
  REQUIRE(spellings.size() == 4);
  CHECK(spellings[0].text == "erdogan");
  CHECK(spellings[0].tier == Tier::exact);
  CHECK(spellings[1].text == "erdoğan");
  CHECK(spellings[1].tier == Tier::folded);
  CHECK(spellings[2].tier == Tier::inflected);
  CHECK(spellings[3].text == "эрдоган");
  CHECK(spellings[3].similarity > 0.3);
  for (const auto& spelling : spellings) CHECK(spelling.documents == 1);
}

TEST_CASE("An explanation shows the tree, the spellings, and why a document matches") {
  auto searcher = wires().searcher();
  const auto explanation = searcher.explain("erdogan", {}, "summit");
  CHECK(explanation.tree == "erdogan");
  REQUIRE(explanation.words.size() == 1);
  CHECK(explanation.document_found);
  CHECK(explanation.score > 0);
  CHECK(explanation.engine_query.find("erdoğan") != std::string::npos);
  CHECK_FALSE(searcher.explain("erdogan", {}, "talks").document_found);
}

TEST_CASE("Questions that say nothing find nothing") {
  for (const char* question : {"", "   ", "!!!", "\"\"", "-shield", "()"}) {
    CAPTURE(question);
    CHECK(wires().find(question) == "");
  }
}

TEST_CASE("Chinese is found by its words without spaces between them") {
  const test::SmallIndex index{document("zh", "黑豹队的防守只丢了 308分，在联赛中排名第六", "zh"),
                               document("other", "野马队", "zh")};
  CHECK(index.find("黑豹队的防守丢了多少分？").substr(0, 2) == "zh");
}

TEST_CASE("A few texts in one language do not make its stemmer take words of the others for forms of each other") {
  const test::SmallIndex index{document("fi", "Hän kertoi taloista. Kuka talossa asuu?", "fi")};
  libsearch::Index writer(index.path());
  for (int i = 0; i < 250; ++i) writer.add(document("en" + std::to_string(i), "put it on the talo", "en"));
  writer.commit();
  CHECK(index.find("putin") == "");
  CHECK(index.searcher().spellings("talojen").size() == 3);
}

// SPDX-License-Identifier: GPL-2.0-or-later
#include <string>

#include <doctest/doctest.h>

#include <libsearch/display.h>

#include "support/small_index.h"
#include "text/decode.h"
#include "text/utf8.h"

using test::document;

namespace {

std::string shown(const std::string& text, const char* question, std::size_t length = 80) {
  const test::SmallIndex index{document("d", text)};
  libsearch::SearchOptions options;
  options.snippet_length = length;
  const auto results = index.searcher().search(question, options);
  REQUIRE(results.hits.size() == 1);
  const auto& snippet = results.hits[0].snippet;
  CHECK(libsearch::text::is_valid_utf8(snippet.text));
  return (snippet.cut_before ? "…" : "") + libsearch::mark_up(snippet.text, snippet.highlights, "[", "]") +
         (snippet.cut_after ? "…" : "");
}

}  // namespace

TEST_CASE("A short text is shown whole, white space folded") {
  CHECK(shown("One  two\n\nthree\tfour", "three") == "One two [three] four");
}

TEST_CASE("White space of every width is folded, and highlights stay where they belong") {
  CHECK(shown("One \u00A0\u00A0two\u3000\n\u2003three\u202Ffour", "three") == "One two [three] four");
}

TEST_CASE("A title that the text begins with is not shown again") {
  auto of = [](const std::string& text) {
    auto one = document("d", text);
    one.title = "Shield in the north";
    const test::SmallIndex index{one};
    return index.searcher().search("shield").hits.at(0).snippet.text;
  };
  CHECK(of("Shield in the north\n\nThe shield was made of wood.") == "The shield was made of wood.");
  CHECK(of("# Shield in the north #\nIt was made of wood.") == "It was made of wood.");
  CHECK(of("Shield in the north was found.") == "Shield in the north was found.");
  CHECK(of("Shield in the north\n") == "Shield in the north");
}

TEST_CASE("The passage that shows most of the question is chosen, from the beginning of its sentence") {
  const std::string filler = "Nothing to be seen in this sentence at all. ";
  CHECK(
      shown(filler + filler + filler + "Erdoğan flew to Moscow to meet Putin. " + filler + filler, "erdogan putin", 60)
          .find("…[Erdoğan] flew to Moscow to meet [Putin].") == 0);
}

TEST_CASE("Highlights are whole words as written, in any script") {
  CHECK(shown("Р. Т. Эрдоган приехал", "Erdogan") == "Р. Т. [Эрдоган] приехал");
  CHECK(shown("قال أردوغان اليوم", "Erdogan") == "قال [أردوغان] اليوم");
  CHECK(shown("Recep Erdog\u0306an'ın evi", "erdogan") == "Recep [Erdog\u0306an'ın] evi");
  CHECK(shown("the S-400 system", "s400") == "the [S-400] system");
  CHECK(shown("the S-400 system", "400") == "the S-[400] system");
}

TEST_CASE("Text without spaces is cut at characters") {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "黑豹队的防守";
  const std::string snippet = shown(text, "防守", 90);
  CHECK(snippet.size() < 400);
  CHECK(snippet.find("[防守]") != snippet.npos);
}

TEST_CASE("Highlights deep in a long text are found, however they are written") {
  std::string filler;
  for (int i = 0; i < 2'000; ++i) filler += "Nothing is to be seen in these words of text. ";
  for (const std::string name :
       {"Erdo\u011Fan", "ERDO\u011EAN", "Erdog\u0306an", "Erdo\u00ADgan", "\u042D\u0440\u0434\u043E\u0433\u0430\u043D",
        "\u0623\u0631\u062F\u0648\u063A\u0627\u0646", "(erdogan)", "x/Erdogan,"}) {
    CAPTURE(name);
    CHECK(shown(filler + "Here " + name + " spoke. " + filler, "erdogan").find('[') != std::string::npos);
  }
  CHECK(shown(filler + "\u0130stanbul spoke. " + filler, "istanbul").find("[\u0130stanbul]") != std::string::npos);
  CHECK(shown(filler + "\u212Aent spoke. " + filler, "kent").find("[\u212Aent]") != std::string::npos);
  CHECK(shown(filler + "E\u0301cole. " + filler, "\u00E9cole").find("[E\u0301cole]") != std::string::npos);
  CHECK(shown(filler + "\u095E\u0930 spoke. " + filler, "\u095E\u0930").find("[\u095E\u0930]") != std::string::npos);
  CHECK(shown(filler + "Then Al Assad spoke. " + filler, "assad").find('[') != std::string::npos);
}

TEST_CASE("A passage ends with its sentence where one ends near its end") {
  const std::string text =
      "The river rose and the water came to the town. Later the people left their homes for the hills";
  CHECK(shown(text, "river", 60) == "The [river] rose and the water came to the town.\u2026");
}

TEST_CASE("The length of a passage counts characters, whatever their bytes: every script shows as much") {
  const auto length_in = [](const std::string& filler, const std::string& word) {
    std::string text;
    for (int i = 0; i < 40; ++i) text += filler;
    const std::size_t middle = text.size();
    text += " " + word + " ";
    text += text.substr(0, middle);
    const std::string snippet = shown(text, word.c_str(), 100);
    CHECK(snippet.find("[" + word + "]") != snippet.npos);
    return libsearch::text::count_code_points(snippet);
  };
  const std::size_t latin = length_in("the river rose ", "dam");
  CHECK(latin > 80);
  CHECK(latin <= 104);  // with the marks
  for (const auto& [filler, word] : {std::pair("вода в реке росла ", "плотина"), std::pair("ارتفع ماء النهر ", "السد"),
                                     std::pair("河水上涨了", "水坝"), std::pair("𐌰𐌷𐍅𐌰 ", "𐌱𐌰𐌹𐍂𐌲𐍃")}) {
    CAPTURE(word);
    CHECK(length_in(filler, word) > 80);
    CHECK(length_in(filler, word) <= 104);
  }
}

TEST_CASE("Without words to show, the beginning has as many characters in every script") {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "вода росла ";
  auto one = document("d", text);
  one.title = "река";
  const test::SmallIndex index{one};
  const auto snippet = index.searcher().search("title:река").hits.at(0).snippet.text;
  CHECK(libsearch::text::count_code_points(snippet) > 220);
  CHECK(libsearch::text::count_code_points(snippet) <= 240);
}

TEST_CASE("Several passages can be had, apart from each other, and the best comes first") {
  std::string filler;
  for (int i = 0; i < 20; ++i) filler += "Nothing is to be seen in these words. ";
  const test::SmallIndex index{
      document("d", "A river. " + filler + "The river and the dam. " + filler + "Another dam.")};
  libsearch::SearchOptions options;
  options.snippet_length = 40;
  options.snippets = 5;
  const auto hit = index.searcher().search("river dam", options).hits.at(0);
  CHECK(hit.snippet.highlights.size() == 2);
  REQUIRE(hit.more_snippets.size() == 2);
  for (const auto& snippet : hit.more_snippets) CHECK(snippet.highlights.size() == 1);
  options.snippets = 1;
  CHECK(index.searcher().search("river dam", options).hits.at(0).more_snippets.empty());
}

TEST_CASE("A passage that would share text with a better one is not shown") {
  const test::SmallIndex index{document("d",
                                        "The river rose over many days and nights in spring; in the end the river "
                                        "fell, and all who had fled came home from the hills again.")};
  libsearch::SearchOptions options;
  options.snippet_length = 60;
  options.snippets = 5;
  const auto hit = index.searcher().search("river", options).hits.at(0);
  CHECK(hit.snippet.text.starts_with("The river rose"));
  CHECK(hit.more_snippets.empty());
}

// SPDX-License-Identifier: GPL-2.0-or-later
#include <string>

#include <doctest/doctest.h>

#include <libsearch/display.h>

#include "support/small_index.h"
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

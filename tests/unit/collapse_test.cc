// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <libsearch/searcher.h>

#include "support/small_index.h"

using libsearch::Document;
using libsearch::SearchOptions;
using test::document;

namespace {

Document titled(const char* id, const char* title, const char* text, const char* source) {
  Document out = document(id, text);
  out.title = title;
  out.fields = {{"source", {source}}};
  return out;
}

const test::SmallIndex& wires() {
  static const test::SmallIndex index{
      titled("a", "The summit", "The summit began in Astana", "Wire"),
      titled("b", "Summit: the news", "The summit began in Astana", "Paper"),
      titled("c", "", "The summit began in Astana", "wire"),
      titled("d", "", "The summit ended in Sochi after three days of talk", "Paper"),
      titled("e", "Summit", "", ""),
      titled("f", "Summit", "", ""),
  };
  return index;
}

}  // namespace

TEST_CASE("Of documents with the same text only the best is shown, and stands for the others") {
  SearchOptions options = {};
  options.collapse = "text";
  const auto results = wires().searcher().search("summit", options);
  CHECK(results.hits.size() == 3);
  CHECK(results.total == 3);
  for (const auto& hit : results.hits) {
    CAPTURE(hit.id);
    CHECK(hit.collapsed == (hit.id == "d" ? 0 : hit.title == "Summit" ? 1 : 2));
  }
  CHECK(wires().searcher().search("summit").hits.size() == 6);
}

TEST_CASE("Documents collapse by a field too; those without it are all shown") {
  SearchOptions options{.sort = "id", .collapse = "source"};
  CHECK(wires().find("summit OR sochi", options) == "a b e f");
  options.collapse = "nosuchfield";
  CHECK(wires().searcher().search("summit", options).hits.size() == 6);
}

TEST_CASE("Facets count what collapsing leaves out") {
  SearchOptions options = {};
  options.collapse = "text";
  options.facets = {"source"};
  const auto facet = wires().searcher().search("astana", options).facets.at(0);
  CHECK(facet.distinct == 3);
  CHECK(facet.is_exact);
}

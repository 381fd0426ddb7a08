// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <libsearch/error.h>
#include <libsearch/searcher.h>

#include "support/small_index.h"

using libsearch::Document;
using libsearch::SearchOptions;
using test::document;

namespace {

Document report(const char* id, const char* date, const char* language, std::vector<libsearch::Field> fields) {
  Document out = document(id, "A report about the river", language);
  out.date = date;
  out.fields = std::move(fields);
  return out;
}

const test::SmallIndex& reports() {
  static const test::SmallIndex index{
      report("1", "2016-08-24", "en", {{"tags", {"Water", "news", "news"}}, {"pages", {"12"}}}),
      report("2", "2016-10", "en-GB", {{"tags", {"news"}}, {"author", {"Ann Other"}}}),
      report("3", "2017", "tr", {{"tags", {"Water"}}, {"author", {std::string(200, 'x')}}}),
      report("4", "", "", {}),
      document("5", "Another matter"),
  };
  return index;
}

/// "Water 2, news 2; about ..." of one facet.
std::string shown(const libsearch::Facet& facet) {
  std::string out;
  for (const auto& value : facet.values)
    out += (out.empty() ? "" : ", ") + value.value + " " + std::to_string(value.documents);
  return facet.is_exact ? out : "about " + out;
}

std::string facet(const char* question, const char* field, SearchOptions options = {}) {
  options.facets = {field};
  const auto results = reports().searcher().search(question, options);
  REQUIRE(results.facets.size() == 1);
  CHECK(results.facets[0].field == field);
  return shown(results.facets[0]);
}

}  // namespace

TEST_CASE("A facet counts the values of a field in the documents found, each once a document") {
  CHECK(facet("river", "tags") == "Water 2, news 2");
  CHECK(facet("river", "TAGS") == "Water 2, news 2");
  CHECK(facet("river language:tr", "tags") == "Water 1");
  CHECK(facet("river", "pages") == "12 1");
  CHECK(facet("another", "tags") == "");
  CHECK(facet("river", "nosuchfield") == "");
}

TEST_CASE("Dates are counted by year, languages by their primary subtag") {
  CHECK(facet("river", "date") == "2016 2, 2017 1");
  CHECK(facet("river", "language") == "en 2, tr 1");
}

TEST_CASE("Texts are no labels: long values are not counted") { CHECK(facet("river", "author") == "Ann Other 1"); }

TEST_CASE("Only as many values are shown as asked for, and how many there are is told") {
  SearchOptions options;
  options.facets = {"date", "tags"};
  options.facet_values = 1;
  options.limit = 0;
  const auto results = reports().searcher().search("river", options);
  REQUIRE(results.facets.size() == 2);
  CHECK(shown(results.facets[0]) == "2016 2");
  CHECK(results.facets[0].distinct == 2);
  CHECK(results.hits.empty());
  CHECK(results.total == 4);
  options.facets.assign(17, "tags");
  CHECK_THROWS_AS(reports().searcher().search("river", options), libsearch::Error);
}

TEST_CASE("Counts go over all documents found, not only over those shown") {
  test::SmallIndex index;
  {
    libsearch::Index writer(index.path());
    for (int i = 0; i < 3'000; ++i) {
      Document out = document(std::to_string(i), "river");
      out.fields = {{"parity", {i % 2 == 0 ? "even" : "odd"}}};
      writer.add(out);
    }
    writer.commit();
  }
  SearchOptions options;
  options.facets = {"parity"};
  const auto results = index.searcher().search("river", options);
  CHECK(shown(results.facets.at(0)) == "even 1500, odd 1500");
  CHECK(results.total == 3'000);
  CHECK(results.total_is_exact);
}

TEST_CASE("A filter selects and does not rank") {
  SearchOptions options;
  options.filter = libsearch::parse_query("tags:water");
  CHECK(facet("river", "date", options) == "2016 1, 2017 1");
  auto results = reports().searcher().search("river", options);
  REQUIRE(results.hits.size() == 2);
  for (const auto& hit : reports().searcher().search("river").hits)
    for (const auto& filtered : results.hits)
      if (hit.id == filtered.id) CHECK(hit.score == filtered.score);
  CHECK(results.hits[0].matches.size() == 1);
  CHECK(reports().find("", options).size() == 3);
  CHECK(reports().find("another", options) == "");
}

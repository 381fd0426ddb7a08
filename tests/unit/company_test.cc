// SPDX-License-Identifier: GPL-2.0-or-later
// Names of several words: spellings too unlikely by themselves count where another word of the question stands near.
#include "search/company.h"

#include <string>

#include <doctest/doctest.h>

#include <libsearch/display.h>

#include "support/small_index.h"

using test::document;

namespace {

/// Two hundred names that sound like David and as many that sound like Davies, so that neither دیوید nor دیویس is
/// likely to be meant, and some documents that have the one, the other or both.
struct Crowd {
  explicit Crowd(libsearch::Positions positions) {
    libsearch::IndexOptions options;
    options.positions = positions;
    libsearch::Index writer(index.path(), options);
    for (const char* end : {"d", "s"})
      for (const char* first : {"a", "e", "i", "o", "u", "ai", "ou"})
        for (const char* second : {"a", "e", "i", "o", "u", "ai", "ou"})
          for (const char* last : {"", "a", "e", "i", "o"}) {
            const std::string name = std::string("D") + first + "v" + second + end + last;
            writer.add(document(name, "We met " + name + " there."));
          }
    writer.add(document("both", "دیروز دیوید دیویس آمد"));
    writer.add(document("initial", "دیوید م. دیویس"));
    writer.add(document("one", "دیوید آمد"));
    writer.add(document("other", "دیویس آمد"));
    writer.add(document("apart", "دیوید در خانه ماند و پس از چند روز دیویس آمد"));
    writer.add(document("twice", "دیوید دیویس آمد و پس از چند روز خوب دوباره دیوید رفت"));
    writer.commit();
  }
  test::SmallIndex index;
};

const test::SmallIndex& crowd() {
  static const Crowd crowd(libsearch::Positions::by_document);
  return crowd.index;
}

libsearch::SearchOptions many() {
  libsearch::SearchOptions options;
  options.limit = 1'000;
  return options;
}

bool finds(const std::string& question, const std::string& id, const libsearch::SearchOptions& options = many(),
           const test::SmallIndex& index = crowd()) {
  return (" " + index.find(question, options) + " ").find(" " + id + " ") != std::string::npos;
}

libsearch::Hit hit(const std::string& question, const std::string& id) {
  for (auto& hit : crowd().searcher().search(question, many()).hits)
    if (hit.id == id) return hit;
  FAIL(id << " is not found");
  return {};
}

}  // namespace

TEST_CASE("Two spellings that nobody would believe alone are believed side by side, in any order") {
  CHECK(finds("David Davies", "both"));
  CHECK(finds("Davies David", "both"));
  CHECK(finds("David Davies", "initial"));
  CHECK(finds("+David +Davies", "both"));
  CHECK(finds("David Edward Davies", "both"));
}

TEST_CASE("Rare as they are, they do not come before the name as it was typed") {
  Crowd crowd(libsearch::Positions::by_document);
  for (int i = 0; i < 40; ++i) crowd.index.add({document("typed" + std::to_string(i), "We met David Davies there.")});
  const auto found = crowd.index.find("David Davies", many());
  CHECK(found.find("both") != found.npos);
  CHECK(found.find("both") > found.rfind("typed"));
}

TEST_CASE("A letter is no name by itself: it is an initial near the rest of the name, and in phrases") {
  const test::SmallIndex index{document("in", "Он был в Москве и в Баку", "ru"),
                               document("name", "Генерал В. Герасимов был в Москве", "ru"),
                               document("typed", "General V. Gerasimov was there", "en")};
  CHECK(index.find("V. Gerasimov") == "typed name");
  CHECK(index.find("\"V. Gerasimov\"") == "typed name");
  CHECK(index.find("V") == "typed");
  CHECK(index.find("V", libsearch::Tier::exact) == "typed");
  CHECK(index.find("~V").find("in") != std::string::npos);
}

TEST_CASE("Alone, or far from each other, they are not") {
  for (const char* id : {"one", "other", "apart"}) CHECK_FALSE(finds("David Davies", id));
  CHECK_FALSE(finds("David", "both"));
  CHECK_FALSE(finds("Davies", "both"));
}

TEST_CASE("A word is no company for itself") {
  CHECK_FALSE(finds("David Dovid", "Devid"));  // faint for both
  CHECK_FALSE(finds("David David", "one"));
}

TEST_CASE("What the question says of spellings holds in company too") {
  CHECK_FALSE(finds("=David Davies", "both"));
  CHECK_FALSE(finds("David -Davies", "both"));
  auto options = many();
  options.similarity = 0.3;
  CHECK_FALSE(finds("David Davies", "both", options));
  options = many();
  options.loosest = libsearch::Tier::inflected;
  CHECK_FALSE(finds("David Davies", "both", options));
}

TEST_CASE("Of a question as long as a text no words are taken for one name") {
  CHECK_FALSE(finds("David Davies with seven other words walked home along rivers", "both"));
}

TEST_CASE("An index without positions knows no company, and answers as before") {
  const Crowd crowd(libsearch::Positions::none);
  CHECK(finds("Davud Davies", "Davud", many(), crowd.index));
  CHECK_FALSE(finds("David Davies", "both", many(), crowd.index));
}

TEST_CASE("Highlights tell faint spellings only where they count") {
  const auto& shown = hit("David Davies", "twice").snippet;
  CHECK(libsearch::mark_up(shown.text, shown.highlights, "[", "]") ==
        "[دیوید] [دیویس] آمد و پس از چند روز خوب دوباره دیوید رفت");
}

TEST_CASE("Matches tell faint spellings only where they count") {
  CHECK(hit("David Davies", "both").matches.size() == 2);
  CHECK(hit("David Davies", "both").matches[0].similarity < 0.13);
  CHECK(hit("David Davies پس", "apart").matches.size() == 1);
}

TEST_CASE("An explanation says what a faint spelling gave to a score") {
  const auto explanation = crowd().searcher().explain("David Davies", {}, "both");
  REQUIRE(explanation.document_found);
  double sum = 0;
  for (const auto& part : explanation.parts) sum += part.score;
  CHECK(sum == doctest::Approx(explanation.score));
  REQUIRE(explanation.matches.size() == 2);
  CHECK(explanation.matches[0].rule.ends_with(", near another word"));
  REQUIRE(explanation.parts.size() == 1);
  CHECK(explanation.parts[0].of == "\"David Davies\"");
  CHECK(explanation.matches.size() == 2);
  CHECK(explanation.matches[0].occurrences.size() == 1);
}

TEST_CASE("Two places of a text are near with few words between them") {
  CHECK(libsearch::search::are_near(" "));
  CHECK(libsearch::search::are_near(", van  der "));
  CHECK_FALSE(libsearch::search::are_near(" one two three "));
  CHECK_FALSE(libsearch::search::are_near(std::string(200, '-')));
}

// SPDX-License-Identifier: GPL-2.0-or-later
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include <libsearch/searcher.h>

#include "names/stop_words.h"
#include "support/small_index.h"

using libsearch::SearchOptions;
using libsearch::names::QuestionWord;
using libsearch::names::WordRole;
using test::document;

namespace {

WordRole role(std::string_view spelling, std::string_view language) {
  return QuestionWord(spelling).role(libsearch::names::stem_language(language).value());
}

const test::SmallIndex& library() {
  static const test::SmallIndex index{
      document("band", "The Who played in Leeds, and who was there will know the songs by heart.", "en"),
      document("health", "A report of the WHO says which vaccines children need in the first year.", "en"),
      document("trains", "Timetables of trains between Ankara and Konya, with prices of the tickets.", "en"),
      document("cars", "The price of a car depends on the engine; insurance is extra in many towns.", "en"),
      document("voiture", "La voiture est chère, car elle est neuve et le moteur est dans la cour.", "fr"),
      document("bahn", "Die Züge der Bahn fahren nach München, und die Karten sind nicht teuer.", "de")};
  return index;
}

std::string passed_over(std::string_view question) {
  std::string words;
  for (const auto& word : library().searcher().explain(question).stop_words) words += (words.empty() ? "" : " ") + word;
  return words;
}

}  // namespace

TEST_CASE("Function words are known in every language that has a stemmer") {
  constexpr std::string_view words[][2] = {
      {"ar", "الذي"},   {"ca", "amb"}, {"da", "hvordan"}, {"de", "welche"}, {"el", "ποιος"}, {"en", "which"},
      {"es", "qué"},    {"eu", "eta"}, {"fi", "mikä"},    {"fr", "quels"},  {"ga", "agus"},  {"hi", "क्या"},
      {"hu", "hogy"},   {"hy", "որը"}, {"id", "yang"},    {"it", "della"},  {"lt", "kuris"}, {"ne", "कसरी"},
      {"nl", "welke"},  {"no", "hva"}, {"pt", "não"},     {"ro", "este"},   {"ru", "какие"}, {"sr", "који"},
      {"sv", "vilken"}, {"ta", "என்ன"}, {"tr", "hangi"},   {"yi", "וואָס"}};
  for (const auto& row : words) {
    CAPTURE(row[0]);
    CHECK(role(row[1], row[0]) == WordRole::function);
  }
  CHECK(std::size(words) == libsearch::names::stem_language_count);
}

TEST_CASE("Function words are known without their diacritics and with either apostrophe") {
  CHECK(role("ποιος", "el") == WordRole::function);
  CHECK(role("que", "es") == WordRole::function);
  CHECK(role("fur", "de") == WordRole::function);
  CHECK(role("what’s", "en") == WordRole::function);
  CHECK(role("we'll", "en") == WordRole::function);
  CHECK(role("well", "en") == WordRole::content);
  CHECK(role("articles", "en") == WordRole::request);
}

TEST_CASE("An any-of question passes over function words") {
  CHECK(library().find("which trains are there between Ankara and the coast") == "trains");
  CHECK(passed_over("which trains are there between Ankara and the coast") == "which are there between and the");
}

TEST_CASE("In a sentence a word that speaks of the asking counts little, in a list of words as much as any") {
  const test::SmallIndex index{document("asking", "The articles of the law and its other articles.", "en"),
                               document("asked", "The winter was long and cold in Konya.", "en")};
  CHECK(index.find("which articles are there about winter") == "asked asking");
  CHECK(index.find("articles winter") == "asking asked");
}

TEST_CASE("A question of function words alone is answered") {
  CHECK(library().find("the who").starts_with("band"));
  CHECK(passed_over("the who") == "");
}

TEST_CASE("Marked words, phrases and acronyms are no stop words") {
  CHECK(passed_over("+the =who trains title:which") == "");
  CHECK(passed_over("\"the who\" trains") == "");
  CHECK(passed_over("reports of the WHO") == "of the");
  CHECK(passed_over("reports of the W.H.O.") == "of the");
  CHECK(passed_over("which reports did u.s. children read") == "which did");
  CHECK(passed_over("REPORTS OF THE PRICES") == "OF THE");
}

TEST_CASE("The question's own words tell which language's function words it has") {
  CHECK(passed_over("car insurance") == "");
  CHECK(passed_over("est elle dans la cour car neuve") == "est elle dans la");
  CHECK(passed_over("die Züge nach München") == "die nach");
}

TEST_CASE("All words count where that is asked for") {
  SearchOptions options;
  options.stop_words = false;
  CHECK(library().searcher().search("the trains", options).total > library().searcher().search("the trains").total);
  options.stop_words = true;
  options.match = libsearch::Match::all;
  CHECK(library().searcher().explain("the trains", options).stop_words.empty());
}

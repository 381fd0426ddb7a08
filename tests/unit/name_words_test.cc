// SPDX-License-Identifier: GPL-2.0-or-later
#include "names/name_words.h"

#include <string>

#include <doctest/doctest.h>

#include "support/small_index.h"

namespace {

std::string compounds(const std::string& text) {
  std::vector<libsearch::text::Word> words;
  libsearch::names::split_words(text, words);
  std::string out;
  std::size_t last = 0;
  for (const auto& word : words) {
    CHECK(word.begin >= last);
    last = word.begin;
    if (word.compound) out += "[" + text.substr(word.begin, word.end - word.begin) + "]";
  }
  return out;
}

}  // namespace

TEST_CASE("Particles of Arabic names make one word with what follows them") {
  CHECK(compounds("then Abd al-Rahman came") == "[Abd al-Rahman][al-Rahman]");
  CHECK(compounds("then Abd es-Salam and Abd er Rahman came") == "[Abd es-Salam][es-Salam][Abd er Rahman]");
  CHECK(compounds("Abu Bakr al-Baghdadi") == "[Abu Bakr][al-Baghdadi]");
  CHECK(compounds("that Al Assad said") == "[Al Assad]");
  CHECK(compounds("قال عبد الرحمن اليوم") == "[عبد الرحمن]");
}

TEST_CASE("Articles of other languages, and particles at an end, make none") {
  CHECK(compounds("vamos al mercado, y el libro") == "");
  CHECK(compounds("El gobierno") == "");
  CHECK(compounds("he is called Abu") == "");
  CHECK(compounds("Abd, al") == "");
  CHECK(compounds("") == "");
}

TEST_CASE("A name in parts meets the same name written as one, both ways") {
  const test::SmallIndex index{test::document("parts", "Then Abd al-Rahman and Abu Bakr arrived."),
                               test::document("joined", "Then Abdulrahman and Abubakr arrived.")};
  CHECK(index.find("Abdulrahman") == "joined parts");
  CHECK(index.find("Abubakr") == "joined parts");
  CHECK(index.find("Abd al-Rahman").find("joined") != std::string::npos);
  const auto hit = index.searcher().search("Abubakr").hits.at(1);
  REQUIRE(hit.snippet.highlights.size() == 1);
  CHECK(hit.snippet.text.substr(hit.snippet.highlights[0].begin, 8) == "Abu Bakr");
}

TEST_CASE("Initials are letters with full stops between, and perhaps spaces") {
  using libsearch::names::initials_in;
  const std::vector<std::string_view> three{"J", "R", "R"};
  CHECK(initials_in("J.R.R") == three);
  CHECK(initials_in("J. R. R") == three);
  CHECK(initials_in("В.\u00A0В") == std::vector<std::string_view>{"В", "В"});
  for (const auto* other : {"", "J", "JR", "J R", "Ph.D", "3.5", "J-R", "example"}) CHECK(initials_in(other).empty());
}

TEST_CASE("Assad is found with every article") {
  const test::SmallIndex index{test::document("1", "Then al-Assad spoke."), test::document("2", "Then Al Assad spoke."),
                               test::document("3", "Then el-Esad spoke."),  test::document("4", "ثم تكلم الأسد"),
                               test::document("5", "Then Assad spoke."),    test::document("6", "Then Асад spoke.")};
  CHECK(index.searcher().search("Assad").total == 6);
}

// SPDX-License-Identifier: GPL-2.0-or-later
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <libsearch/analyzer.h>
#include <libsearch/error.h>

using libsearch::Analyzer;
using libsearch::Tier;

namespace {

/// "begin-end spelling" of each word.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (const auto& token : Analyzer().words(text))
    words.push_back(std::to_string(token.begin) + "-" + std::to_string(token.end) + " " + token.spelling);
  return words;
}

}  // namespace

TEST_CASE("Each tier has a name, and no other word is one") {
  for (const Tier tier : {Tier::exact, Tier::folded, Tier::inflected, Tier::similar})
    CHECK(libsearch::parse_tier(to_string(tier)) == tier);
  for (const char* word : {"", "Exact", "close"}) CHECK_THROWS_AS(libsearch::parse_tier(word), libsearch::Error);
}

TEST_CASE("A word is spelt as the index spells it, and what is left of it is the same in any case") {
  const Analyzer analyzer;
  CHECK(analyzer.spelling("ERDOĞAN") == "erdoğan");
  CHECK(analyzer.spelling("e\u0301te\u0301") == "été");
  CHECK(analyzer.fold("Łódź") == "lodz");
  CHECK(analyzer.fold("STRASSE") == analyzer.fold("Straße"));
  CHECK(analyzer.sound_keys("Erdoğan").front() == analyzer.sound_keys("ЭРДОГАН").front());
}

TEST_CASE("A stem is of the language that is named, by its primary subtag, and the fold where there is no stemmer") {
  const Analyzer analyzer;
  CHECK(analyzer.stem("Running", "en") == "run");
  CHECK(analyzer.stem("Running", "en-GB") == "run");
  CHECK(analyzer.stem("Éléphants", "fr") == "eleph");
  CHECK(analyzer.stem("Éléphants", "tlh") == "elephants");
}

TEST_CASE("Words are byte ranges of the text as it was given, ill-formed bytes and all") {
  CHECK(words_of("Red door") == std::vector<std::string>{"0-3 red", "4-8 door"});
  CHECK(words_of("red\xFF\xFE"
                 "door") == std::vector<std::string>{"0-3 red", "5-9 door"});
  CHECK(words_of("al-Assad") == std::vector<std::string>{"0-8 al-assad", "0-2 al", "3-8 assad"});
  CHECK(words_of("\xF0\x9F").empty());
}

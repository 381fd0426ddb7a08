// SPDX-License-Identifier: GPL-2.0-or-later
// Phrases and NEAR of random documents in many scripts, against what split_words() finds in their texts.
#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <libsearch/check.h>
#include <libsearch/index.h>
#include <libsearch/searcher.h>

#include "index/document_analyzer.h"
#include "names/name_words.h"
#include "names/spelling.h"
#include "support/small_index.h"

using libsearch::Document;
using libsearch::Index;

namespace {

using Random = std::minstd_rand;
using Ids = std::set<std::string>;

template <class Choices>
const auto& one_of(const Choices& choices, Random& random) {
  return choices[random() % std::size(choices)];
}

/// What texts are made of and asked for: each is one word wherever it stands.
const std::vector<std::string> words{"red",   "door",   "Erdoğan", "O'Brien", "ﬁsh", "Straße", "naïve", "Шойгу",
                                     "дверь", "Ελλάδα", "דלת",     "الباب",   "गांव", "문",     "ドア",  "3.14",
                                     "2016",  "x",      "e\u0301", "ДВЕРЬ",   "ïï",  "ardent", "зима"};
const std::vector<std::string> runs{"北京大学",   "ประเทศไทย",     "al-Assad", "S-400",
                                    "東京タワー", "Abd al-Rahman", "U.S."};

std::string text_of(std::size_t count, Random& random) {
  std::string text;
  for (; count > 0; --count) {
    text += random() % 12 == 0 ? one_of(runs, random) : one_of(words, random);
    text += random() % 9 == 0 ? ". " : random() % 9 == 0 ? ",\n" : " ";
    if (random() % 40 == 0) text += std::string(300, 'm') + ' ';  // longer than a term can be
  }
  return text;
}

/// Of few words or many: each of the numbers of pages that there can be, and beyond.
Document random_document(std::size_t number, Random& random) {
  constexpr std::size_t lengths[] = {0, 1, 7, 15, 30, 70, 150, 300, 700, 1'500, 3'000};
  Document document = test::document(std::to_string(number), text_of(one_of(lengths, random), random));
  if (number % 97 == 0) document.text += std::string(150u << 10, ' ') + text_of(20, random);
  document.title = text_of(random() % 4, random);
  for (const char* field : {"tags", "Tags", "title"})
    if (random() % 3 == 0) document.fields.push_back({field, {text_of(3, random), "", text_of(random() % 4, random)}});
  return document;
}

/// Where each spelling stands, found by the cutting of texts alone.
class Places {
 public:
  void read(std::string_view text) {
    std::vector<libsearch::text::Word> cut;
    const auto next = libsearch::names::split_words(text, cut, next_);
    for (const auto& word : cut) positions_[libsearch::names::spelling_of(text_of(text, word))].insert(word.position);
    next_ = next + libsearch::index::position_gap;
  }
  void begin_again() { next_ = 1; }

  bool has_phrase(const std::vector<std::string>& asked) const {
    return std::ranges::any_of(of(asked[0]), [&](std::uint32_t at) {
      return std::ranges::all_of(asked, [&](const auto& word) { return of(word).contains(at++); });
    });
  }
  bool has_near(const std::string& one, const std::string& other, std::uint32_t distance) const {
    return std::ranges::any_of(of(one), [&](std::uint32_t at) {
      for (std::uint32_t away = 1; away <= distance; ++away)
        if (of(other).contains(at + away) || of(other).contains(at - away)) return true;
      return false;
    });
  }

 private:
  const std::set<std::uint32_t>& of(const std::string& word) const {
    static const std::set<std::uint32_t> nowhere;
    const auto found = positions_.find(libsearch::names::spelling_of(word));
    return found == positions_.end() ? nowhere : found->second;
  }

  std::uint32_t next_ = 1;
  std::map<std::string, std::set<std::uint32_t>> positions_;
};

/// Of each field, "" for title and text together.
std::map<std::string, Places> places_in(const Document& document) {
  std::map<std::string, Places> places;
  for (const auto& part : {document.title, document.text}) places[""].read(part);
  places["title"].read(document.title);
  places.try_emplace("tags");
  for (const auto& field : document.fields) {
    Places& own = places[field.name == "title" ? "title" : "tags"];
    own.begin_again();
    for (const auto& value : field.values) own.read(value);
  }
  return places;
}

/// Documents as they are to be in an index, and what is to be found in them.
class Expected {
 public:
  explicit Expected(unsigned seed) : random_(seed) {}

  /// New or in place of an old one.
  void add_to(Index& index, std::size_t number) {
    const Document document = random_document(number, random_);
    places_[document.id] = places_in(document);
    index.add(document);
  }

  void check(const test::SmallIndex& place) {
    auto searcher = place.searcher();
    std::size_t hits = 0;
    for (const char* field : {"", "", "tags", "title"})
      for (std::size_t i = 0; i < 20; ++i) {
        std::vector<std::string> asked;
        for (std::size_t count = 2 + i % 3; count > 0; --count) asked.push_back(one_of(words, random_));
        std::string phrase = *field == '\0' ? "\"" : std::string(field) + ":\"";
        for (const auto& word : asked) phrase += word + (&word == &asked.back() ? "\"" : " ");
        hits += compare(searcher, phrase, [&](auto& places) { return places.at(field).has_phrase(asked); });
        if (*field != '\0' || asked[0] == asked[1]) continue;
        const auto near = asked[0] + " NEAR/3 " + asked[1];
        hits += compare(searcher, near, [&](auto& places) { return places.at("").has_near(asked[0], asked[1], 3); });
      }
    CHECK(hits > places_.size());
  }

 private:
  template <class Test>
  std::size_t compare(libsearch::Searcher& searcher, const std::string& question, Test is_expected) const {
    Ids expected, found;
    for (const auto& [id, places] : places_)
      if (is_expected(places)) expected.insert(id);
    libsearch::SearchOptions options{.limit = 1000, .detail = libsearch::Detail::ids};
    options.loosest = libsearch::Tier::exact;
    for (const auto& hit : searcher.search(question, options).hits) found.insert(hit.id);
    CAPTURE(question);
    CHECK(found == expected);
    return found.size();
  }

  Random random_;
  std::map<std::string, std::map<std::string, Places>> places_;
};

}  // namespace

TEST_CASE("Phrases and NEAR find the documents whose texts have them, however these came to the index") {
  Expected expected(1);
  const test::SmallIndex place;
  const auto add = [&](std::size_t begin, std::size_t end) {
    Index index(place.path());
    for (std::size_t number = begin; number < end; ++number) expected.add_to(index, number);
    index.commit();
  };
  add(0, 300);  // built in bulk
  expected.check(place);
  for (std::size_t number = 10; number < 310; number += 15) add(number, number + 1);  // changed in place
  expected.check(place);
  add(250, 360);  // merged with what was built anew
  Index(place.path()).rebuild();
  expected.check(place);
  CHECK(libsearch::check_index(place.path()).empty());
}

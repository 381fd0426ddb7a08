// SPDX-License-Identifier: GPL-2.0-or-later
// The scan that finds where words may stand must lead to the same marks as splitting the whole text.
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "names/name_words.h"
#include "names/spelling.h"
#include "search/highlighter.h"

namespace {

libsearch::search::Translated question(const std::vector<std::string>& words) {
  libsearch::search::Translated out;
  for (const auto& word : words) {
    out.words.push_back({word, {}, {{word, libsearch::Tier::exact, 1, 1, {}}}});
    out.faint.emplace_back();
    out.prefixes.emplace_back();
  }
  return out;
}

using Ranges = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

Ranges by_splitting(const std::string& text, const libsearch::search::Translated& asked) {
  std::vector<libsearch::text::Word> words;
  libsearch::names::split_words(text, words);
  Ranges found;
  for (const auto& word : words) {
    const auto spelling = libsearch::names::spelling_of(text.substr(word.begin, word.end - word.begin));
    if (!asked.origins().contains(spelling) || (!found.empty() && word.begin < found.back().second)) continue;
    found.emplace_back(word.begin, word.end);
  }
  return found;
}

Ranges by_scanning(const std::string& text, const libsearch::search::Translated& asked) {
  Ranges found;
  for (const auto& mark : libsearch::search::Highlighter(asked).marks(text, text.size()))
    found.emplace_back(mark.begin, mark.end);
  return found;
}

void compare(const std::vector<std::string>& words) {
  const auto asked = question(words);
  const std::vector<std::string> pieces{
      "list",    "List", "LIST", "lists", "a",  "u", "s",  "7", "abd",    "al",     "rahman", "erdog\u0306an",
      "i\u0307", " ",    " ",    " ",     "\n", ".", ",",  ":", "'",      "\u2019", "-",      "_",
      "&",       "+",    "#",    "(",     ")",  "/", "\"", "*", "\u0301", "\u00AD", "\u043B", "\u4E2D"};
  std::mt19937 random(7);
  for (int round = 0; round < 3'000; ++round) {
    std::string text;
    for (int i = 0; i < 14; ++i) text += pieces[random() % pieces.size()];
    CAPTURE(text);
    REQUIRE(by_scanning(text, asked) == by_splitting(text, asked));
  }
}

}  // namespace

TEST_CASE("Scanning a text marks the words that splitting it marks, whatever stands around them") {
  compare({"list", "7", "a"});
  compare({"list", "u.s", "erdo\u011Fan"});
  compare({"list-a", "al", "abd al", "s", "u"});
  compare({"list-a", "list", "al", "list's", "a", "u.s"});
}

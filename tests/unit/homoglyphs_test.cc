// SPDX-License-Identifier: GPL-2.0-or-later
#include "names/homoglyphs.h"

#include <algorithm>

#include <doctest/doctest.h>

#include <libsearch/analyzer.h>

#include "support/small_index.h"

using libsearch::names::without_homoglyphs;

TEST_CASE("A word of mixed scripts is read as it looks") {
  CHECK(without_homoglyphs("erd\u043Eg\u0430n") == "erdogan");
  CHECK(without_homoglyphs("мo\u0441кв\u0430") == "москва");
  CHECK(without_homoglyphs("с-400") == "");
}

TEST_CASE("A word of one script is left alone, and so is one that looks like nothing else") {
  for (const char* word : {"erdogan", "erdoğan", "эрдоган", "ερντογάν", "أردوغان", "", "123", "worldж"})
    CHECK(without_homoglyphs(word) == "");
}

TEST_CASE("A name with foreign letters inside is found, and the rule says why") {
  const test::SmallIndex index{test::document("mixed", "Then Erd\u043Eg\u0430n spoke."),
                               test::document("plain", "Then Erdoğan spoke.")};
  CHECK(index.find("Erdogan").size() == std::string("plain mixed").size());
  CHECK(index.find("Erdogan", libsearch::Tier::folded).size() == std::string("plain mixed").size());
  CHECK(index.find("Erd\u043Eg\u0430n", libsearch::Tier::folded) == "mixed plain");
  const auto spellings = index.searcher().spellings("Erdogan");
  CHECK(std::any_of(spellings.begin(), spellings.end(),
                    [](const auto& s) { return s.rule == "looks like erdogan, has Cyrillic о, а"; }));
}

TEST_CASE("A name typed with foreign letters inside finds what sounds like it") {
  const test::SmallIndex index{test::document("cyrillic", "Вчера Эрдоган сказал это.")};
  CHECK(index.find("Erd\u043Eg\u0430n") == "cyrillic");
}

TEST_CASE("A word with foreign letters inside is as similar as what it looks like") {
  CHECK(libsearch::Analyzer().similarity("Erd\u043Eg\u0430n", "Erdo\u011Fan") == 1);
}

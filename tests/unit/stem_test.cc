// SPDX-License-Identifier: GPL-2.0-or-later
#include "names/stem.h"

#include <string>

#include <doctest/doctest.h>

using namespace libsearch::names;

namespace {
std::string stemmed(const char* word, const char* language) { return stem(word, *stem_language(language)); }
}  // namespace

TEST_CASE("Every language of libstemmer has a stemmer, under its usual tags") {
  for (StemLanguage language = 0; language < stem_language_count; ++language) {
    CAPTURE(code_of(language));
    CHECK(stem_language(code_of(language)) == language);
    CHECK_FALSE(stem("abcdef", language).empty());
  }
  CHECK(stem_language("pt-BR") == stem_language("por"));
  CHECK(stem_language("EN_gb") == stem_language("en"));
  CHECK(stem_language("nb") == stem_language("no"));
  CHECK_FALSE(stem_language("zh").has_value());
  CHECK_FALSE(stem_language("").has_value());
}

TEST_CASE("Forms of a word share its stem") {
  CHECK(stemmed("negotiations", "en") == stemmed("negotiation", "en"));
  CHECK(stemmed("переговоры", "ru") == stemmed("переговоров", "ru"));
  CHECK(stemmed("görüşmeler", "tr") == stemmed("görüşme", "tr"));
}

TEST_CASE("An apostrophe suffix leaves the word before it, an elision the word after it") {
  const struct {
    const char* spelling;
    const char* stem;
  } table[] = {
      {"erdoğan'ın", "erdogan"},
      {"erdoğan’ın", "erdogan"},
      {"turkey's", "turkey"},
      {"ab'nin", "ab"},
      {"d'ankara", "ankara"},
      {"l’arabie", "arabie"},
      {"dell'iran", "iran"},
      {"o'brien", "brien"},
      {"l´aquila", "aquila"},
      {"turkey`s", "turkey"},
      {"d'erdoğan´ın", "derdogan"},
      {"da'esh", ""},
      {"ba'ath", ""},
      {"don't", ""},
      {"erdogan", ""},
      {"'", ""},
      {"a'", ""},
  };
  for (const auto& row : table) {
    CAPTURE(row.spelling);
    CHECK(apostrophe_stem(row.spelling) == row.stem);
  }
}

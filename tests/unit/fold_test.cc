// SPDX-License-Identifier: GPL-2.0-or-later
#include "names/fold.h"

#include <random>
#include <string>

#include <doctest/doctest.h>

#include "names/spelling.h"
#include "text/utf8.h"

using libsearch::names::fold;
using libsearch::names::spelling_of;

TEST_CASE("The fold leaves out what is ignored, within the script") {
  const struct {
    const char* word;
    const char* fold;
  } table[] = {
      {"Erdoğan", "erdogan"},   {"IŞIK", "isik"},  {"ışık", "isik"},     {"Łódź", "lodz"},
      {"Straße", "strasse"},    {"Æsir", "aesir"}, {"Đặng", "dang"},     {"Nguyễn", "nguyen"},
      {"İSTANBUL", "istanbul"}, {"ΟΔΟΣ", "οδοσ"},  {"Ἀθῆναι", "αθηναι"}, {"ёлка", "елка"},
      {"йод", "йод"},           {"Київ", "київ"},  {"за́мок", "замок"},   {"Ѓорѓи", "ѓорѓи"},
      {"أردوغان", "اردوغان"},   {"مُحَمَّد", "محمد"},  {"مصطفى", "مصطفي"},   {"שָׁלוֹם", "שלומ"},
      {"がく", "がく"},         {"ｶﾞｸ", "ガク"},   {"हिन्दी", "हिन्दी"},   {"Da'esh", "daesh"},
      {"S-400", "s400"},        {"3.5", "3.5"},    {"1,000", "1000"},    {"U.S", "us"},
      {"C++", "c++"},           {"٢٠١٦", "2016"},  {"ﬁn", "fin"},        {"Baʿath", "baath"},
  };
  for (const auto& row : table) {
    CAPTURE(row.word);
    CHECK(fold(spelling_of(row.word)) == row.fold);
  }
}

TEST_CASE("The fold of a fold is itself, for any word") {
  std::mt19937 random(7);  // NOLINT(cert-msc51-cpp): the same words each time
  std::uniform_int_distribution<char32_t> any(0x20, 0x2FFFF);
  std::uniform_int_distribution<char32_t> near(0x20, 0x6FF);
  for (int i = 0; i < 20'000; ++i) {
    std::string word;
    for (int n = 0; n < 6; ++n) {
      const char32_t c = n % 2 == 0 ? near(random) : any(random);
      if (c < 0xD800 || c > 0xDFFF) libsearch::text::append_utf8(word, c);
    }
    const std::string once = fold(spelling_of(word));
    CAPTURE(word);
    CHECK(libsearch::text::is_valid_utf8(once));
    REQUIRE(fold(once) == once);
  }
}

TEST_CASE("A word folded letter by letter becomes what its letters become when they are seen together") {
  // A prime is left out, and has the letters seen together.
  const std::string prime = "\u2032";
  for (const std::string beside : {"a", "7", "\u0639", "\u0915"})
    for (char32_t c = 0x21; c < 0xD800; ++c) {
      std::string word = beside;
      libsearch::text::append_utf8(word, c);
      word += beside + '-' + beside;
      if (fold(word) != fold(word + prime)) FAIL_CHECK(word, " with code point ", static_cast<unsigned>(c));
    }
  CHECK(fold("\u0915a\u093F") == fold("\u0915a\u093F" + prime));

  constexpr char32_t first_indic = 0x900, last_indic = 0xD00, block = 0x80;
  for (char32_t script = first_indic; script <= last_indic; script += block)
    for (char32_t letter = 0; letter < block; ++letter)
      for (char32_t sign = 0; sign < block; ++sign) {
        std::string word;
        for (const char32_t of_block : {letter, sign, char32_t{0x15}, letter, sign})
          libsearch::text::append_utf8(word, script + of_block);
        word = spelling_of(word);
        if (fold(word) != fold(word + prime)) FAIL_CHECK(word);
      }
}

TEST_CASE("A spelling is lower case, composed and without invisible characters") {
  CHECK(spelling_of("ERDOĞAN") == "erdoğan");
  CHECK(spelling_of("Erdog\u0306an") == "erdo\u011Fan");
  CHECK(spelling_of("er\u00ADdo\u200Bgan") == "erdogan");
  CHECK(spelling_of("İzmir") == "i\u0307zmir");
  CHECK(spelling_of("ΟΔΟΣ") == "οδος");
  CHECK(spelling_of("می\u200Cخواهم") == "می\u200Cخواهم");
}

// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/packed_spelling.h"

#include <random>
#include <string>

#include <doctest/doctest.h>

using libsearch::index::packed_spelling;
using libsearch::index::unpacked_spelling;

TEST_CASE("Letters of most alphabets are packed into a byte each, behind one for the alphabet") {
  struct Row {
    const char* spelling;
    std::string packed;
  };
  const Row rows[] = {
      {"", ""},
      {"erdogan", "erdogan"},
      {"müller", "m\xFCller"},
      {"erdoğan",
       "erdo\x02\x9F"
       "an"},
      {"çavuşoğlu",
       "\xE7"
       "avu\x02\xDF"
       "o\x9F"
       "lu"},
      {"эрдоган", "\x08\xCD\xC0\xB4\xBE\xB3\xB0\xBD"},
      {"мид-2", "\x08\xBC\xB8\xB4-2"},
      {"أردوغان", "\x0C\xA3\xB1\xAF\xC8\xBA\xA7\xC6"},
      {"मोदी", "\x12\xAE\xCB\xA6\xC0"},
      {"習近平", "\x7F習近平"},
      {"t恤", "t\x7F恤"},
      {"tiếng", "ti\x7Fếng"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.spelling);
    CHECK(packed_spelling(row.spelling) == row.packed);
    CHECK(unpacked_spelling(row.packed) == row.spelling);
  }
}

TEST_CASE("Any bytes come back from packing as they were, and a beginning is packed as the beginning") {
  constexpr std::string_view parts[] = {
      "a",       "z", "\x7F", "\x01", "\x1F", "é",    "ğ",     "я",     "ұ",        "ع",    "ی",
      "ம",       "ཀ", "ა",    "平",   "😀",    "\x80", "\xC3z", "\xE0z", "\xE0\x80", "\xFF", "\xED\xA0\x80",
      "\xC0\x80"};
  std::mt19937 random(7);
  for (int round = 0; round < 20000; ++round) {
    std::string spelling;
    std::string beginning;
    for (std::size_t left = random() % 8; left > 0; --left) {
      if (random() % 4 == 0) beginning = spelling;
      spelling += parts[random() % std::size(parts)];
    }
    CAPTURE(spelling);
    REQUIRE(unpacked_spelling(packed_spelling(spelling)) == spelling);
    REQUIRE(packed_spelling(spelling).size() <= spelling.size() + 1);
    REQUIRE(packed_spelling(spelling).starts_with(packed_spelling(beginning)));
  }
}

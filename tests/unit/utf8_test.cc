// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/utf8.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

using namespace libsearch::text;

namespace {

const std::string replacement = "\uFFFD";

std::string random_bytes(std::size_t size, unsigned seed) {
  std::mt19937 random(seed);
  std::string bytes(size, '\0');
  for (char& byte : bytes) byte = static_cast<char>(random());
  return bytes;
}

}  // namespace

TEST_CASE("well-formed UTF-8 is valid") {
  for (const std::string text : {"", "a", "Erdoğan", "أردوغان", "東京", "😀", "\U0010FFFF", "\uFFFF", "\uD7FF\uE000"}) {
    CAPTURE(text);
    CHECK(is_valid_utf8(text));
    CHECK(mend_utf8(text) == text);
  }
  CHECK(is_valid_utf8(std::string("a\0b", 3)));
}

TEST_CASE("ill-formed UTF-8 is invalid, wherever it stands") {
  for (const std::string bad :
       {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xC3", "\xE0\x80\x80", "\xE2\x82", "\xED\xA0\x80", "\xF0\x80\x80\x80",
        "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFE", "\xFF"}) {
    for (const std::string before : {"", "a", "12345678", "123456789", "ğ"}) {
      for (const std::string after : {"", "z", "12345678", "ğ"}) {
        std::string text = before;
        text.append(bad).append(after);
        CAPTURE(text);
        CHECK_FALSE(is_valid_utf8(text));
        CHECK(well_formed_length(text) == before.size());
        CHECK(is_valid_utf8(mend_utf8(text)));
      }
    }
  }
}

TEST_CASE("mending replaces each maximal ill-formed part by one U+FFFD") {
  // The examples of the Unicode standard, tables 3-8 to 3-11.
  const auto replaced = [](int times) {
    std::string text;
    while (times-- > 0) text += replacement;
    return text;
  };
  CHECK(mend_utf8("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41") == replaced(8) + "A");
  CHECK(mend_utf8("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41") == replaced(8) + "A");
  CHECK(mend_utf8("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42") == replaced(5) + "A" + replaced(2) + "B");
  CHECK(mend_utf8("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41") == replaced(4) + "A");
  CHECK(mend_utf8("caf\xE9") == "caf" + replacement);
}

TEST_CASE("code points come out as they were appended") {
  std::string text;
  std::u32string expected;
  for (char32_t c = 0; c < 0x110000; c += c < 0x900 ? 1 : 97) {
    if (c >= 0xD800 && c < 0xE000) continue;
    append_utf8(text, c);
    expected += c;
  }
  CHECK(is_valid_utf8(text));
  std::u32string decoded;
  for (std::size_t at = 0; at < text.size();) decoded += next_code_point(text, at);
  CHECK(decoded == expected);
}

TEST_CASE("code points of ill-formed bytes are those of the same bytes mended") {
  const auto decoded = [](const std::string& bytes) {
    std::u32string code_points;
    for (std::size_t at = 0; at < bytes.size();) code_points += next_code_point(bytes, at);
    return code_points;
  };
  for (unsigned seed = 0; seed < 50; ++seed) {
    const std::string bytes = random_bytes(1000, seed);
    CHECK(decoded(bytes) == decoded(mend_utf8(bytes)));
  }
  for (const std::string cut : {"\xC3", "a\xE2\x82", "\xF0\x9F\x98"}) CHECK(decoded(cut) == decoded(mend_utf8(cut)));
}

TEST_CASE("the boundary before an offset is never inside a code point") {
  const std::string text = "ağ東😀";
  const std::size_t expected[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10};
  for (std::size_t offset = 0; offset <= text.size(); ++offset)
    CHECK(boundary_before(text, offset) == expected[offset]);
  CHECK(boundary_before(text, 1000) == text.size());
  CHECK(boundary_before("", 0) == 0);
}

TEST_CASE("mended random bytes are valid") {
  for (unsigned seed = 0; seed < 50; ++seed) CHECK(is_valid_utf8(mend_utf8(random_bytes(1000, seed))));
  CHECK(is_valid_utf8(mend_utf8(random_bytes(5'000'000, 99))));
}

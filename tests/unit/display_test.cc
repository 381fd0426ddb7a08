// SPDX-License-Identifier: GPL-2.0-or-later
#include <libsearch/display.h>

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "text/utf8.h"

using namespace libsearch;

namespace {

/// True if a terminal or a strict reader could take `text` for more than letters on one line.
bool is_unsafe(std::string_view text) {
  if (!text::is_valid_utf8(text)) return true;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text::next_code_point(text, at);
    const bool is_control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    const bool is_bidi = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x061C || c == 0x200E ||
                         c == 0x200F || (c >= 0xFFF9 && c <= 0xFFFB);
    if (is_control || is_bidi || c == 0x2028 || c == 0x2029) return true;
  }
  return false;
}

std::string random_bytes(std::mt19937& random, std::size_t size) {
  std::string bytes(size, '\0');
  for (char& byte : bytes) byte = static_cast<char>(random());
  return bytes;
}

std::vector<ByteRange> random_ranges(std::mt19937& random) {
  std::vector<ByteRange> ranges(random() % 5);
  for (ByteRange& range : ranges) range = {random() % 60, random() % 60};
  return ranges;
}

}  // namespace

TEST_CASE("plain text is on one line") {
  CHECK(plain_text("one\ntwo\r\nthree\tfour\vfive\fsix") == "one two three four five six");
  CHECK(plain_text("a\u0085b\u2028c\u2029d") == "a b c d");
}

TEST_CASE("plain text shows control characters") {
  CHECK(plain_text("\x1B[31mred\x07") == "\\x1B[31mred\\x07");
  CHECK(plain_text(std::string("a\0b", 3)) == "a\\x00b");
  CHECK(plain_text("\x7F\u009B2J\u0080") == "\\x7F\\x9B2J\\x80");
}

TEST_CASE("plain text has no bidirectional controls and other invisible formatting") {
  CHECK(plain_text("a\u202Eb\u202C\u2066c\u2069\u200E\u200F\u061Cd") == "abcd");
  CHECK(plain_text("\uFEFFa\u200Bb\u2060\u00AD\uFFF9c\U000E0041") == "abc");
}

TEST_CASE("plain text keeps the joiners and all that can be seen") {
  for (const std::string text : {"می‌خواهم", "क्‍ष", "Erdoğan’ın", "\u0600١٢",
                                 "👨‍👩‍👧 ❤️", "e\u0301", "a\u00A0b", "東京"}) {
    CHECK(plain_text(text) == text);
  }
}

TEST_CASE("plain text mends ill-formed UTF-8") {
  CHECK(plain_text("caf\xE9!") == "caf\uFFFD!");
  CHECK(plain_text("\xFF") == "\uFFFD");
}

TEST_CASE("highlights are marked up") {
  CHECK(mark_up("Recep Erdoğan spoke", {{6, 14}}, "<", ">") == "Recep <Erdoğan> spoke");
  CHECK(mark_up("ab", {{0, 1}, {1, 2}}, "[", "]") == "[a][b]");
  CHECK(mark_up("a\nb", {{0, 3}}, "\x1B[1m", "\x1B[0m") == "\x1B[1ma b\x1B[0m");
  CHECK(mark_up("", {{0, 3}}, "[", "]") == "");
}

TEST_CASE("highlights that do not fit the text are cut to what does") {
  CHECK(mark_up("abc", {{1, 99}}, "[", "]") == "a[bc]");
  CHECK(mark_up("abc", {{5, 9}}, "[", "]") == "abc");
  CHECK(mark_up("abc", {{2, 1}}, "[", "]") == "abc");
  CHECK(mark_up("abcd", {{0, 2}, {1, 3}}, "[", "]") == "[ab][c]d");
  CHECK(mark_up("abcd", {{2, 3}, {0, 1}}, "[", "]") == "ab[c]d");
  CHECK(mark_up("ğğ", {{1, 3}}, "[", "]") == "[ğ]ğ");
}

TEST_CASE("HTML is escaped") {
  CHECK(html("<a href=\"x\">'Tom' & Co</a>") == "&lt;a href=&quot;x&quot;&gt;&#39;Tom&#39; &amp; Co&lt;/a&gt;");
  CHECK(html("<b>", {{1, 2}}) == "&lt;<mark>b</mark>&gt;");
  CHECK(html("x\x1B\u202Ey", {}) == "x\\x1By");
}

TEST_CASE("whatever the text, what is shown is safe") {
  std::mt19937 random(5);
  for (int i = 0; i < 2'000; ++i) {
    const std::string bytes = random_bytes(random, random() % 60);
    const auto ranges = random_ranges(random);
    CAPTURE(bytes);
    CHECK_FALSE(is_unsafe(plain_text(bytes)));
    CHECK_FALSE(is_unsafe(mark_up(bytes, ranges, "[", "]")));
    std::string page = html(bytes, ranges, "{", "}");
    CHECK_FALSE(is_unsafe(page));
    CHECK(page.find_first_of("<>\"'") == page.npos);
  }
}

TEST_CASE("hostile texts are shown in linear time") {
  CHECK(plain_text(std::string(3'000'000, '\x1B')).size() == 12'000'000);
  CHECK(plain_text(std::string(3'000'000, '\x80')).size() == 9'000'000);
  const std::vector<ByteRange> ranges(300'000, ByteRange{2'000'000, 2'999'999});
  CHECK_FALSE(mark_up(std::string(3'000'000, '\x80'), ranges, "[", "]").empty());
}

TEST_CASE("ranges are counted in code points and UTF-16 units") {
  const std::string text = "a\u011F\U0001F600 Erdo\u011Fan";
  const std::vector<ByteRange> ranges{{0, 1}, {1, 3}, {3, 7}, {8, 16}};
  CHECK(in_code_points(text, ranges) == std::vector<ByteRange>{{0, 1}, {1, 2}, {2, 3}, {4, 11}});
  CHECK(in_utf16(text, ranges) == std::vector<ByteRange>{{0, 1}, {1, 2}, {2, 4}, {5, 12}});
  CHECK(in_code_points("ab", {{1, 9}}) == std::vector<ByteRange>{{1, 2}});
}

// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>

#include <algorithm>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "text/decode.h"
#include "text/utf8.h"
#include "text/word_boundaries.h"
#include "text/words.h"

using namespace libsearch::text;

namespace {

using Range = std::pair<std::size_t, std::size_t>;

/// ICU's own word boundaries in the root locale.
std::vector<std::size_t> icu_boundaries(std::string_view utf8) {
  static UErrorCode status = U_ZERO_ERROR;
  static UBreakIterator* iterator = ubrk_open(UBRK_WORD, "", nullptr, 0, &status);
  UText text = UTEXT_INITIALIZER;
  utext_openUTF8(&text, utf8.data(), static_cast<std::int64_t>(utf8.size()), &status);
  ubrk_setUText(iterator, &text, &status);
  std::vector<std::size_t> boundaries{0};
  for (std::int32_t at = ubrk_next(iterator); at != UBRK_DONE; at = ubrk_next(iterator)) {
    boundaries.push_back(static_cast<std::size_t>(at));
  }
  utext_close(&text);
  REQUIRE(U_SUCCESS(status));
  return boundaries;
}

/// What ICU joins by other rules: `@` and `:` (CLDR's own), Hangul, and the scripts with dictionaries. And the accents
/// that are apostrophes to us and nothing to ICU.
bool is_beyond_uax29(char32_t c) {
  const auto code_point = static_cast<UChar32>(c);
  const auto script = u_getIntPropertyValue(code_point, UCHAR_SCRIPT);
  return c == '@' || c == ':' || c == '`' || c == 0xB4 || c == 0xFE13 || c == 0xFE55 || c == 0xFF1A ||  //
         script == USCRIPT_HAN || script == USCRIPT_HANGUL ||
         u_getIntPropertyValue(code_point, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT ||
         info_of<WordRules::tailored>(c).word_class() == WordClass::dictionary;
}

constexpr char32_t frequent[] =
    U"aabbB119  .'-_,\"\n\r\u05d0\u05d1é\u0301\u0301\u200d\u200c\u00ad\u200f\u00b7’ж\u0661\u202f☎😀";

char32_t random_code_point(std::mt19937& random) {
  if (random() % 4 != 0) return frequent[random() % (std::size(frequent) - 1)];
  for (;;) {
    const bool is_frequent_block = random() % 2 == 0;
    const auto c = static_cast<char32_t>(random() % (is_frequent_block ? 0x3000 : 0x20000));
    if ((c < 0xD800 || c >= 0xE000) && !is_beyond_uax29(c)) return c;
  }
}

std::string random_text(std::mt19937& random) {
  std::string text;
  for (auto length = 1 + random() % 12; length > 0; --length) append_utf8(text, random_code_point(random));
  return text;
}

// The tailoring of words.h once more, written to be plain instead of fast: on top of ICU's boundaries, a list of
// characters at a time. Compounds are left out.
struct Char {
  char32_t value;
  std::size_t begin, end;
  int word_break;
};

std::vector<Char> chars_of(std::string_view text, Range range) {
  std::vector<Char> chars;
  for (std::size_t at = range.first; at < range.second;) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    chars.push_back({c, begin, at, u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_WORD_BREAK)});
  }
  return chars;
}

bool is_looked_through(const Char& c) {
  return c.word_break == U_WB_EXTEND || c.word_break == U_WB_FORMAT || c.word_break == U_WB_ZWJ;
}
bool is_letter(const Char& c) { return c.word_break == U_WB_ALETTER || c.word_break == U_WB_HEBREW_LETTER; }
bool is_letter_or_digit(const Char& c) {
  return (U_GET_GC_MASK(static_cast<UChar32>(c.value)) & (U_GC_L_MASK | U_GC_ND_MASK | U_GC_NL_MASK)) != 0;
}
bool is_full_stop(const Char& c) {
  return c.value == '.' || c.value == 0x2024 || c.value == 0xFE52 || c.value == 0xFF0E;
}

using Part = std::vector<Char>;

/// The characters of a segment between its underscores and the like.
std::vector<Part> parted_at_connectors(const std::vector<Char>& segment) {
  std::vector<Part> parts(1);
  bool after_connector = false;
  for (const Char& c : segment) {
    if (c.word_break == U_WB_EXTENDNUMLET) {
      parts.emplace_back();
      after_connector = true;
    } else if (!after_connector || !is_looked_through(c)) {
      parts.back().push_back(c);
      after_connector = false;
    }
  }
  return parts;
}

/// Parts between which a full stop stands, with nothing on it, that no digit follows.
using Group = std::vector<Part>;

bool is_before_digit(const Part& part, std::size_t i) {
  do {
    ++i;
  } while (i < part.size() && is_looked_through(part[i]));
  return i < part.size() && part[i].word_break == U_WB_NUMERIC;
}

/// A full stop with a mark on it parts groups.
std::vector<Group> parted_at_full_stops(const Part& part) {
  std::vector<Group> groups{Group(1)};
  bool after_letter = false;
  bool after_stop = false;
  for (std::size_t i = 0; i < part.size(); ++i) {
    const bool is_mark = is_looked_through(part[i]);
    if (is_full_stop(part[i]) && after_letter && !is_before_digit(part, i)) {
      groups.back().emplace_back();
      after_stop = true;
    } else if (after_stop && is_mark) {
      groups.back().pop_back();
      groups.emplace_back(1);
    } else {
      groups.back().back().push_back(part[i]);
      after_stop = false;
    }
    if (!is_mark) after_letter = is_letter(part[i]);
  }
  return groups;
}

bool is_abbreviation(const Group& group) {
  return group.size() > 1 && std::ranges::all_of(group, [](const Part& part) {
           return std::ranges::count_if(
                      part, [](const Char& c) { return is_letter(c) || c.word_break == U_WB_NUMERIC; }) <= 2;
         });
}

void add_word(const Part& first, const Part& last, std::vector<Range>& words) {
  const auto beginning =
      std::ranges::find_if(first, [](const Char& c) { return is_letter(c) || c.word_break == U_WB_NUMERIC; });
  if (beginning == first.end() || last.empty()) return;
  std::size_t end = beginning->begin;
  bool is_word = false;
  for (const Char& c : first) is_word = is_word || (is_letter_or_digit(c) && !is_looked_through(c));
  for (const Char& c : last) {
    is_word = is_word || (is_letter_or_digit(c) && !is_looked_through(c));
    const bool is_content_mark = c.word_break == U_WB_EXTEND && c.value != 0x200C;
    const bool is_tied =
        !is_letter(c) && u_hasBinaryProperty(static_cast<UChar32>(c.value), UCHAR_EXTENDED_PICTOGRAPHIC) != 0;
    if (is_content_mark ? end == c.begin : !is_looked_through(c) && !is_tied) end = c.end;
  }
  if (is_word) words.emplace_back(beginning->begin, end);
}

void add_group(const Group& group, std::vector<Range>& words) {
  if (is_abbreviation(group)) return add_word(group.front(), group.back(), words);
  for (const Part& part : group) add_word(part, part, words);
}

std::vector<Range> expected_words(std::string_view text) {
  std::vector<Range> words;
  const auto boundaries = icu_boundaries(text);
  for (std::size_t i = 1; i < boundaries.size(); ++i) {
    for (const Part& part : parted_at_connectors(chars_of(text, {boundaries[i - 1], boundaries[i]}))) {
      for (const Group& group : parted_at_full_stops(part)) add_group(group, words);
    }
  }
  return words;
}

std::vector<Range> actual_words(std::string_view text) {
  std::vector<Word> words;
  thread_word_breaker().split(text, words);
  std::vector<Range> ranges;
  for (const Word& word : words) {
    if (!word.compound) ranges.emplace_back(word.begin, word.end);
  }
  return ranges;
}

std::string escaped(std::string_view text) {
  std::ostringstream out;
  for (std::size_t at = 0; at < text.size();)
    out << std::hex << static_cast<unsigned>(next_code_point(text, at)) << ' ';
  return out.str();
}

/// A line of WordBreakTest.txt: `÷ 0061 × 0027 ÷ # comment`.
struct ConformanceCase {
  std::string text;
  std::vector<std::size_t> boundaries;
};

ConformanceCase parse_case(const std::string& line) {
  ConformanceCase result;
  std::istringstream fields(line.substr(0, line.find('#')));
  for (std::string field; fields >> field;) {
    if (field == "÷") {
      result.boundaries.push_back(result.text.size());
    } else if (field != "×") {
      append_utf8(result.text, static_cast<char32_t>(std::stoul(field, nullptr, 16)));
    }
  }
  return result;
}

}  // namespace

TEST_CASE("word boundaries are those of Unicode's conformance test") {
  std::ifstream file("/usr/share/unicode/auxiliary/WordBreakTest.txt");
  if (!file) {
    MESSAGE("skipped: WordBreakTest.txt is not installed (Debian package unicode-data)");
    return;
  }
  int cases = 0;
  for (std::string line; std::getline(file, line);) {
    const ConformanceCase c = parse_case(line);
    if (c.text.empty()) continue;
    CAPTURE(line);
    CHECK(unicode_word_boundaries(c.text) == c.boundaries);
    ++cases;
  }
  CHECK(cases > 1500);
}

TEST_CASE("word boundaries of random text are those of ICU") {
  std::mt19937 random(2023);
  for (int i = 0; i < 200'000; ++i) {
    const std::string text = random_text(random);
    CAPTURE(escaped(text));
    REQUIRE(unicode_word_boundaries(text) == icu_boundaries(text));
  }
}

TEST_CASE("words of random text are ICU's, tailored") {
  std::mt19937 random(2024);
  for (int i = 0; i < 200'000; ++i) {
    const std::string text = random_text(random);
    CAPTURE(escaped(text));
    REQUIRE(actual_words(text) == expected_words(text));
  }
}

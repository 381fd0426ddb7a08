// SPDX-License-Identifier: GPL-2.0-or-later
// Whatever people paste, slip on or attack with is read as words; only limits refuse it.
#include <doctest/doctest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <libsearch/error.h>
#include <libsearch/query.h>

using namespace std::string_view_literals;
using libsearch::Match;
using libsearch::parse_query;
using libsearch::Query;
using libsearch::to_string;

namespace {

struct Row {
  std::string_view question;
  std::string_view tree;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.question);
    CHECK_EQ(to_string(parse_query(row.question)), row.tree);
  }
}

bool is_printable_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x20 || lead == 0x7f || (lead >= 0x80 && lead < 0xc2) || lead > 0xf4) return false;
    if (lead == 0xc2 && static_cast<unsigned char>(text[at + 1]) < 0xa0) return false;  // C1 controls
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (at + length > text.size()) return false;
    for (std::size_t i = 1; i < length; ++i) {
      if ((static_cast<unsigned char>(text[at + i]) & 0xc0) != 0x80) return false;
    }
    at += length;
  }
  return true;
}

void check_ranges(const Query& query, std::size_t size) {
  CHECK_LE(query.begin, query.end);
  CHECK_LE(query.end, size);
  for (const Query& child : query.children) check_ranges(child, size);
}

/// Reads a question that may be anything; true if it was within the limits.
bool survives(std::string_view question, Match match) {
  try {
    const Query query = parse_query(question, match);
    CHECK(is_printable_utf8(to_string(query)));
    check_ranges(query, question.size());
    return true;
  } catch (const libsearch::Error& error) {
    CHECK_LE(error.position().value_or(question.size() + 1), question.size());
    return false;
  }
}

}  // namespace

TEST_CASE("quotes and parentheses without a partner are left out") {
  check(
      {{"\"euphrates shield", "(any euphrates shield)"},
       {"euphrates shield\"", "(any euphrates shield)"},
       {"\"rotation of eigenvectors:, \"Error bounds\", SIAM", "(any rotation of eigenvectors \"Error bounds\" SIAM)"},
       {"\"\" \" \" “” «»", "()"},
       {"(erdogan", "erdogan"},
       {"erdogan)", "erdogan"},
       {"title:(erdogan -(x", "(any title erdogan x)"},
       {"title:\"erdogan x", "(any title:erdogan x)"},
       {":-) ;( (-: )))((( ^_^", "()"},
       {"12\" and 5'10\"", "(any 12 and 5'10)"}});
}

TEST_CASE("operators without operands are words") {
  check({{"AND foo OR", "(any AND foo OR)"},
         {"to be or NOT", "(any to be or NOT)"},
         {"a OR OR b", "(any a OR b)"},
         {"NEAR the border", "(any NEAR the border)"},
         {"foo NEAR/3", "(any foo NEAR/3)"},
         {"NOT AND", "(any NOT AND)"},
         {"and or not near", "(any and or not near)"},
         {"a AND, b", "(any a AND b)"},
         {"our first date:<3 dates:>2016", "(any our first date\\:<3 dates\\:>2016)"}});
}

TEST_CASE("punctuation alone is nothing, and around words it is left out") {
  check({{"", "()"},
         {" \t\n", "()"},
         {"- -- --- + = ~ ** . .. ... ? ! : ; / \\ |", "()"},
         {"— … ？ 。 “ ” ☃ 🙂 👨‍👩‍👦 ❤️", "()"},
         {"¿Dónde, [exactly] `is` it?!", "(any Dónde exactly is it)"},
         {"don't rock'n'roll 'quoted' students'", "(any don't rock'n'roll quoted students)"},
         {"thing - other -- more --format", "(any thing other more --format)"},
         {"t/nroff, C++; F# .NET AT&T @name #tag 50% $5", "(any t/nroff C++ F# .NET AT&T @name #tag 50% $5)"},
         {"أردوغان، وبوتين؟", "(any أردوغان وبوتين)"}});
}

TEST_CASE("commas and the like part words without a space too, but not numbers, ids, phrases and marked words") {
  check({{"Ankara,Moscow;Riyadh", "(any Ankara Moscow Riyadh)"},
         {"Ankara—Moscow…Riyadh,", "(any Ankara Moscow Riyadh)"},
         {"أنقرة،موسكو", "(any أنقرة موسكو)"},
         {",a,,b,", "(any a b)"},
         {"a AND, of b", "(any a AND of b)"},
         {"a,title:b", "(any a title:b)"},
         {"1,000 2,4-D 2016,Ankara", "(any 1,000 2,4-D 2016 Ankara)"},
         {"id:a,b", "id:a,b"},
         {"+a,b =c;d title:e,f", "(any (must a,b) =c;d title:e,f)"},
         {"\"a,b c\"", "\"a,b c\""},
         {"AT&T and/or x-y", "(any AT&T and/or x-y)"}});
}

TEST_CASE("spaces of all kinds part words, and so do controls") {
  check({{"a\u00a0b\u3000c\u2003d\u200be\ufefff", "(any a b c d e f)"},
         {"a\0b\x01"
          "c\x1b[31md\x7f"sv,
          "(any a b c 31md)"}});
}

TEST_CASE("bytes that are not UTF-8 are kept and printed safely") {
  check({{"caf\xe9 \xff\xfe", "(any caf\\xe9 \\xff\\xfe)"},
         {"\"\xc0\xaf \xed\xa0\x80\"", "\"\\xc0\\xaf \\xed\\xa0\\x80\""},
         {"\xe2\x80", "\\xe2\\x80"}});
  CHECK_EQ(parse_query("caf\xe9").text, "caf\xe9");
}

TEST_CASE("what is pasted from elsewhere is read as words") {
  check({{"'; DROP TABLE students; -- or 1=1", "(any DROP TABLE students or 1=1)"},
         {"<script>alert(1)</script>", "(any script>alert 1 /script)"},
         {"${jndi:ldap://x/a} $(rm -rf /)", "(any ${jndi\\:ldap\\://x/a (all rm (not rf)))"},
         {"C:\\Users\\x user@example.com", "(any C\\:\\\\Users\\\\x user@example.com)"},
         {"mailto:a@example.com see http://x.org/(y)", "(any mailto:a@example.com see http\\://x.org/ y)"},
         {"languages (e.g. Pascal, Ada).", "(any languages e.g Pascal Ada)"}});
}

TEST_CASE("naughty strings are read") {
  const std::vector<std::string_view> naughty = {
      "undefined null NaN -Infinity 0x0 1E+02",
      "-9223372036854775808/-1 --1 -. -, 0..0 0,,0",
      ",./;'[]\\-= <>?:\"{}|_+ !@#$%^&*()`~",
      "Ω≈ç√∫˜µ≤≥÷ œ∑´®†¥¨ˆøπ“‘ ¡™£¢∞§¶•ªº–≠ ¸˛Ç◊ı˜Â¯˘¿",
      "'\"' \"''''\"'\" \"'\"'\"''''\" <foo val=`bar' />",
      "田中さんにあげて下さい 사회과학원 울란바토르 𠜎𠜱𠝹 𐐜𐐔𐐇",
      "(｡◕ ∀ ◕｡) (╯°□°）╯︵ ┻━┻) ¯\\_(ツ)_/¯ ( ͡° ͜ʖ ͡°)",
      "\u202a\u202btest\u202c \u2066test\u2067 \u200f\ufeff\ufffe",
      "Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤ ̖t̝͕̳̣̻̪͞h̼͓̲̦̳̘̲e͇̣̰̦̬͎",
      "javascript:alert(1); onfocus=JaVaSCript:alert(9) src=x:x",
      "../../../../etc/passwd%00 {0} %s%n %*.*s $HOME `touch x` @{[system \"x\"]}",
      "Kernel.exit(1) <?xml version=\"1.0\"?><!DOCTYPE foo [ <!ENTITY xxe SYSTEM \"file:///x\">]>",
      "title:title:title: +-+-+x -+x +=~x =~=~x \"=\" (((( \" )))) NEAR/ NEAR/x NEAR/-1",
      "AND OR NOT NEAR AND NOT OR",
      "NOT NOT NOT",
      "((AND))",
      "-(OR) +(NOT)",
      "title:(AND) =(NEAR)"};
  for (const std::string_view question : naughty) {
    CAPTURE(question);
    CHECK(survives(question, Match::any));
    CHECK(survives(question, Match::all));
  }
}

TEST_CASE("random bytes are read or refused") {
  std::mt19937 random(1);
  for (int i = 0; i < 20'000; ++i) {
    std::string question(random() % 60, '\0');
    for (char& c : question) c = static_cast<char>(random());
    CAPTURE(question);
    CHECK(survives(question, i % 2 == 0 ? Match::any : Match::all));
  }
}

TEST_CASE("random rows of everything that means something are read or refused") {
  const std::vector<std::string_view> pieces = {
      "a",   "b",  "Erdoğan",  "MIT",  "(",      ")",      "\"",    "“",    "”",      "«",
      "»",   "+",  "-",        "=",    "~",      "*",      ":",     " ",    " ",      " ",
      "AND", "OR", "NOT",      "NEAR", "NEAR/3", "title:", "..",    "id:",  "pages:", "1",
      "20",  "'",  "\xe2\x80", "\0"sv, "普京",   "🙂",   " AND ", " OR ", " NOT ",  " NEAR "};
  std::mt19937 random(2);
  for (int i = 0; i < 20'000; ++i) {
    std::string question;
    for (auto count = random() % 30; count > 0; --count) question += pieces[random() % pieces.size()];
    CAPTURE(question);
    survives(question, i % 2 == 0 ? Match::any : Match::all);
  }
}

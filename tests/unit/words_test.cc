// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/words.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "text/utf8.h"

using namespace libsearch::text;

namespace {

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  WordBreaker().split(text, words);
  return words;
}

/// The words in brackets, a compound before its parts: `[al-Assad|al|Assad] [met]`.
std::string shown(std::string_view text) {
  std::string out;
  std::size_t group_end = 0;
  for (const Word& word : words_of(text)) {
    const bool in_group = word.begin < group_end;
    if (in_group) out.back() = '|';
    if (!in_group) out += out.empty() ? "[" : " [";
    out += text.substr(word.begin, word.end - word.begin);
    out += ']';
    group_end = std::max<std::size_t>(group_end, word.end);
  }
  return out;
}

struct Case {
  std::string text;
  std::string expected;
};

void check_all(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(shown(c.text) == c.expected);
  }
}

std::string repeated(std::string_view piece, std::size_t times) {
  std::string text;
  text.reserve(piece.size() * times);
  while (times-- > 0) text += piece;
  return text;
}

}  // namespace

TEST_CASE("words are runs of letters and digits") {
  check_all({
      {"", ""},
      {" \t\n.,;!?", ""},
      {"one", "[one]"},
      {"Two words, here.", "[Two] [words] [here]"},
      {"(in) \"quotes\" 'and' [brackets]", "[in] [quotes] [and] [brackets]"},
      {"H2O 4x4 1st", "[H2O] [4x4] [1st]"},
      {"naïve Łódź STRASSE straße", "[naïve] [Łódź] [STRASSE] [straße]"},
      {"мир Αθήνα", "[мир] [Αθήνα]"},
      {"a\u00A0b\u2003c\u3000d", "[a] [b] [c] [d]"},
      {"m² ½ ① ☎ №", "[m]"},
      {"١٢٣ ४५६ Ⅷ", "[١٢٣] [४५६] [Ⅷ]"},
  });
}

TEST_CASE("an apostrophe between letters stays in the word") {
  check_all({
      {"Erdoğan'ın", "[Erdoğan'ın]"},
      {"Erdoğan’ın", "[Erdoğan’ın]"},
      {"O'Brien O’Brien", "[O'Brien] [O’Brien]"},
      {"Da'esh Qur'an", "[Da'esh] [Qur'an]"},
      {"Turkey's, dogs' 'tis rock 'n' roll", "[Turkey's] [dogs] [tis] [rock] [n] [roll]"},
      {"l'État qu'il", "[l'État] [qu'il]"},
      {"a''b", "[a] [b]"},
      {"5'6 1'000", "[5'6] [1'000]"},
      {"6' a'1", "[6] [a] [1]"},
      {"ג'ורג' צה\"ל", "[ג'ורג'] [צה\"ל]"},
      {"l·l", "[l·l]"},
  });
}

TEST_CASE("an accent that stands for an apostrophe between letters stays in the word, one that quotes does not") {
  check_all({
      {"Nu`man al-Qur´an", "[Nu`man] [al-Qur´an|al|Qur´an]"},
      {"об´єкт ג`ורג", "[об´єкт] [ג`ורג]"},
      {"`code` ´so´ ``this'' a``b", "[code] [so] [this] [a] [b]"},
      {"`שלום` a` `b 5`6", "[שלום] [a] [b] [5] [6]"},
  });
}

TEST_CASE("initials with a space between are a compound") {
  check_all({
      {"R. T. Rybak", "[R. T|R|T] [Rybak]"},
      {"J. R. R. Tolkien", "[J. R. R|J|R|R] [Tolkien]"},
      {"В. В. Путин", "[В. В|В|В] [Путин]"},
      {"В.\u00A0В. Путин", "[В.\u00A0В|В|В] [Путин]"},
      {"John F. Kennedy", "[John] [F] [Kennedy]"},
      {"Plan B. A man", "[Plan] [B] [A] [man]"},
      {"R.  T. Rx. T.\nR. Tx. T. 5. 6. R. T.Rx", "[R] [T] [Rx] [T] [R] [Tx] [T] [5] [6] [R] [T.Rx]"},
      {"A. B. C. D. E. F.", "[A] [B] [C] [D] [E] [F]"},
      {"R.", "[R]"},
      {"R. ", "[R]"},
      {"R. T", "[R. T|R|T]"},
  });
}

TEST_CASE("a full stop between letters parts words, but for abbreviations") {
  check_all({
      {"example.com", "[example] [com]"},
      {"end.Next", "[end] [Next]"},
      {"U.S. and U.S", "[U.S] [and] [U.S]"},
      {"Ph.D., e.g. this", "[Ph.D] [e.g] [this]"},
      {"U.S.S.R.", "[U.S.S.R]"},
      {"bg.m.wikipedia.org a.b.example.com", "[bg] [m] [wikipedia] [org] [a] [b] [example] [com]"},
      {"т.е. т.д", "[т.е] [т.д]"},
      {"د.محمد", "[د] [محمد]"},
      {"A.B.C.DEF.G.H", "[A] [B] [C] [DEF] [G] [H]"},
      {"example.co.uk", "[example] [co] [uk]"},
      {"U..S", "[U] [S]"},
      {"U\u2024S", "[U\u2024S]"},
  });
}

TEST_CASE("initials are cut from the name that follows them without a space, as from one behind a space") {
  check_all({
      {"J.R.R.Tolkien", "[J.R.R] [Tolkien]"},
      {"В.В.Путин.", "[В.В] [Путин]"},
      {"Путин В.В.приехал", "[Путин] [В.В] [приехал]"},
      {"J.R.Ivanova-Petrova", "[J.R] [Ivanova-Petrova|Ivanova|Petrova]"},
      {"В.Путин v.2.0 Дж.Р.Толкин", "[В] [Путин] [v] [2.0] [Дж] [Р] [Толкин]"},
      {"J.R.R.Tolkien.org J.R.Rx", "[J] [R] [R] [Tolkien] [org] [J.R.Rx]"},
  });
}

TEST_CASE("a full stop or comma between digits stays") {
  check_all({
      {"3.5 1,000.50 12.", "[3.5] [1,000.50] [12]"},
      {"v2.0 192.168.0.1", "[v2.0] [192.168.0.1]"},
      {"1,a a,1 1.a a.1", "[1] [a] [a] [1] [1] [a] [a] [1]"},
      {"10:30 a:b", "[10] [30] [a] [b]"},
  });
}

TEST_CASE("words joined by a hyphen are a compound and its parts") {
  check_all({
      {"al-Assad", "[al-Assad|al|Assad]"},
      {"al\u2010Assad al\u2011Assad", "[al\u2010Assad|al|Assad] [al\u2011Assad|al|Assad]"},
      {"S-400 F-16", "[S-400|S|400] [F-16|F|16]"},
      {"e-mail", "[e-mail|e|mail]"},
      {"Jean-Pierre's", "[Jean-Pierre's|Jean|Pierre's]"},
      {"аль-Каида", "[аль-Каида|аль|Каида]"},
      {"U.S-led", "[U.S-led|U.S|led]"},
      {"example-site.com", "[example-site|example|site] [com]"},
      {"a-b-c-d", "[a-b-c-d|a|b|c|d]"},
      {"a-b-c-d-e", "[a] [b] [c] [d] [e]"},
      {"-a- --b a--b a - b a- b", "[a] [b] [a] [b] [a] [b] [a] [b]"},
      {"1990–1995", "[1990] [1995]"},
  });
}

TEST_CASE("underscores and ampersands join as hyphens do") {
  check_all({
      {"foo_bar", "[foo_bar|foo|bar]"},
      {"__init__", "[init]"},
      {"_meine liebe_", "[meine] [liebe]"},
      {"foo__bar", "[foo] [bar]"},
      {"AT&T R&D", "[AT&T|AT|T] [R&D|R|D]"},
      {"Q & A", "[Q] [A]"},
      {"Bonjour\u202F!", "[Bonjour]"},
  });
}

TEST_CASE("a letter with ++ or # is a compound") {
  check_all({
      {"C++", "[C++|C]"},
      {"F# C#,", "[F#|F] [C#|C]"},
      {"C++17", "[C++|C] [17]"},
      {"C+ ab++ 1# #1", "[C] [ab] [1] [1]"},
      {"Objective-C++", "[Objective-C|Objective|C++|C]"},
  });
}

TEST_CASE("marks and invisible formatting belong to the word they are in") {
  check_all({
      {"E\u0301te\u0301 cafe\u0301.", "[E\u0301te\u0301] [cafe\u0301]"},
      {"Erdo\u011F\u00ADan", "[Erdo\u011F\u00ADan]"},
      {"a\u00ADb", "[a\u00ADb]"},
      {"می‌خواهم", "[می‌خواهم]"},
      {"\u200Fشكرا\u200F \u202Babc\u202C", "[شكرا] [abc]"},
      {"क्षत्रिय हिन्दी", "[क्षत्रिय] [हिन्दी]"},
      {"مُحَمَّد", "[مُحَمَّد]"},
      {" \u0301a", "[a]"},
  });
}

TEST_CASE("pictures are no words") {
  check_all({
      {"I ❤️ you", "[I] [you]"},
      {"👨‍👩‍👧 family🇹🇷flag", "[family] [flag]"},
      {"a\u200D\u2602b", "[a] [b]"},
  });
}

TEST_CASE("text from right to left is split like any other") {
  check_all({
      {"رئيس الوزراء أردوغان.", "[رئيس] [الوزراء] [أردوغان]"},
      {"בנימין נתניהו, ראש", "[בנימין] [נתניהו] [ראש]"},
  });
}

TEST_CASE("scripts without spaces are split by dictionaries") {
  check_all({
      {"ภาษาไทย", "[ภาษา] [ไทย]"},
      {"我爱北京", "[我爱北京|我|爱|北京]"},
      {"東京に行きました", "[東京] [に] [行き] [ま] [した]"},
      {"佐々木さん", "[佐々木] [さん]"},
      {"ジョン・スミス", "[ジョン] [スミス]"},
      {"abc北京def 2023年", "[abc] [北京] [def] [2023] [年]"},
  });
}

TEST_CASE("Hangul parts from foreign words and numbers") {
  check_all({
      {"한국어는 쉽다", "[한국어는] [쉽다]"},
      {"KBS뉴스 2023년 F-16기", "[KBS] [뉴스] [2023] [년] [F-16|F|16] [기]"},
  });
}

TEST_CASE("positions count words, and a compound has that of its first part") {
  const auto words = words_of("the al-Assad C++ end");
  std::string positions;
  for (const Word& word : words) positions += std::to_string(word.position) + " ";
  CHECK(positions == "1 2 2 3 4 4 5 ");
  CHECK(words[1].compound);
  CHECK_FALSE(words[2].compound);
}

TEST_CASE("positions go on from the first one given") {
  std::vector<Word> words;
  CHECK(WordBreaker().split("a b-c", words, 10) == 13);
  CHECK(words.front().position == 10);
  CHECK(words.back().position == 12);
  CHECK(WordBreaker().split("", words, 7) == 7);
}

TEST_CASE("words over the limits are left out but counted") {
  const std::string longest(max_word_code_points, 'x');
  CHECK(shown("a " + longest + " b") == "[a] [" + longest + "] [b]");
  CHECK(shown("a " + longest + "x b") == "[a] [b]");
  CHECK(words_of("a " + longest + "x b").back().position == 3);
  CHECK(words_of(repeated("ğ", 64)).size() == 1);
  CHECK(words_of(repeated("ğ", 65)).empty());
  CHECK(words_of(repeated("\U00010400", 60)).size() == 1);  // 240 bytes
  CHECK(words_of(repeated("\U00010400", 61)).empty());
  CHECK(shown(longest + "-b") == "[" + longest + "] [b]");
}

TEST_CASE("a capital says nothing at the start of a sentence") {
  std::string starts;
  const std::string text = "One Two. Three! Four? Five… Six\nSeven al-Eight. Nine-Ten";
  for (const Word& word : words_of(text)) {
    if (word.sentence_start) starts += text.substr(word.begin, word.end - word.begin) + " ";
  }
  CHECK(starts == "One Three Four Five Six Seven Nine-Ten Nine ");
}

TEST_CASE("offsets are of the original text, in order and within it") {
  std::mt19937 random(1);
  const std::u32string alphabet = U"aB1 .'-_&+#\n\u00e9\u0301\u200d\u00adжα나京ไ😀\u05d0\"";
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    for (auto n = random() % 20; n > 0; --n) append_utf8(text, alphabet[random() % alphabet.size()]);
    CAPTURE(text);
    std::uint32_t position = 0;
    std::uint32_t begin = 0;
    for (const Word& word : words_of(text)) {
      REQUIRE(word.begin >= begin);
      REQUIRE(word.begin < word.end);
      REQUIRE(word.end <= text.size());
      REQUIRE(is_valid_utf8(std::string_view(text).substr(word.begin, word.end - word.begin)));
      REQUIRE(word.position >= position);
      REQUIRE(word.position <= position + 1);
      begin = word.begin;
      position = word.position;
    }
  }
}

TEST_CASE("hostile texts are split in linear time") {
  const std::size_t megabyte = 1'000'000;
  CHECK(words_of(std::string(10 * megabyte, 'x')).empty());
  CHECK(words_of("a" + repeated("\u0301", megabyte)).empty());
  CHECK(words_of(repeated("\u0301", megabyte)).empty());
  CHECK(words_of(repeated("\uFDFA", 100'000)).empty());
  CHECK(words_of(repeated("a.", megabyte) + "long").size() == megabyte + 1);
  CHECK(words_of(repeated("a'\u0301", megabyte)).empty());
  CHECK(words_of(repeated("a'\u0301.", megabyte)).size() == megabyte);
  CHECK(words_of(repeated("a-", megabyte)).size() == megabyte);
  CHECK(words_of(repeated("C++-", megabyte)).size() == 2 * megabyte);
  CHECK(words_of(repeated("\u05d0\"", megabyte)).empty());
  CHECK_FALSE(words_of(repeated("京", 100'000)).empty());
  CHECK(words_of(repeated("\U0001F1F9", megabyte)).empty());
}

TEST_CASE("whatever the bytes, words lie inside the text, at the boundaries of characters and in order") {
  std::mt19937 random(7);
  for (int i = 0; i < 30; ++i) {
    std::string bytes(10'000, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random());
    const std::string text = mend_utf8(bytes);
    const auto words = words_of(text);
    CHECK_FALSE(words.empty());
    CHECK(std::ranges::is_sorted(words, {}, &Word::begin));
    CHECK(std::ranges::is_sorted(words, {}, &Word::position));
    CHECK(std::ranges::all_of(words, [&](const Word& word) {
      return word.begin < word.end && word.end <= text.size() &&
             is_valid_utf8(std::string_view(text).substr(word.begin, word.end - word.begin));
    }));
  }
}

TEST_CASE("a name that the dictionary cuts into pieces is a compound") {
  check_all({
      {"トルコのエルドアン大統領", "[トルコ] [の] [エルドアン|エル|ドア|ン] [大統領]"},
      {"アンカラ", "[アンカラ|アン|カラ]"},
      {"克罗斯比", "[克罗斯比|克|罗斯|比]"},
  });
  const auto is_in_pieces = [](std::string_view text) { return words_of(text).front().pieces; };
  CHECK(is_in_pieces("アンカラ"));
  CHECK(is_in_pieces("克罗斯比"));
  CHECK_FALSE(is_in_pieces("美国总统"));
  CHECK_FALSE(is_in_pieces("al-Assad"));
}

TEST_CASE("threads have word breakers of their own") {
  const std::string text = "東京 ภาษาไทย al-Assad";
  const std::size_t expected = words_of(text).size();
  std::vector<std::thread> threads;
  std::vector<int> wrong(4, 0);
  threads.reserve(wrong.size());
  for (int& count : wrong) {
    threads.emplace_back([&] {
      for (int n = 0; n < 500; ++n) {
        std::vector<Word> words;
        thread_word_breaker().split(text, words);
        count += words.size() != expected;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(wrong == std::vector<int>(4, 0));
}

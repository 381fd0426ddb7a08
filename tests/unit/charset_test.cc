// SPDX-License-Identifier: GPL-2.0-or-later
#include <libsearch/charset.h>

#include <doctest/doctest.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "text/charset_converter.h"
#include "text/charset_languages.h"
#include "text/utf8.h"

using namespace libsearch;
using Source = DecodedText::Source;

namespace {

std::string encoded(const std::string& utf8, const char* charset) {
  std::string bytes(utf8.size() * 4 + 16, '\0');
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t size = ucnv_convert(charset, "UTF-8", bytes.data(), static_cast<std::int32_t>(bytes.size()),
                                         utf8.data(), static_cast<std::int32_t>(utf8.size()), &status);
  REQUIRE(U_SUCCESS(status));
  bytes.resize(static_cast<std::size_t>(size));
  return bytes;
}

struct Sample {
  const char* text;
  std::vector<const char*> charsets;
};

const std::vector<Sample>& samples() {
  static const std::vector<Sample> all = {
      {"Le président turc a déclaré hier, à l’issue du sommet, que l’été prochain serait décisif.",
       {"windows-1252", "macintosh"}},
      {"Der türkische Präsident erklärte gestern, dass über die Größe der Übung noch nicht entschieden sei.",
       {"windows-1252", "IBM850"}},
      {"El presidente turco declaró ayer en una reunión que el año próximo habrá más elecciones.", {"windows-1252"}},
      {"Il presidente è arrivato ieri a Roma.", {"windows-1252"}},
      {"Prezydent Turcji oświadczył wczoraj, że żadna z propozycji nie została jeszcze przyjęta.",
       {"windows-1250", "ISO-8859-2", "IBM852"}},
      {"Turecký prezident včera prohlásil, že žádný z návrhů dosud nebyl přijat, ačkoli šlo o důležitou věc.",
       {"windows-1250", "ISO-8859-2"}},
      {"A török elnök tegnap kijelentette, hogy egyetlen javaslatot sem fogadtak el, és őszig döntenek róla.",
       {"windows-1250", "ISO-8859-2"}},
      {"Türkiye Cumhurbaşkanı Erdoğan dün yaptığı açıklamada görüşmelerin süreceğini söyledi.",
       {"windows-1254", "ISO-8859-9"}},
      {"Turcijas prezidents vakar paziņoja, ka neviens priekšlikums vēl nav pieņemts un sarunas turpināsies.",
       {"windows-1257"}},
      {"Ο Τούρκος πρόεδρος δήλωσε χθες ότι καμία από τις προτάσεις δεν έχει γίνει δεκτή.",
       {"windows-1253", "ISO-8859-7"}},
      {"Президент Турции заявил вчера, что ни одно из предложений пока не принято.",
       {"windows-1251", "KOI8-R", "IBM866", "IBM855", "x-mac-cyrillic", "ISO-8859-5"}},
      {"Президент Туреччини заявив учора, що жодної з пропозицій ще не прийнято, і переговори тривають.",
       {"windows-1251", "KOI8-U", "ISO-8859-5"}},
      {"נשיא טורקיה הודיע אתמול כי אף אחת מן ההצעות לא התקבלה עדיין והשיחות יימשכו.", {"windows-1255", "ISO-8859-8"}},
      {"أعلن الرئيس التركي أمس أن أيا من المقترحات لم يقبل بعد وأن المحادثات ستستمر", {"windows-1256", "ISO-8859-6"}},
      {"T\u00F4\u0309ng th\u00F4\u0301ng Th\u00F4\u0309 Nhi\u0303 Ky\u0300 cho bi\u00EA\u0301t h\u00F4m qua kh\u00F4ng "
       "c\u00F3 \u0111\u00EA\u0300 nghi\u0323 n\u00E0o \u0111\u01B0\u01A1\u0323c ch\u00E2\u0301p nh\u00E2\u0323n.",
       {"windows-1258"}},
      {"ประธานาธิบดีตุรกีแถลงเมื่อวานนี้ว่ายังไม่มีข้อเสนอใดได้รับการยอมรับ", {"windows-874"}},
      {"土耳其总统昨天表示，目前还没有接受任何一项提议，谈判将继续进行。", {"GB18030", "GB2312"}},
      {"土耳其總統昨天表示，目前還沒有接受任何一項提議，談判將繼續進行。", {"Big5"}},
      {"トルコの大統領は昨日、提案はまだ一つも受け入れられておらず、交渉は続くと述べた。",
       {"Shift_JIS", "EUC-JP", "ISO-2022-JP"}},
      {"터키 대통령은 어제 어떤 제안도 아직 받아들여지지 않았으며 협상은 계속될 것이라고 말했다.",
       {"windows-949", "EUC-KR"}},
      {"Erdoğan, أردوغان и Эрдоган\n", {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "UTF-16", "UTF-32"}},
  };
  return all;
}

}  // namespace

TEST_CASE("text is decoded from the charset it is in, without being told") {
  for (const Sample& sample : samples()) {
    for (const char* charset : sample.charsets) {
      CAPTURE(charset);
      const DecodedText decoded = decode_text(encoded(sample.text, charset));
      CHECK(decoded.text == sample.text);
    }
  }
}

TEST_CASE("each language of the tables lists a letter once, and its charsets have them all") {
  for (const text::CharsetLanguage& language : text::charset_languages()) {
    const std::string letters(language.letters);
    CAPTURE(letters);
    std::set<char32_t> distinct;
    std::size_t count = 0;
    for (std::size_t at = 0; at < letters.size(); ++count) distinct.insert(text::next_code_point(letters, at));
    CHECK(distinct.size() == count);
    const auto charset = std::ranges::find(text::charsets(), language.family, &text::Charset::family);
    REQUIRE(charset != text::charsets().end());
    CHECK(text::convert_to_utf8(encoded(letters, charset->name), charset->name)->text == letters);
  }
}

TEST_CASE("no text is taken for binary") {
  for (const Sample& sample : samples()) {
    for (const char* charset : sample.charsets) {
      CAPTURE(charset);
      CHECK_FALSE(looks_binary(encoded(sample.text, charset)));
    }
  }
}

TEST_CASE("valid UTF-8 is what it seems, whatever is declared") {
  for (const std::string text : {"", "plain", "Erdoğan", "日本", "\x1B[31mred\x1B[0m"}) {
    const DecodedText decoded = decode_text(text, "windows-1254");
    CHECK(decoded.text == text);
    CHECK(decoded.charset == "UTF-8");
    CHECK(decoded.source == Source::valid_utf8);
  }
}

TEST_CASE("a byte order mark decides and is left out") {
  using namespace std::string_literals;
  CHECK(decode_text("\xEF\xBB\xBF"
                    "ab")
            .text == "ab");
  CHECK(decode_text("\xFF\xFE"
                    "a\0b\0"s)
            .text == "ab");
  CHECK(decode_text("\xFE\xFF"
                    "\0a\0b"s)
            .text == "ab");
  CHECK(decode_text("\xFF\xFE\0\0"
                    "a\0\0\0"s)
            .charset == "UTF-32LE");
  CHECK(decode_text("\xFE\xFF"s).text.empty());
  CHECK(decode_text("\xFF\xFE"
                    "a\0"s,
                    "windows-1252")
            .source == Source::byte_order_mark);
  CHECK(decode_text("\xEF\xBB\xBF"
                    "caf\xE9")
            .text == "caf\uFFFD");
}

TEST_CASE("the declared charset is believed where it can be right") {
  const DecodedText decoded = decode_text("\xE8\xE9", "ISO-8859-2");
  CHECK(decoded.text == "čé");
  CHECK(decoded.charset == "ISO-8859-2");
  CHECK(decoded.source == Source::declared);
  CHECK(decode_text("\xCF\xF0\xE8", "cp1251").text == "При");
}

TEST_CASE("names of ISO charsets stand for those of Windows") {
  CHECK(decode_text("\x93r\xE9sum\xE9\x94", "latin1").text == "“résumé”");
  CHECK(decode_text("\x93r\xE9sum\xE9\x94", "latin1").charset == "windows-1252");
  CHECK(decode_text("\x93\xDD", "iso-8859-9").text == "“İ");
  CHECK(decode_text("\x9C\xE8", "ISO-8859-2").text == "śč");
  CHECK(decode_text("\xB6\xE8", "ISO-8859-2").text == "śč");
}

TEST_CASE("a declaration that cannot be right is passed over") {
  const std::string text = "Il presidente è arrivato ieri: \xE8 tardi";
  for (const char* declared : {"no-such-charset", "../../etc/passwd", "utf-8", "UTF-16", "", "x,y=z"}) {
    CAPTURE(declared);
    CHECK(decode_text("caf\xE9 noir", declared).text == "café noir");
  }
  const std::string russian = encoded("Ни одно из предложений пока не принято.", "windows-1251");
  CHECK(decode_text(russian, "EUC-JP").charset == "windows-1251");
}

TEST_CASE("UTF-8 with little damage stays UTF-8") {
  const std::string turkish = "Görüşmelerin süreceğini söyledi, çünkü öğle oldu.";
  CHECK(decode_text(turkish + "\xFF!").text == turkish + "\uFFFD!");
  CHECK(decode_text(turkish + "\xFF!").source == Source::detected);
  CHECK(decode_text("é\xC3").text == "é\uFFFD");
  CHECK(decode_text(turkish + "\xE2\x80", "windows-1252").charset == "UTF-8");
}

TEST_CASE("few letters are guessed as Western") {
  CHECK(decode_text("caf\xE9").text == "café");
  CHECK(decode_text("\x93quoted\x94 \x96 text").text == "“quoted” – text");
  CHECK(decode_text("\xA9 2023").text == "© 2023");
  CHECK(decode_text("na\xEFve").source == Source::detected);
}

TEST_CASE("what has no meaning in its charset becomes U+FFFD") {
  CHECK(decode_text(encoded("日本語のテキストです", "EUC-JP") + "\xFF", "EUC-JP").text == "日本語のテキストです\uFFFD");
}

TEST_CASE("UTF-8 has no surrogates, nothing overlong and no ends missing") {
  CHECK(is_utf8(""));
  CHECK(is_utf8("Süper 漢字 \U0001F600"));
  for (const char* bytes : {"\xFF", "\xED\xB8\x80", "\xC0\xAF", "caf\xE9", "\xE6\xBC"}) CHECK_FALSE(is_utf8(bytes));
}

TEST_CASE("binary is binary") {
  using namespace std::string_literals;
  CHECK(
      looks_binary("\x7F"
                   "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0"s));
  CHECK(looks_binary("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x01\0\0\0\x01\0"s));
  CHECK(looks_binary("text\0text"s));
  CHECK(looks_binary("\x01\x02\x03\x04text"));
  CHECK(looks_binary(std::string(100, '\0')));
  CHECK_FALSE(looks_binary(""));
  CHECK_FALSE(looks_binary("text\twith\r\n\x1B[1mcolours\x1B[0m\f"));
  CHECK_FALSE(looks_binary(std::string(8192, 'a') + std::string(10, '\0')));
}

TEST_CASE("whatever the bytes, the text is valid UTF-8") {
  std::mt19937 random(3);
  for (int i = 0; i < 300; ++i) {
    std::string bytes(random() % 200, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random() % (i % 2 == 0 ? 256 : 200));
    CHECK(text::is_valid_utf8(decode_text(bytes).text));
    CHECK(text::is_valid_utf8(decode_text(bytes, i % 3 == 0 ? "GB18030" : "ISO-2022-KR").text));
    looks_binary(bytes);
  }
}

TEST_CASE("megabytes of anything are decoded in linear time") {
  std::string bytes(5'000'000, '\0');
  std::mt19937 random(4);
  for (char& byte : bytes) byte = static_cast<char>(0x80 + random() % 0x80);
  CHECK(text::is_valid_utf8(decode_text(bytes).text));
  CHECK(text::is_valid_utf8(decode_text(std::string(5'000'000, '\xE9')).text));
  CHECK(decode_text(std::string(3'000'000, '\n') + "caf\xE9").text.ends_with("café"));
}

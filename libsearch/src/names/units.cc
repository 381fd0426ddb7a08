// SPDX-License-Identifier: GPL-2.0-or-later
#include "names/units.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <bitset>
#include <memory>

#include "names/han_units.h"
#include "names/kana_units.h"
#include "names/thai_units.h"
#include "text/utf8.h"

namespace libsearch::names {
namespace {

/// As many characters of a word as can matter to its first max_units units.
constexpr std::size_t max_characters = 64;

/// The code points of a word. Not a std::u32string: this is on the hot path, and words are short.
struct Characters {
  std::array<char32_t, max_characters> at;
  std::size_t size = 0;
  bool stable = true;  ///< nothing in it is changed by NFKC_Casefold
};

/// Latin letters with marks that sound unlike the letter without. Other marks are dropped.
constexpr std::u16string_view distinct_latin = u"áäâãåæçčćďđéèêëěęğíîıïłñňńóöôøőœřşšśșțţťúüûůűýžźżąāēīūļķņģėįųəðþ";

/// Letters that Unicode does not decompose: letter and stand-in.
constexpr std::u16string_view latin_stand_ins = u"ħhŧtŋnĸkƀbɓbƃbɗdɖdɛeǝeɔoɣgɠgƙkɲnƥpʀrʉuʊuʋvƴyƶzɨiɩiɫlɦh";

constexpr char32_t table_size = 0x2000;

/// What is looked up by code point, for those below table_size. Built at first use, in about half a millisecond.
struct Tables {
  std::bitset<table_size> unstable;            ///< changed by NFKC_Casefold
  std::array<char16_t, table_size> bare = {};  ///< Latin and Greek: the letter's unit, 0 for none
};

/// First code point of the full canonical decomposition: the letter under the marks.
char32_t without_marks(const icu::Normalizer2& nfd, char32_t letter) {
  icu::UnicodeString decomposed;
  if (!nfd.getDecomposition(static_cast<UChar32>(letter), decomposed)) return letter;
  return static_cast<char32_t>(decomposed.char32At(0));
}

char16_t latin_unit(const icu::Normalizer2& nfd, char32_t letter) {
  const auto lower = static_cast<char16_t>(u_tolower(static_cast<UChar32>(letter)));
  if (distinct_latin.find(lower) != std::u16string_view::npos) return lower;
  if (const auto found = latin_stand_ins.find(lower); found != std::u16string_view::npos && found % 2 == 0) {
    return latin_stand_ins[found + 1];
  }
  const auto bare = without_marks(nfd, lower);
  return bare >= U'a' && bare <= U'z' ? static_cast<char16_t>(bare) : char16_t{0};
}

char16_t greek_unit(const icu::Normalizer2& nfd, char32_t letter) {
  const auto bare = static_cast<char16_t>(u_tolower(static_cast<UChar32>(without_marks(nfd, letter))));
  if (bare == u'ς') return u'σ';
  return u_isalpha(bare) ? bare : char16_t{0};
}

std::unique_ptr<const Tables> build_tables() {
  auto tables = std::make_unique<Tables>();
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfd = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) return tables;  // ICU without its data: every word is then left as it is
  for (char32_t c = 0; c < table_size; ++c) {
    if (u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_CHANGES_WHEN_NFKC_CASEFOLDED)) tables->unstable.set(c);
    if ((c >= U'a' && c < 0x2B0) || (c >= 0x1E00 && c < 0x1F00)) tables->bare[c] = latin_unit(*nfd, c);
    if ((c >= 0x370 && c < 0x400) || c >= 0x1F00) tables->bare[c] = greek_unit(*nfd, c);
  }
  return tables;
}

const Tables& tables() {
  static const std::unique_ptr<const Tables> built = build_tables();
  return *built;
}

bool is_han(char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; }
bool is_kana(char32_t c) { return c >= 0x3041 && c <= 0x30FE; }
bool is_hangul(char32_t c) { return c >= 0xAC00 && c <= 0xD7A3; }

bool is_stable(const Tables& tables, char32_t c) {
  if (c < table_size) return !tables.unstable[c];
  return is_han(c) || is_kana(c) || is_hangul(c) || (c >= 0x2010 && c <= 0x2019);
}

Characters decode(std::string_view text) {
  Characters result;
  const Tables& table = tables();
  for (std::size_t at = 0; at < text.size() && result.size < max_characters;) {
    const auto c = text::next_code_point(text, at);
    result.stable = result.stable && is_stable(table, c);
    result.at[result.size++] = c;
  }
  return result;
}

/// Width, ligature and compatibility forms, capitals: the slow way, taken by few words. NFC again afterwards, because
/// NFKC_Casefold leaves some letters decomposed.
Characters casefolded(const Characters& text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* casefold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const auto* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return text;
  icu::UnicodeString word;
  for (std::size_t i = 0; i < text.size; ++i) word.append(static_cast<UChar32>(text.at[i]));
  word = nfc->normalize(casefold->normalize(word, status), status);
  Characters result;
  for (std::int32_t i = 0; i < word.length() && result.size < max_characters; i = word.moveIndex32(i, 1)) {
    result.at[result.size++] = static_cast<char32_t>(word.char32At(i));
  }
  return result;
}

/// The script of one character, or script_count if it belongs to none or all.
std::size_t script_index(char32_t c) {
  const auto index = [](Script script) { return static_cast<std::size_t>(script); };
  if (c < 0x250) return (c >= U'a' && c <= U'z') || c >= 0xC0 ? index(Script::latin) : script_count;
  if (c >= 0x370 && c < 0x400) return index(Script::greek);
  if (c >= 0x400 && c < 0x530) return index(Script::cyrillic);
  if (c >= 0x531 && c < 0x590) return index(Script::armenian);
  if (c >= 0x5D0 && c < 0x5F3) return index(Script::hebrew);
  if (c >= 0x620 && c < 0x700) return index(Script::arabic);
  if (c >= 0x750 && c < 0x780) return index(Script::arabic);
  if (c >= 0x8A0 && c < 0x900) return index(Script::arabic);
  if (c >= 0x900 && c < 0xD80) return index(Script::devanagari);
  if (c >= 0x10A0 && c < 0x1100) return index(Script::georgian);
  if (c >= 0x1E00 && c < 0x1F00) return index(Script::latin);
  if (c >= 0x1F00 && c < 0x2000) return index(Script::greek);
  if (c == U'ー' || c == U'・') return script_count;
  if (is_kana(c)) return index(Script::kana);
  if (is_hangul(c)) return index(Script::hangul);
  if (is_han(c)) return index(Script::han);
  return script_count;
}

/// The script of the first character that has one, but Han or kana where one of them occurs at all.
Script script_of(const Characters& text) {
  std::size_t script = script_count;
  for (std::size_t i = 0; i < text.size; ++i) {
    const auto here = script_index(text.at[i]);
    if (here == static_cast<std::size_t>(Script::han)) return Script::han;
    if (here == static_cast<std::size_t>(Script::kana) || script == script_count) script = here;
  }
  return script == script_count ? Script::latin : static_cast<Script>(script);
}

/// Appends units within the frame; what does not fit is dropped.
class Writer {
 public:
  explicit Writer(Units& units) : units_(units) { units_.unit[units_.size++] = word_start; }
  void put(char16_t unit) {
    if (unit != 0 && units_.size <= max_units) units_.unit[units_.size++] = unit;
  }
  /// The same of a letter that may be written twice.
  void put_letter(char16_t unit) { put(unit == units_.unit[units_.size - 1U] ? doubled : unit); }
  void finish() {
    if (units_.size == 1) {
      units_.size = 0;
    } else {
      units_.unit[units_.size++] = word_end;
    }
  }

 private:
  Units& units_;
};

bool is_letter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)); }

void write_latin(const Tables& table, char32_t c, Writer& out) {
  if (c < table_size) {
    out.put_letter(table.bare[c]);
  } else if (c <= 0xFFFF && is_letter(c)) {
    out.put(static_cast<char16_t>(c));
  }
}

void write_arabic(char32_t c, Writer& out) {
  switch (c) {
    case U'ـ':
      return;  // tatweel
    case U'ی':
      return out.put(u'ي');
    case U'ک':
      return out.put(u'ك');
    case U'ہ':
    case U'ھ':
      return out.put(u'ه');
    case U'ٱ':
      return out.put(u'ا');
    default:
      break;
  }
  if (c <= 0xFFFF && u_charType(static_cast<UChar32>(c)) == U_OTHER_LETTER) out.put(static_cast<char16_t>(c));
}

void write_hebrew(char32_t c, Writer& out) {
  switch (c) {
    case U'׳':
    case U'’':
    case U'\'':
    case U'`':
      return out.put(u'\'');
    case U'ך':
    case U'ם':
    case U'ן':
    case U'ף':
    case U'ץ':
      return out.put(static_cast<char16_t>(c + 1));  // each stands right before its usual form
    default:
      break;
  }
  if (c >= U'א' && c <= U'ײ') out.put(static_cast<char16_t>(c));
}

/// Characters of the other Indic blocks stand where Devanagari has theirs, because all follow ISCII.
void write_devanagari(char32_t c, Writer& out) {
  if (c >= 0x980 && c < 0xD80) c = 0x900 + (c & 0x7F);
  switch (c) {
    case 0x929:
      return out.put(0x928), out.put(0x93C);
    case 0x931:
      return out.put(0x930), out.put(0x93C);
    case 0x934:
      return out.put(0x933), out.put(0x93C);
    default:
      break;
  }
  const auto type = u_charType(static_cast<UChar32>(c));
  if (c <= 0xFFFF && (type == U_OTHER_LETTER || type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK)) {
    out.put(static_cast<char16_t>(c));
  }
}

/// Unicode 3.12, Conjoining Jamo Behavior.
void write_hangul(char32_t c, Writer& out) {
  if (!is_hangul(c)) return;
  const auto syllable = c - 0xAC00;
  out.put(static_cast<char16_t>(0x1100 + syllable / 588));
  out.put(static_cast<char16_t>(0x1161 + syllable % 588 / 28));
  if (syllable % 28 != 0) out.put(static_cast<char16_t>(0x11A7 + syllable % 28));
}

void write_letter(char32_t c, Writer& out) {
  if (c <= 0xFFFF && is_letter(c)) out.put_letter(static_cast<char16_t>(c));
}

void write_kana(const Characters& text, Writer& out) {
  KanaReader reader;
  for (std::size_t i = 0; i < text.size; ++i) {
    for (const char letter : reader.next(text.at[i])) out.put(static_cast<char16_t>(letter));
  }
  for (const char letter : reader.rest()) out.put(static_cast<char16_t>(letter));
}

void write_thai(const Characters& text, Writer& out) {
  for (const char letter : thai_in_latin({text.at.data(), text.size})) out.put(static_cast<char16_t>(letter));
}

/// Japanese and Chinese names mix in kana now and then.
void write_han(char32_t c, Writer& out) {
  for (const char16_t unit : han_units(c)) out.put(unit);
  if (!is_kana(c)) return;
  KanaReader reader;
  reader.next(c);
  for (const char letter : reader.rest()) out.put(static_cast<char16_t>(letter));
}

/// What kind of place it is, when that is written behind a name: city, province, county, district, village, island ...
/// Other scripts do not say so.
constexpr std::u32string_view han_place_kinds = U"市省县縣区區郡乡鄉镇鎮村府岛島";

void drop_place_kind(Characters& text) {
  if (text.size >= 3 && han_place_kinds.find(text.at[text.size - 1]) != std::u32string_view::npos) --text.size;
}

void write_character(Script script, char32_t c, Writer& out) {
  switch (script) {
    case Script::latin:
    case Script::greek:
      return write_latin(tables(), c, out);
    case Script::arabic:
      return write_arabic(c, out);
    case Script::hebrew:
      return write_hebrew(c, out);
    case Script::devanagari:
      return write_devanagari(c, out);
    case Script::hangul:
      return write_hangul(c, out);
    case Script::han:
      return write_han(c, out);
    default:
      return write_letter(c, out);
  }
}

}  // namespace

Units units(std::string_view spelling) {
  auto text = decode(spelling);
  if (!text.stable) text = casefolded(text);
  Units result;
  result.script = script_of(text);
  if (result.script == Script::han) drop_place_kind(text);
  Writer out(result);
  if (result.script == Script::kana) {
    write_kana(text, out);
  } else if (result.script == Script::latin && text.size > 0 && is_thai(text.at[0])) {
    write_thai(text, out);
  } else {
    for (std::size_t i = 0; i < text.size; ++i) write_character(result.script, text.at[i], out);
  }
  out.finish();
  return result;
}

}  // namespace libsearch::names

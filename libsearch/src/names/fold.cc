// SPDX-License-Identifier: GPL-2.0-or-later
#include "names/fold.h"

#include <algorithm>
#include <array>
#include <utility>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include "text/utf8.h"

namespace libsearch::names {
namespace {

/// Letter variants that Unicode's decompositions do not know, by code point. Latin: letters with a stroke, ligatures
/// and the letters of African and Azerbaijani orthographies by their usual plain replacement. Arabic: Persian and Urdu
/// forms of one letter, alef wasla, teh marbuta and alef maksura, as search engines for Arabic do (Lucene's normalisers
/// among them). Hebrew: final forms.
constexpr std::array<std::pair<char16_t, std::u16string_view>, 55> letter_variants{{
    {u'æ', u"ae"}, {u'ð', u"d"}, {u'ø', u"o"},  {u'þ', u"th"}, {u'đ', u"d"}, {u'ħ', u"h"}, {u'ı', u"i"}, {u'ĸ', u"k"},
    {u'ł', u"l"},  {u'ŋ', u"n"}, {u'œ', u"oe"}, {u'ŧ', u"t"},  {u'ƀ', u"b"}, {u'ƃ', u"b"}, {u'ƈ', u"c"}, {u'ƌ', u"d"},
    {u'ƒ', u"f"},  {u'ƙ', u"k"}, {u'ƚ', u"l"},  {u'ƞ', u"n"},  {u'ƥ', u"p"}, {u'ƭ', u"t"}, {u'ƴ', u"y"}, {u'ƶ', u"z"},
    {u'ǝ', u"e"},  {u'ǥ', u"g"}, {u'ȥ', u"z"},  {u'ɓ', u"b"},  {u'ɔ', u"o"}, {u'ɖ', u"d"}, {u'ɗ', u"d"}, {u'ə', u"e"},
    {u'ɛ', u"e"},  {u'ɠ', u"g"}, {u'ɨ', u"i"},  {u'ɩ', u"i"},  {u'ɲ', u"n"}, {u'ʉ', u"u"}, {u'ך', u"כ"}, {u'ם', u"מ"},
    {u'ן', u"נ"},  {u'ף', u"פ"}, {u'ץ', u"צ"},  {u'ة', u"ه"},  {u'ى', u"ي"}, {u'ٱ', u"ا"}, {u'ک', u"ك"}, {u'ڪ', u"ك"},
    {u'ھ', u"ه"},  {u'ہ', u"ه"}, {u'ۃ', u"ه"},  {u'ی', u"ي"},  {u'ې', u"ي"}, {u'ے', u"ي"}, {u'ە', u"ه"},
}};
static_assert(std::is_sorted(letter_variants.begin(), letter_variants.end()));

/// Arabic's stretching of a line, which is no letter.
constexpr UChar32 tatweel = 0x640;

/// Apostrophes and their like (quotes, primes, the spacing modifier letters ʹ to ˟ of transliterations, geresh).
bool is_apostrophe(UChar32 c) noexcept {
  return c == '\'' || c == '`' || c == 0xB4 || (c >= 0x2B9 && c <= 0x2DF) || c == 0x5F3 || c == 0x5F4 ||
         (c >= 0x2018 && c <= 0x201B) || c == 0x2032 || c == 0xA78B || c == 0xA78C;
}

/// What stands between the parts of a compound.
bool is_joiner(UChar32 c) noexcept {
  return c == '-' || c == '_' || c == '&' || c == ' ' || c == 0x2010 || c == 0x2011;
}

bool is_vowel_of_cyrillic(UChar32 c) noexcept {
  static constexpr std::u16string_view vowels = u"аеиоуыэюяіє";
  return vowels.find(static_cast<char16_t>(c)) != vowels.npos;
}

/// Whether a mark on `base` is a matter of taste there. In Cyrillic only stress marks and the dots of ё are; й, ї, ў
/// and ѓ are letters of their own, as are marked letters in all scripts not named here.
bool drops_mark(UChar32 base, UScriptCode script, UChar32 mark) noexcept {
  switch (script) {
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
    case USCRIPT_ARABIC:
    case USCRIPT_HEBREW:
      return true;
    case USCRIPT_CYRILLIC:
      if (mark == 0x300 || mark == 0x301) return is_vowel_of_cyrillic(base);
      return mark == 0x308 && base == u'е';
    default:
      return false;
  }
}

icu::UnicodeString decomposed(std::string_view spelling, UErrorCode& status) {
  static const icu::Normalizer2* const casefold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  static const icu::Normalizer2* const nfd = icu::Normalizer2::getNFDInstance(status);
  const auto folded = casefold->normalize(
      icu::UnicodeString::fromUTF8(icu::StringPiece(spelling.data(), static_cast<int32_t>(spelling.size()))), status);
  return nfd->normalize(folded, status);
}

bool is_digit_at(const icu::UnicodeString& word, int32_t i) {
  return i >= 0 && i < word.length() && u_isdigit(word.char32At(i));
}

/// A comma that groups thousands: exactly three digits follow it.
bool groups_thousands(const icu::UnicodeString& word, int32_t i) {
  return is_digit_at(word, i + 1) && is_digit_at(word, i + 2) && is_digit_at(word, i + 3) && !is_digit_at(word, i + 4);
}

/// Marks of punctuation inside a word that people leave out as often as not. Between digits they carry meaning: `3.5`.
bool drops_punctuation(const icu::UnicodeString& word, int32_t i, UChar32 c) {
  if (is_apostrophe(c)) return true;
  const bool between_digits = is_digit_at(word, i - 1) && is_digit_at(word, i + 1);
  if (c == '.' || is_joiner(c)) return !between_digits;
  return c == ',' && groups_thousands(word, i);
}

void append_variant(icu::UnicodeString& out, UChar32 c) {
  if (const int32_t digit = u_charDigitValue(c); digit >= 0) c = '0' + digit;
  const auto found = std::lower_bound(letter_variants.begin(), letter_variants.end(), c,
                                      [](const auto& entry, UChar32 code) { return UChar32{entry.first} < code; });
  if (found != letter_variants.end() && UChar32{found->first} == c)
    out.append(found->second.data(), static_cast<int32_t>(found->second.size()));
  else
    out.append(c);
}

icu::UnicodeString without_variants(const icu::UnicodeString& word) {
  icu::UnicodeString out;
  UChar32 base = 0;
  UScriptCode script = USCRIPT_COMMON;
  for (int32_t i = 0; i < word.length();) {
    const int32_t at = i;
    const UChar32 c = word.char32At(i);
    i += U16_LENGTH(c);
    if (u_charType(c) == U_NON_SPACING_MARK) {
      if (!drops_mark(base, script, c)) out.append(c);
      continue;
    }
    if (c == tatweel || drops_punctuation(word, at, c)) continue;
    UErrorCode status = U_ZERO_ERROR;
    base = c;
    script = uscript_getScript(c, &status);
    append_variant(out, c);
  }
  return out;
}

/// Letters that folding leaves as they are, whatever stands beside them: most words have no others, and ICU takes
/// microseconds for a word. First and last of each range.
constexpr auto inert_letters = std::to_array<std::pair<char32_t, char32_t>>({
    {'0', '9'},       {'a', 'z'},       {0x3B1, 0x3C1},   {0x3C3, 0x3C9},   {0x430, 0x44F},   {0x452, 0x45C},
    {0x561, 0x586},   {0x5D0, 0x5D9},   {0x5DB, 0x5DC},   {0x5DE, 0x5DE},   {0x5E0, 0x5E2},   {0x5E4, 0x5E4},
    {0x5E6, 0x5EA},   {0x627, 0x628},   {0x62A, 0x63A},   {0x641, 0x648},   {0x64A, 0x64A},   {0x904, 0x928},
    {0x92A, 0x930},   {0x932, 0x933},   {0x935, 0x939},   {0x93E, 0x94D},   {0x10D0, 0x10FA}, {0x3041, 0x3096},
    {0x30A1, 0x30FA}, {0x30FC, 0x30FE}, {0x4E00, 0x9FFF}, {0xAC00, 0xD7A3},
});
static_assert(std::is_sorted(inert_letters.begin(), inert_letters.end()));

bool is_inert(char32_t c) noexcept {
  const auto above = std::upper_bound(inert_letters.begin(), inert_letters.end(), c,
                                      [](char32_t code, const auto& range) { return code < range.first; });
  return above != inert_letters.begin() && c <= std::prev(above)->second;
}

/// Vowel signs and virama fall away after a letter of a script that drops marks.
bool is_sign_elsewhere(char32_t c, char32_t before) noexcept {
  constexpr char32_t first_letter = 0x904, first_sign = 0x93E, last = 0x94D;
  return c >= first_sign && c <= last && (before < first_letter || before > last);
}

bool is_plain(std::string_view spelling) noexcept {
  char32_t before = 0;
  for (std::size_t at = 0; at < spelling.size();) {
    const char32_t c = text::next_code_point(spelling, at);
    if (!is_inert(c) || is_sign_elsewhere(c, before)) return false;
    before = c;
  }
  return true;
}

}  // namespace

std::string fold(std::string_view spelling) {
  if (is_plain(spelling)) return std::string(spelling);
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(status);
  std::string out;
  nfc->normalize(without_variants(decomposed(spelling, status)), status).toUTF8String(out);
  return out;
}

}  // namespace libsearch::names

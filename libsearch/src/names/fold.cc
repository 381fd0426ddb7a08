// SPDX-License-Identifier: GPL-2.0-or-later
#include "names/fold.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <iterator>
#include <utility>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include "text/ascii.h"
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
  auto word = icu::UnicodeString::fromUTF8(icu::StringPiece(spelling.data(), static_cast<int32_t>(spelling.size())));
  word.findAndReplace(u"\u00B4", u"'");  // to Unicode it is a mark on a space
  const auto folded = casefold->normalize(word, status);
  return nfd->normalize(folded, status);
}

bool is_digit_at(const icu::UnicodeString& word, std::ptrdiff_t i) {
  return i >= 0 && i < word.length() && u_isdigit(word.char32At(static_cast<int32_t>(i)));
}

bool is_digit_at(std::string_view word, std::ptrdiff_t i) {
  return i >= 0 && i < std::ssize(word) && text::is_ascii_digit(word[static_cast<std::size_t>(i)]);
}

/// A comma that groups thousands: exactly three digits follow it.
bool groups_thousands(const auto& word, std::ptrdiff_t i) {
  return is_digit_at(word, i + 1) && is_digit_at(word, i + 2) && is_digit_at(word, i + 3) && !is_digit_at(word, i + 4);
}

/// Marks of punctuation inside a word that people leave out as often as not. Between digits they carry meaning: `3.5`.
bool drops_punctuation(const auto& word, std::ptrdiff_t i, UChar32 c) {
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

/// What the whole word becomes, its letters seen together. Takes microseconds.
std::string fold_whole(std::string_view word) {
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(status);
  std::string out;
  nfc->normalize(without_variants(decomposed(word, status)), status).toUTF8String(out);
  return out;
}

/// What one letter becomes. Aligned, so that compilers read and write it as one number.
struct alignas(std::uint64_t) LetterFold {
  enum class State : std::uint8_t { unknown, own, shared };  ///< shared: it depends on what stands beside the letter
  std::array<char, 6> bytes{};
  std::uint8_t size = 0;
  State state = State::unknown;
};

/// Asks ICU: a letter that does not join the one before and becomes the same alone and between other letters.
LetterFold find_letter_fold(char32_t letter) {
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* const casefold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const auto c = static_cast<UChar32>(letter);
  LetterFold out{.state = LetterFold::State::shared};
  if ((U_GET_GC_MASK(c) & U_GC_L_MASK) == 0 || !casefold->hasBoundaryBefore(c)) return out;
  std::string alone;
  text::append_utf8(alone, letter);
  const std::string between = fold_whole('a' + alone + 'a');
  alone = fold_whole(alone);
  if (alone.size() > out.bytes.size() || between != 'a' + alone + 'a') return out;
  std::ranges::copy(alone, out.bytes.begin());
  out.size = static_cast<std::uint8_t>(alone.size());
  out.state = LetterFold::State::own;
  return out;
}

/// The same, found out once for each letter of the alphabets.
LetterFold letter_fold(char32_t letter) {
  constexpr std::size_t end_of_alphabets = 0x3000;
  static std::array<std::atomic<LetterFold>, end_of_alphabets> known;
  if (letter >= end_of_alphabets) return {.state = LetterFold::State::shared};
  LetterFold out = known[letter].load(std::memory_order_relaxed);
  if (out.state == LetterFold::State::unknown) {
    out = find_letter_fold(letter);
    known[letter].store(out, std::memory_order_relaxed);
  }
  return out;
}

/// What folding leaves as it is, whatever stands beside it.
bool is_plain(char c) noexcept { return text::is_ascii_lower(c) || text::is_ascii_digit(c); }

/// Kana, Han and Hangul, which folding leaves as they are.
bool is_syllable(char32_t c) noexcept {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x3041 && c <= 0x3096) ||
         (c >= 0x30A1 && c <= 0x30FE && c != 0x30FB);
}

/// Whether `c` is a vowel sign or virama of an Indic script behind a letter or sign of its own: after a letter of a
/// script that drops marks it falls away. Their blocks, Devanagari to Malayalam, are laid out alike.
bool is_sign_in_place(char32_t c, char32_t before) noexcept {
  constexpr char32_t first = 0x900, last = 0xD7F, block = 0x80;
  if (c < first || c > last || c / block != before / block) return false;
  const auto is_letter = [](char32_t code) { return code >= 0x04 && code <= 0x39; };
  const auto is_sign = [](char32_t code) { return (code >= 0x3E && code <= 0x4D) || code <= 0x03; };
  return is_sign(c % block) && (is_letter(before % block) || is_sign(before % block));
}

/// Appends the fold of a word letter by letter; false where its letters have to be seen together: it has marks, digits
/// that are not ASCII, or rare punctuation.
bool append_letter_folds(std::string& out, std::string_view word) {
  constexpr char32_t right_quote = 0x2019;
  char32_t before = 0;
  for (std::size_t next = 0; next < word.size();) {
    const std::size_t at = next;
    const char32_t c = text::next_code_point(word, next);
    const bool is_sign = is_sign_in_place(c, std::exchange(before, c));
    const auto fold = letter_fold(c);
    if (fold.state == LetterFold::State::own) {
      for (std::size_t i = 0; i < fold.size; ++i) out += fold.bytes[i];  // a byte or two: append() takes longer
      continue;
    }
    const bool is_itself = (c < 0x80 && is_plain(static_cast<char>(c))) || is_syllable(c) || is_sign;
    if (!is_itself && c >= 0x80 && c != right_quote) return false;
    if (is_itself || !drops_punctuation(word, static_cast<std::ptrdiff_t>(at), static_cast<UChar32>(c)))
      out.append(word, at, next - at);
  }
  return true;
}

}  // namespace

std::string fold(std::string_view spelling) {
  if (std::ranges::all_of(spelling, is_plain)) return std::string(spelling);
  std::string out;
  out.reserve(spelling.size());
  return append_letter_folds(out, spelling) ? out : fold_whole(spelling);
}

}  // namespace libsearch::names

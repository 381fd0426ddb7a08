// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/word_scan.h"

#include <algorithm>
#include <optional>
#include <span>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uniset.h>

#include "text/ascii.h"
#include "text/decode.h"
#include "text/utf8.h"

namespace libsearch::search {
namespace {

unsigned char byte(char c) { return static_cast<unsigned char>(c); }
bool is_ascii(char c) { return byte(c) < 0x80; }
constexpr std::array<bool, 256> ascii_alnum = [] {
  std::array<bool, 256> table{};
  for (unsigned c = 0; c < 128; ++c) table[c] = text::is_ascii_alnum(static_cast<char>(c));
  return table;
}();
bool is_ascii_alnum(char c) { return ascii_alnum[byte(c)]; }
bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

bool is_stop(char c) { return c == '.' || c == ',' || c == ';' || c == ':'; }

/// Whether words end at this character whatever stands around it.
bool parts_words(char c) {
  constexpr std::string_view may_join = "'`.,:;-&_+#";
  return is_ascii(c) && !is_ascii_alnum(c) && may_join.find(c) == may_join.npos;
}

/// A letter that NFC puts others in the place of, or İ, whose lower case begins with an ASCII letter.
bool is_changing(char32_t letter) {
  return letter == U'İ' ||
         u_getIntPropertyValue(static_cast<UChar32>(letter), UCHAR_NFC_QUICK_CHECK) == static_cast<int>(UNORM_NO);
}

/// What these letters begin with in UTF-8. Written down, because ICU takes half a millisecond to list the letters, and
/// programs that answer one question would wait for it. A test compares.
constexpr std::array<unsigned char, 8> first_bytes_of_changing_letters{0xC4, 0xCD, 0xCE, 0xE0, 0xE1, 0xE2, 0xEF, 0xF0};

bool contains(const std::vector<char32_t>& sorted, char32_t letter) {
  return std::binary_search(sorted.begin(), sorted.end(), letter);
}

/// Whether text from `at` on may be a way to write one of these sorted spellings: as far as both are ASCII, they are
/// the same letters. Those that begin as the text does are found letter by letter, for there may be thousands.
bool may_be_one_of(std::string_view text, std::size_t at, std::span<const std::string> spellings) {
  for (std::size_t done = 0; !spellings.empty(); ++done, ++at) {
    if (spellings.front().size() == done) {
      if (at == text.size() || !is_ascii_alnum(text[at])) return true;
      spellings = spellings.subspan(1);
      if (spellings.empty()) return false;
    }
    if (at == text.size()) return false;
    if (!is_ascii(text[at])) return true;
    // Of ASCII only a letter with a combining mark behind it can become another.
    const bool may_change = at + 1 < text.size() && !is_ascii(text[at + 1]);
    if (may_change && !is_ascii(spellings.back()[done])) return true;
    // Not std::ranges::equal_range: what it returns is more than Clang 14 can make of g++ 12's library.
    const unsigned char wanted = byte(text::ascii_lower(text[at]));
    const auto letter = [&](const std::string& one) { return byte(one[done]); };
    const auto first = std::ranges::lower_bound(spellings, wanted, {}, letter);
    spellings = {first, std::ranges::upper_bound(first, spellings.end(), wanted, {}, letter)};
  }
  return false;
}

/// Whether a word cannot begin here because a letter of a script with spaces goes on.
bool is_inside_word(std::string_view text, std::size_t at, char32_t letter) {
  constexpr char32_t first_unspaced = 0x0E00;  // Thai; scripts without spaces lie behind
  if (at == 0 || letter >= first_unspaced) return false;
  std::size_t before = text::boundary_before(text, at - 1);
  const char32_t previous = text::next_code_point(text, before);
  return previous < first_unspaced && u_isUAlphabetic(static_cast<UChar32>(previous)) != 0;
}

constexpr std::size_t around = 64;     ///< bytes of context that decide how a word is split and joined with others
constexpr std::size_t largest = 4096;  ///< bytes of a range
constexpr std::size_t farthest = 256;  ///< bytes that white space is looked for beyond that

std::optional<std::size_t> space_before(std::string_view text, std::size_t at) {
  if (at <= around) return 0;
  const std::size_t limit = at > around + farthest ? at - around - farthest : 0;
  for (std::size_t i = at - around; i > limit; --i)
    if (is_space(text[i - 1])) return i;
  return limit == 0 ? std::optional<std::size_t>(0) : std::nullopt;
}

std::optional<std::size_t> space_behind(std::string_view text, std::size_t at) {
  const std::size_t limit = std::min(text.size(), at + around + farthest);
  for (std::size_t i = std::min(text.size(), at + around); i < limit; ++i)
    if (is_space(text[i])) return i;
  return limit == text.size() ? std::optional(limit) : std::nullopt;
}

}  // namespace

void WordScan::add(std::string_view spelling) {
  if (spelling.empty()) return;
  has_spaced_ = has_spaced_ || std::ranges::any_of(spelling, parts_words);
  if (is_ascii(spelling.front())) {
    by_first_[byte(spelling.front())].emplace_back(spelling);
    auto& second = by_first_two_[byte(spelling.front())];
    if (spelling.size() > 1 && is_ascii(spelling[1]))
      second.set(byte(spelling[1]));
    else
      second.set();
    return;
  }
  std::size_t at = 0;
  first_letters_.push_back(text::next_code_point(spelling, at));
}

void WordScan::finish() {
  std::sort(first_letters_.begin(), first_letters_.end());
  first_letters_.erase(std::unique(first_letters_.begin(), first_letters_.end()), first_letters_.end());
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfd = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeSet letters;
  for (const auto letter : first_letters_) letters.add(static_cast<UChar32>(letter));
  letters.closeOver(USET_CASE_INSENSITIVE).removeAllStrings();
  first_letters_.clear();
  icu::UnicodeString parts;
  for (std::int32_t i = 0; i < letters.size(); ++i) {
    const UChar32 letter = letters.charAt(i);
    first_letters_.push_back(static_cast<char32_t>(letter));
    if (!nfd || !nfd->getDecomposition(letter, parts)) continue;
    const UChar32 base = parts.char32At(0);
    if (base < 0x80) may_be_composed_[static_cast<std::size_t>(base)] = true;
    if (base >= 0x80) first_letters_.push_back(static_cast<char32_t>(base));
  }
  std::sort(first_letters_.begin(), first_letters_.end());
  for (auto& spellings : by_first_) {
    std::ranges::sort(spellings);
    spellings.erase(std::unique(spellings.begin(), spellings.end()), spellings.end());
  }
  for (std::size_t c = 0; c < 128; ++c)
    may_begin_[c] = may_be_composed_[c] || !by_first_[byte(text::ascii_lower(static_cast<char>(c)))].empty();
  const auto allow_first_byte = [&](char32_t letter) {
    std::string written;
    text::append_utf8(written, letter);
    may_begin_[byte(written.front())] = true;
  };
  std::for_each(first_letters_.begin(), first_letters_.end(), allow_first_byte);
  for (const unsigned char first : first_bytes_of_changing_letters) may_begin_[first] = true;
}

bool WordScan::may_begin_with_ascii(std::string_view text, std::size_t at) const {
  if (at > 0 && is_ascii_alnum(text[at - 1])) return false;
  if (may_be_composed_[byte(text[at])] && at + 1 < text.size() && !is_ascii(text[at + 1])) return true;
  const bool goes_on = at + 1 < text.size() && is_ascii(text[at + 1]);
  if (goes_on && !by_first_two_[byte(text::ascii_lower(text[at]))][byte(text::ascii_lower(text[at + 1]))]) return false;
  return may_be_one_of(text, at, by_first_[byte(text::ascii_lower(text[at]))]);
}

bool WordScan::may_begin(std::string_view text, std::size_t at) const {
  if (is_ascii(text[at])) return may_begin_with_ascii(text, at);
  std::size_t end = at;
  const char32_t letter = text::next_code_point(text, end);
  return (contains(first_letters_, letter) || is_changing(letter)) && !is_inside_word(text, at, letter);
}

/// The end of the word at `at`, if it is plain that it is one; 0 otherwise.
std::size_t WordScan::end_of_plain_word(std::string_view text, std::size_t at) const {
  if (has_spaced_ || (at > 0 && !parts_words(text[at - 1]))) return 0;
  std::size_t end = at;
  while (end < text.size() && is_ascii_alnum(text[end])) ++end;
  const std::size_t behind = end < text.size() && is_stop(text[end]) ? end + 1 : end;
  return behind == text.size() || parts_words(text[behind]) ? end : 0;
}

std::optional<WordScan::Place> WordScan::next_place(std::string_view text, std::size_t from) const {
  for (std::size_t at = from; at < text.size(); ++at) {
    if (!may_begin_[byte(text[at])]) continue;
    if (at > 0 && is_ascii(text[at]) && is_ascii_alnum(text[at - 1])) continue;
    if (!may_begin(text, at)) continue;
    const std::size_t end = is_ascii(text[at]) ? end_of_plain_word(text, at) : 0;
    return end > 0 ? Place{at, end, true} : range_around(text, from, at);
  }
  return std::nullopt;
}

/// The range that holds the word at `at` and those not far behind that may be one too.
std::optional<WordScan::Place> WordScan::range_around(std::string_view text, std::size_t from, std::size_t at) const {
  std::optional<Place> place;
  for (; at < text.size(); ++at) {
    if (!may_begin_[byte(text[at])] || !may_begin(text, at)) continue;
    const auto begin = space_before(text, at);
    const auto end = space_behind(text, at);
    if (!begin || !end) return Place{from, text.size()};
    if (place && (*begin > place->end || *end - place->begin > largest)) break;
    place = {place ? place->begin : std::max(from, *begin), *end};
    // Words up to here lie inside, with all the context they need.
    at = std::max(at, *end > around ? *end - around : 0);
    while (at + 1 < text.size() && text::is_continuation(text[at + 1])) ++at;
  }
  return place;
}

}  // namespace libsearch::search

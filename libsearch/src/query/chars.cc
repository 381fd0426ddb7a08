// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/chars.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "text/ascii.h"
#include "text/decode.h"

namespace libsearch::query {
namespace {

struct Range {
  char32_t first, last;
};

// Punctuation and symbols beyond ASCII, in order. A letter missing here costs nothing; a letter named here would never
// be looked for, so blocks are listed only where they hold neither letters nor digits.
constexpr Range marks[] = {
    {0xa1, 0xa9},       {0xab, 0xb1},       {0xb4, 0xb4},       {0xb6, 0xb8},     {0xbb, 0xbb},     {0xbf, 0xbf},
    {0xd7, 0xd7},       {0xf7, 0xf7},       {0x55a, 0x55f},     {0x589, 0x58a},   {0x5be, 0x5be},   {0x5c0, 0x5c0},
    {0x5c3, 0x5c3},     {0x609, 0x60f},     {0x61b, 0x61f},     {0x66a, 0x66d},   {0x6d4, 0x6d4},   {0x964, 0x965},
    {0x200c, 0x206f},   {0x20a0, 0x20cf},   {0x2190, 0x245f},   {0x2500, 0x2bff}, {0x2e00, 0x2e2e}, {0x2e30, 0x2e7f},
    {0x3001, 0x3004},   {0x3008, 0x3020},   {0x3030, 0x3030},   {0x303d, 0x303f}, {0x30fb, 0x30fb}, {0xfe00, 0xfe1f},
    {0xfe30, 0xfe6f},   {0xff01, 0xff0f},   {0xff1a, 0xff20},   {0xff3b, 0xff40}, {0xff5b, 0xff65}, {0xffe0, 0xffff},
    {0x1f000, 0x1f0ff}, {0x1f300, 0x1faff}, {0xe0000, 0xe01ef},
};

constexpr Range spaces[] = {
    {0x0, 0x20},      {0x7f, 0xa0},     {0x1680, 0x1680}, {0x2000, 0x200b}, {0x2028, 0x2029},
    {0x202f, 0x202f}, {0x205f, 0x205f}, {0x3000, 0x3000}, {0xfeff, 0xfeff},
};

constexpr Range unprintables[] = {
    {0x0, 0x1f},      {0x7f, 0x9f},     {0x61c, 0x61c},   {0x200b, 0x200f},   {0x2028, 0x202e},
    {0x2060, 0x206f}, {0xfeff, 0xfeff}, {0xfff0, 0xfffb}, {0xe0000, 0xe0fff},
};

constexpr Range unspaced[] = {
    {0xe00, 0xeff}, {0x1000, 0x109f}, {0x1780, 0x17ff}, {0x2e80, 0xa4cf}, {0xf900, 0xfaff}, {0x20000, 0x3ffff},
};

template <std::size_t N>
bool contains(const Range (&ranges)[N], char32_t c) {
  const auto* at = std::lower_bound(std::begin(ranges), std::end(ranges), c,
                                    [](const Range& range, char32_t value) { return range.last < value; });
  return at != std::end(ranges) && at->first <= c;
}

// Latin letters alternate capital, small, but in which order changes; exact enough to tell a headline.
bool is_small_latin(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z';
  if (c < 0x100) return c >= 0xdf && c != 0xf7;
  const bool small_is_even = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17e) || (c >= 0x1cd && c <= 0x1dc);
  return ((c & 1) == 0) == small_is_even;
}

constexpr bool is_latin(char32_t c) { return c < 0x250 || (c >= 0x1e00 && c < 0x1f00); }

// Neither a letter of a script nor one with a case: modifiers, accents, superscripts, letterlike signs.
constexpr bool is_neutral(char32_t c) { return (c >= 0x2b0 && c < 0x370) || (c >= 0x2070 && c < 0x2190); }

std::size_t length_by_lead(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xc2) return 0;
  if (lead < 0xe0) return 2;
  if (lead < 0xf0) return 3;
  return lead < 0xf5 ? 4 : 0;
}

bool is_scalar(char32_t c, std::size_t length) {
  constexpr std::array<char32_t, 5> least = {0, 0, 0x80, 0x800, 0x10000};
  return c >= least[length] && c <= 0x10ffff && (c < 0xd800 || c > 0xdfff);
}

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t length = length_by_lead(lead);
  if (length == 1) return {lead, 1, true};
  const CodePoint ill_formed = {lead, 1, false};
  if (length == 0 || length > text.size() - at) return ill_formed;
  char32_t c = lead & (0xffU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if (!text::is_continuation(text[at + i])) return ill_formed;
    c = (c << 6) | (static_cast<unsigned char>(text[at + i]) & 0x3fU);
  }
  return is_scalar(c, length) ? CodePoint{c, length, true} : ill_formed;
}

CodePoint code_point_before(std::string_view text, std::size_t at) {
  for (std::size_t length = 2; length <= std::min<std::size_t>(at, 4); ++length) {
    if (text::is_continuation(text[at - length])) continue;
    const CodePoint c = code_point_at(text, at - length);
    if (c.length == length) return c;
    break;
  }
  return code_point_at(text.substr(0, at), at - 1);
}

bool is_space(const CodePoint& c) {
  if (c.value < 0x80) return c.value <= 0x20 || c.value == 0x7f;
  return c.valid && contains(spaces, c.value);
}

bool is_separator(const CodePoint& c) {
  constexpr std::u32string_view separators = U",;\u060c\u061b\u2014\u2026";
  return c.valid && separators.find(c.value) != separators.npos;
}

bool is_word_char(const CodePoint& c) {
  if (!c.valid) return true;
  if (c.value < 0x80) return text::is_ascii_alnum(static_cast<char>(c.value));
  return !contains(spaces, c.value) && !contains(marks, c.value);
}

bool has_word_char(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (is_word_char(c)) return true;
    at += c.length;
  }
  return false;
}

bool is_unspaced(const CodePoint& c) { return c.valid && contains(unspaced, c.value); }

bool has_small_or_foreign_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    at += c.length;
    if (!c.valid || !is_word_char(c) || is_neutral(c.value)) continue;
    if (!is_latin(c.value) || is_small_latin(c.value)) return true;
  }
  return false;
}

bool is_unprintable(const CodePoint& c) { return !c.valid || contains(unprintables, c.value); }

}  // namespace libsearch::query

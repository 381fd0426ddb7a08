// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/packed_spelling.h"

#include <algorithm>

#include "text/utf8.h"

namespace libsearch::index {
namespace {

constexpr unsigned char first_page = 1, last_page = 0x1F, verbatim = 0x7F, first_of_page = 0x80;

constexpr bool is_itself(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte > last_page && byte < verbatim;
}

/// The letter of a page that begins at `at`, which moves behind it; 0 if there is none.
unsigned take_paged_letter(std::string_view utf8, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return at + i < utf8.size() ? static_cast<unsigned char>(utf8[at + i]) : 0U; };
  const auto is_trail = [](unsigned value) { return (value & 0xC0) == 0x80; };
  const unsigned lead = byte(0), second = byte(1);
  if (lead >= 0xC2 && lead <= 0xDF && is_trail(second)) {
    at += 2;
    return (lead & 0x1F) << 6 | (second & 0x3F);
  }
  const unsigned third = byte(2);
  if (lead == 0xE0 && second >= 0xA0 && is_trail(second) && is_trail(third)) {
    at += 3;
    return (second & 0x3F) << 6 | (third & 0x3F);
  }
  return 0;
}

}  // namespace

void append_packed(std::string& out, std::string_view spelling) {
  unsigned page = first_page;
  for (std::size_t at = 0; at < spelling.size();) {
    if (is_itself(spelling[at])) {
      out += spelling[at++];
      continue;
    }
    const unsigned letter = take_paged_letter(spelling, at);
    if (letter == 0) {
      out += static_cast<char>(verbatim);
      out += spelling.substr(at);
      return;
    }
    if (const unsigned its = letter >> 7; its != page) out += static_cast<char>(page = its);
    out += static_cast<char>(first_of_page | (letter & 0x7F));
  }
}

std::string packed_spelling(std::string_view spelling) {
  std::string out;
  append_packed(out, spelling);
  return out;
}

std::string unpacked_spelling(std::string_view packed) {
  if (std::ranges::all_of(packed, is_itself)) return std::string(packed);
  std::string out;
  unsigned page = first_page;
  for (std::size_t at = 0; at < packed.size(); ++at) {
    const auto byte = static_cast<unsigned char>(packed[at]);
    if (byte == verbatim) return out += packed.substr(at + 1);
    if (byte >= first_of_page)
      text::append_utf8(out, page << 7 | (byte & 0x7Fu));
    else if (is_itself(packed[at]))
      out += packed[at];
    else
      page = byte;
  }
  return out;
}

}  // namespace libsearch::index

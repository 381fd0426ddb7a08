// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

// Decoding for the inner loops: everything here trusts its input to be well-formed UTF-8.
namespace libsearch::text {

struct CodePoint {
  char32_t value = 0;
  std::size_t size = 0;  ///< in bytes
};

/// The code point at `offset`, which must be the first byte of one.
inline CodePoint decode(std::string_view utf8, std::size_t offset) noexcept {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(utf8[offset + i]); };
  const auto tail = [&](std::size_t i) -> char32_t { return byte(i) & 0x3FU; };
  const char32_t lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xE0) return {(lead & 0x1F) << 6 | tail(1), 2};
  if (lead < 0xF0) return {(lead & 0x0F) << 12 | tail(1) << 6 | tail(2), 3};
  return {(lead & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), 4};
}

/// True for the second to fourth byte of a code point.
inline bool is_continuation(char byte) noexcept { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80; }

/// How many code points there are in `utf8`.
inline std::size_t count_code_points(std::string_view utf8) noexcept {
  return utf8.size() - static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), is_continuation));
}

}  // namespace libsearch::text

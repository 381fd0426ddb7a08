// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// Numbers and strings in the index's own records: LEB128 numbers, strings behind their length.
namespace libsearch::index {

inline void append_number(std::string& out, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) out += static_cast<char>(0x80 | (value & 0x7F));
  out += static_cast<char>(value);
}

inline void append_string(std::string& out, std::string_view value) {
  append_number(out, value.size());
  out += value;
}

/// Takes a number off the front of `in`; nothing where there is none.
inline std::optional<std::uint64_t> take_number(std::string_view& in) noexcept {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64 && !in.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(in.front());
    in.remove_prefix(1);
    value |= std::uint64_t{byte & 0x7Fu} << shift;
    if (byte < 0x80) return value;
  }
  return std::nullopt;
}

/// Takes a string off the front of `in`; it points into `in`.
inline std::optional<std::string_view> take_string(std::string_view& in) noexcept {
  const auto size = take_number(in);
  if (!size || *size > in.size()) return std::nullopt;
  const auto value = in.substr(0, *size);
  in.remove_prefix(*size);
  return value;
}

}  // namespace libsearch::index

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <unicode/utf8.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace libsearch::text {

/// True if `bytes` is well-formed UTF-8 (Unicode 15, table 3-7).
bool is_valid_utf8(std::string_view bytes) noexcept;

/// How many bytes at the beginning of `bytes` are well-formed UTF-8.
std::size_t well_formed_length(std::string_view bytes) noexcept;

/// `bytes` with every maximal ill-formed part replaced by U+FFFD. Done once, before everything else, so that Xapian
/// (which reads bad bytes as Latin-1) and ICU (which does not) never see one.
std::string mend_utf8(std::string_view bytes);

/// The code point at `offset`, which lies inside `utf8` and moves past it; U+FFFD where the bytes are not well-formed.
inline char32_t next_code_point(std::string_view utf8, std::size_t& offset) noexcept {
  const auto first = static_cast<unsigned char>(utf8[offset]);
  if (first < 0x80) {
    ++offset;
    return first;
  }
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // within ICU's macro
  const auto most = static_cast<std::int32_t>(utf8.size() - offset < 4 ? utf8.size() - offset : 4);
  std::int32_t length = 0;
  UChar32 code_point = 0;
  U8_NEXT_OR_FFFD(utf8.data() + offset, length, most, code_point);
#pragma GCC diagnostic pop
  offset += static_cast<std::size_t>(length);
  return static_cast<char32_t>(code_point);
}

/// Appends `code_point` to `out`.
void append_utf8(std::string& out, char32_t code_point);

/// The greatest UTF-8 boundary that is not over `offset`.
std::size_t boundary_before(std::string_view utf8, std::size_t offset) noexcept;

}  // namespace libsearch::text

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <unicode/utf8.h>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace libsearch::names {

/// The character of `text` at byte `at`, which moves behind it; U+FFFD where the text is not UTF-8.
/// `at` is less than the size of the text.
inline char32_t next_character(std::string_view text, std::size_t& at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) {
    ++at;
    return first;
  }
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // within ICU's macro
  const auto length = static_cast<std::int32_t>(text.size() - at < 4 ? text.size() - at : 4);
  std::int32_t offset = 0;
  UChar32 character = 0;
  U8_NEXT_OR_FFFD(text.data() + at, offset, length, character);
#pragma GCC diagnostic pop
  at += static_cast<std::size_t>(offset);
  return static_cast<char32_t>(character);
}

}  // namespace libsearch::names

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace libsearch::text {

/// Bytes in UTF-8, and how many parts of them had no meaning in their charset (each is U+FFFD now).
struct Converted {
  std::string text;
  std::size_t errors = 0;
};

/// `bytes` in UTF-8; nothing if ICU does not know `charset`. Thread-safe.
std::optional<Converted> convert_to_utf8(std::string_view bytes, const std::string& charset);

/// The name under which IANA knows `charset`, such as "windows-1252" for "cp1252"; empty if ICU does not know it.
std::string iana_charset_name(const std::string& charset);

}  // namespace libsearch::text

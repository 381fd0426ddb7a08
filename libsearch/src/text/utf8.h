// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
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

/// The code point that begins at `offset`, which moves past it. `utf8` must be well-formed and `offset` inside it.
char32_t next_code_point(std::string_view utf8, std::size_t& offset) noexcept;

/// Appends `code_point` to `out`.
void append_utf8(std::string& out, char32_t code_point);

/// The greatest UTF-8 boundary that is not over `offset`.
std::size_t boundary_before(std::string_view utf8, std::size_t offset) noexcept;

}  // namespace libsearch::text

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace libsearch::text {

/// Appends `text` to `out` as one line that is safe to show, whatever it is: line ends and tabs become a space, other
/// control characters an escape such as `\x1B`, ill-formed UTF-8 U+FFFD. Invisible formatting is left out,
/// bidirectional controls above all; the joiners U+200C and U+200D stay, as Persian and the languages of India are
/// spelt with them.
void append_visible(std::string& out, std::string_view text);

/// The same as a value, cut to at most `max_bytes`, which are at least 3: an ellipsis then shows that it was cut.
std::string visible(std::string_view text, std::size_t max_bytes);

}  // namespace libsearch::text

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <libsearch/export.h>
#include <libsearch/results.h>

// Texts from documents, made safe for where they are shown. All functions are thread-safe and never throw but for
// memory.
namespace libsearch {

/// `text` on one line that cannot steer a terminal: control characters and line ends become spaces or visible escapes,
/// bidirectional controls and other invisible formatting are left out, invalid UTF-8 becomes U+FFFD.
LIBSEARCH_API std::string plain_text(std::string_view text);

/// plain_text() with each highlight between `before` and `after` (escape sequences of a terminal, say), which are
/// passed on as they are.
LIBSEARCH_API std::string mark_up(std::string_view text, const std::vector<ByteRange>& highlights,
                                  std::string_view before, std::string_view after);

/// The same for HTML: `& < > " '` are escaped, control characters replaced, each highlight is between `before` and
/// `after`.
LIBSEARCH_API std::string html(std::string_view text, const std::vector<ByteRange>& highlights = {},
                               std::string_view before = "<mark>", std::string_view after = "</mark>");

/// Ranges of `text` counted in code points (as Python and most databases do) and in UTF-16 units (JavaScript, Java, C#,
/// Qt) instead of bytes, for callers in other languages. `ranges` are in order and do not overlap; parts of them beyond
/// the text are cut off.
LIBSEARCH_API std::vector<ByteRange> in_code_points(std::string_view text, const std::vector<ByteRange>& ranges);
LIBSEARCH_API std::vector<ByteRange> in_utf16(std::string_view text, const std::vector<ByteRange>& ranges);

}  // namespace libsearch

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include <libsearch/export.h>

namespace libsearch {

/// Text converted to UTF-8, and how its charset was known.
struct DecodedText {
  enum class Source { byte_order_mark, valid_utf8, declared, detected };
  std::string text;              ///< valid UTF-8, without byte order mark
  std::string charset;           ///< IANA name of what it was converted from
  Source source = Source::valid_utf8;
};

/// Converts the bytes of a file to UTF-8. In this order: a byte order mark; valid UTF-8; the charset that the file
/// declares (`declared`, an IANA name or empty; unknown names are passed over); detection by ICU, with the Windows
/// charset in place of the ISO one where the bytes ask for it. What cannot be converted becomes U+FFFD. Thread-safe.
LIBSEARCH_API DecodedText decode_text(std::string_view bytes, std::string_view declared = {});

/// True for what is not text: a NUL or many control characters in the first 8 KiB (UTF-16 and UTF-32 text is no binary).
LIBSEARCH_API bool looks_binary(std::string_view bytes);

}  // namespace libsearch

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include <libsearch/export.h>

namespace libsearch {

/// Text converted to UTF-8, and how its charset was known.
struct DecodedText {
  enum class Source { byte_order_mark, valid_utf8, declared, detected };
  std::string text;     ///< valid UTF-8, without byte order mark
  std::string charset;  ///< what it was converted from, as IANA or MIME names it: "windows-1254"
  Source source = Source::valid_utf8;
};

/// Converts the bytes of a file to UTF-8. In this order: a byte order mark; UTF-16 and UTF-32 without one, and
/// ISO-2022; valid UTF-8, and UTF-8 with little damage; the charset that the file declares (`declared`, an IANA name or
/// empty; passed over if the name is unknown or the bytes have no meaning in it); the charset that makes the most
/// plausible letters of the bytes, which is a guess for texts under some 100 letters. Names of ISO charsets stand for
/// those of Windows that extend them, as on the web. What cannot be converted becomes U+FFFD. Thread-safe.
LIBSEARCH_API DecodedText decode_text(std::string_view bytes, std::string_view declared = {});

/// Whether these bytes are UTF-8 as Unicode has it: no surrogates, nothing overlong. Thread-safe.
LIBSEARCH_API bool is_utf8(std::string_view bytes) noexcept;

/// True for what is not text: a NUL or many control characters in the first 8 KiB (UTF-16 and UTF-32 text is no
/// binary). Thread-safe.
LIBSEARCH_API bool looks_binary(std::string_view bytes);

}  // namespace libsearch

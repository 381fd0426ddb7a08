// SPDX-License-Identifier: GPL-2.0-or-later
// Whatever the bytes of a file are, and whatever charset it declares: what comes out is UTF-8.
#include <libsearch/charset.h>

#include "fuzz.h"
#include "text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input = fuzz::as_text(data, size);
  const std::size_t line = input.find('\n');  // what a file declares, then its bytes
  const std::string_view declared = line == std::string_view::npos ? std::string_view() : input.substr(0, line);
  const std::string_view bytes = line == std::string_view::npos ? input : input.substr(line + 1);

  const libsearch::DecodedText decoded = libsearch::decode_text(bytes, declared);
  fuzz::require(libsearch::text::is_valid_utf8(decoded.text), "decoded text is UTF-8");
  fuzz::require(!decoded.charset.empty(), "the charset has a name");
  libsearch::looks_binary(bytes);
  return 0;
}

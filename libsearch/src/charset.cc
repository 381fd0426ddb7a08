// SPDX-License-Identifier: GPL-2.0-or-later
// PLACEHOLDER so that the library links while the text helper writes the real one: overwrite this file.
#include <libsearch/charset.h>
#include "text/utf8.h"
namespace libsearch {
DecodedText decode_text(std::string_view bytes, std::string_view) { return {text::mend_utf8(bytes), "UTF-8", DecodedText::Source::valid_utf8}; }
bool looks_binary(std::string_view bytes) { return bytes.substr(0, 8192).find('\0') != bytes.npos; }
}  // namespace libsearch

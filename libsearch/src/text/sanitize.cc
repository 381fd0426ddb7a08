// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/sanitize.h"

#include <unicode/uchar.h>

#include "text/decode.h"
#include "text/utf8.h"

namespace libsearch::text {
namespace {

constexpr std::string_view ellipsis = "…";

bool is_plain_ascii(char byte) { return byte >= 0x20 && byte < 0x7F; }

bool is_line_end_or_tab(char32_t c) { return (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029; }

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

/// Cf but for what is seen (the Arabic signs that stand before numbers) and the joiners.
bool is_invisible_formatting(char32_t c) {
  const auto code_point = static_cast<UChar32>(c);
  return u_charType(code_point) == U_FORMAT_CHAR && c != 0x200C && c != 0x200D &&
         !u_hasBinaryProperty(code_point, UCHAR_PREPENDED_CONCATENATION_MARK);
}

void append_escape(std::string& out, char32_t control) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  out += "\\x";
  out += digits[control >> 4];
  out += digits[control & 0xF];
}

/// `text` is well-formed.
void append_mended(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_plain_ascii(text[end])) ++end;
    out.append(text, at, end - at);
    if (end == text.size()) return;
    const CodePoint c = decode(text, end);
    at = end + c.size;
    if (c.value == '\r' && at < text.size() && text[at] == '\n') continue;  // one space for both
    if (is_line_end_or_tab(c.value)) {
      out += ' ';
    } else if (is_control(c.value)) {
      append_escape(out, c.value);
    } else if (!is_invisible_formatting(c.value)) {
      out.append(text, end, c.size);
    }
  }
}

}  // namespace

void append_visible(std::string& out, std::string_view text) {
  if (is_valid_utf8(text)) return append_mended(out, text);
  append_mended(out, mend_utf8(text));
}

std::string visible(std::string_view text, std::size_t max_bytes) {
  std::string line;
  append_visible(line, text.substr(0, 16 * max_bytes));  // what is over that is not seen anyway
  if (line.size() <= max_bytes) return line;
  line.resize(boundary_before(line, max_bytes - ellipsis.size()));
  line += ellipsis;
  return line;
}

}  // namespace libsearch::text

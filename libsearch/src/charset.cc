// SPDX-License-Identifier: GPL-2.0-or-later
#include <libsearch/charset.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "text/charset_converter.h"
#include "text/charset_detector.h"
#include "text/utf8.h"

namespace libsearch {
namespace {

using Source = DecodedText::Source;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::string_view without_byte_order_mark(std::string_view utf8) {
  if (utf8.starts_with(byte_order_mark)) utf8.remove_prefix(byte_order_mark.size());
  return utf8;
}

/// The charset of a byte order mark at the beginning; empty if there is none.
std::string charset_of_mark(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with(byte_order_mark)) return "UTF-8";
  if (bytes.starts_with("\xFF\xFE\0\0"sv) && bytes.size() % 4 == 0) return "UTF-32LE";
  if (bytes.starts_with("\0\0\xFE\xFF"sv)) return "UTF-32BE";
  if (bytes.starts_with("\xFF\xFE")) return "UTF-16LE";
  if (bytes.starts_with("\xFE\xFF")) return "UTF-16BE";
  return {};
}

DecodedText decoded(std::string_view bytes, std::string charset, Source source) {
  if (charset == "UTF-8") return {text::mend_utf8(without_byte_order_mark(bytes)), std::move(charset), source};
  auto converted = text::convert_to_utf8(bytes, charset);
  if (!converted) return {text::mend_utf8(bytes), "UTF-8", source};
  if (converted->text.starts_with(byte_order_mark)) converted->text.erase(0, byte_order_mark.size());
  return {std::move(converted->text), std::move(charset), source};
}

/// The bytes that are control characters in ISO charsets and letters or quotes in those of Windows.
bool has_c1_bytes(std::string_view bytes) {
  return std::ranges::any_of(bytes, [](char c) { return (static_cast<unsigned char>(c) & 0xE0U) == 0x80; });
}

/// What is really meant by the names of some charsets: the larger one that Windows and the web use under that name.
std::string practical_charset(const std::string& iana_name, std::string_view bytes) {
  struct Replacement {
    const char* name;
    const char* by;
    bool only_with_c1_bytes;
  };
  constexpr Replacement replacements[] = {
      {"US-ASCII", "windows-1252", false},
      {"ISO-8859-1", "windows-1252", false},
      {"ISO-8859-9", "windows-1254", false},
      {"TIS-620", "windows-874", false},
      {"ISO-8859-11", "windows-874", false},
      {"GB2312", "GB18030", false},
      {"GBK", "GB18030", false},
      {"EUC-KR", "windows-949", false},
      {"KSC_5601", "windows-949", false},
      {"ISO-8859-2", "windows-1250", true},
      {"ISO-8859-7", "windows-1253", true},
      {"ISO-8859-8", "windows-1255", true},
      {"ISO-8859-13", "windows-1257", true},
  };
  for (const Replacement& replacement : replacements) {
    if (iana_name == replacement.name && (!replacement.only_with_c1_bytes || has_c1_bytes(bytes)))
      return replacement.by;
  }
  return iana_name;
}

/// The text as the file says it is; nothing if it cannot be that: an unknown charset, or many bytes without meaning.
std::optional<DecodedText> decoded_as_declared(std::string_view bytes, std::string_view declared) {
  const std::string name = text::iana_charset_name(std::string(declared));
  if (name.empty() || name.starts_with("UTF-")) return std::nullopt;  // these were tried before
  const std::string charset = practical_charset(name, bytes);
  auto converted = text::convert_to_utf8(bytes, charset);
  if (!converted || converted->errors * 50 > bytes.size()) return std::nullopt;
  return DecodedText{std::move(converted->text), charset, Source::declared};
}

/// UTF-8 with little damage: far more well-formed characters beyond ASCII than ill-formed parts. A character cut off at
/// the end is no damage.
bool is_damaged_utf8(std::string_view bytes) {
  std::string mended = text::mend_utf8(bytes);
  if (mended.ends_with("\uFFFD")) mended.resize(mended.size() - 3);
  std::size_t good = 0;
  std::size_t bad = 0;
  for (std::size_t at = 0; at < mended.size();) {
    const char32_t c = text::next_code_point(mended, at);
    bad += c == 0xFFFD;
    good += c >= 0x80 && c != 0xFFFD;
  }
  return good > 0 && good >= 10 * bad;
}

/// UTF-16 and UTF-32 without mark, and the seven-bit charsets of East Asia. They are valid UTF-8 at times.
std::string charset_of_structure(std::string_view bytes) {
  std::string charset = text::detect_wide_charset(bytes);
  if (charset.empty()) charset = text::detect_escaped_charset(bytes);
  return charset;
}

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte == 0x7F || (byte < 0x20 && !(byte >= '\b' && byte <= '\r') && byte != 0x1B);
}

}  // namespace

DecodedText decode_text(std::string_view bytes, std::string_view declared) {
  if (std::string charset = charset_of_mark(bytes); !charset.empty()) {
    return decoded(bytes, std::move(charset), Source::byte_order_mark);
  }
  if (std::string charset = charset_of_structure(bytes); !charset.empty()) {
    return decoded(bytes, std::move(charset), Source::detected);
  }
  if (text::is_valid_utf8(bytes)) return {std::string(bytes), "UTF-8", Source::valid_utf8};
  if (is_damaged_utf8(bytes)) return decoded(bytes, "UTF-8", Source::detected);
  if (auto text = decoded_as_declared(bytes, declared)) return *std::move(text);
  return decoded(bytes, text::detect_charset(bytes), Source::detected);
}

bool is_utf8(std::string_view bytes) noexcept { return text::is_valid_utf8(bytes); }

bool looks_binary(std::string_view bytes) {
  bytes = bytes.substr(0, 8192);
  if (!charset_of_mark(bytes).empty() || !text::detect_wide_charset(bytes).empty()) return false;
  if (bytes.find('\0') != std::string_view::npos) return true;
  return static_cast<std::size_t>(std::ranges::count_if(bytes, is_control)) * 10 > bytes.size();
}

}  // namespace libsearch

// SPDX-License-Identifier: GPL-2.0-or-later
#include <unicode/uchar.h>
#include <unicode/ucsdet.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <memory>

#include "text/charset_detector.h"

namespace libsearch::text {
namespace {

constexpr std::size_t max_sample = 8192;

/// How text-like the units of a sample are.
struct Evidence {
  std::size_t units = 0;
  std::size_t ascii = 0;  ///< above all spaces and line ends, which read the wrong way round are U+2000 and U+0A00
  std::size_t bad = 0;    ///< unassigned, surrogates without partner, control characters

  bool is_text() const { return ascii > 0 && bad * 50 <= units; }
};

bool is_text_character(UChar32 c) {
  if (c == '\t' || c == '\n' || c == '\r' || c == '\f') return true;
  return c <= 0x10FFFF && (U_GET_GC_MASK(c) & U_GC_C_MASK & ~U_GC_CF_MASK) == 0;
}

void count(UChar32 c, Evidence& evidence) {
  ++evidence.units;
  if (!is_text_character(c)) {
    ++evidence.bad;
  } else if (c < 0x80) {
    ++evidence.ascii;
  }
}

std::uint32_t unit_at(std::string_view bytes, std::size_t offset, std::size_t size, bool is_big_endian) {
  std::uint32_t unit = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const std::size_t at = is_big_endian ? i : size - 1 - i;
    unit = unit << 8 | static_cast<unsigned char>(bytes[offset + at]);
  }
  return unit;
}

Evidence evidence_of_utf32(std::string_view bytes, bool is_big_endian) {
  Evidence evidence;
  for (std::size_t at = 0; at + 4 <= bytes.size(); at += 4) {
    const std::uint32_t unit = unit_at(bytes, at, 4, is_big_endian);
    count(unit <= 0x10FFFF ? static_cast<UChar32>(unit) : 0, evidence);
  }
  return evidence;
}

Evidence evidence_of_utf16(std::string_view bytes, bool is_big_endian) {
  Evidence evidence;
  for (std::size_t at = 0; at + 2 <= bytes.size(); at += 2) {
    auto c = static_cast<UChar32>(unit_at(bytes, at, 2, is_big_endian));
    if (U16_IS_LEAD(c) && at + 4 <= bytes.size()) {
      const auto trail = static_cast<UChar32>(unit_at(bytes, at + 2, 2, is_big_endian));
      if (U16_IS_TRAIL(trail)) {
        c = U16_GET_SUPPLEMENTARY(c, trail);
        at += 2;
      }
    }
    count(c, evidence);
  }
  return evidence;
}

/// Text in a charset of single bytes with NULs between, such as lists of file names: read in pairs it would be Chinese.
bool is_ascii_with_nuls(std::string_view bytes) {
  const auto nuls = static_cast<std::size_t>(std::ranges::count(bytes, '\0'));
  const auto printable = static_cast<std::size_t>(std::ranges::count_if(
      bytes, [](char c) { return (c >= 0x20 && c < 0x7F) || c == '\n' || c == '\r' || c == '\t'; }));
  return nuls * 4 < bytes.size() && printable * 10 >= (bytes.size() - nuls) * 9;
}

struct CloseDetector {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

}  // namespace

std::string detect_wide_charset(std::string_view bytes) {
  bytes = bytes.substr(0, max_sample);
  if (bytes.find('\0') == std::string_view::npos) return {};  // text has spaces or line ends, and they have a NUL
  if (is_ascii_with_nuls(bytes)) return {};
  if (bytes.size() >= 4 && evidence_of_utf32(bytes, false).is_text()) return "UTF-32LE";
  if (bytes.size() >= 4 && evidence_of_utf32(bytes, true).is_text()) return "UTF-32BE";
  const Evidence little = evidence_of_utf16(bytes, false);
  const Evidence big = evidence_of_utf16(bytes, true);
  if (little.is_text() && (!big.is_text() || little.ascii > big.ascii)) return "UTF-16LE";
  if (big.is_text() && big.ascii > little.ascii) return "UTF-16BE";
  return {};
}

std::string detect_escaped_charset(std::string_view bytes) {
  const std::size_t escape = bytes.substr(0, max_sample).find("\x1B$");
  if (escape == std::string_view::npos) return {};
  bytes = bytes.substr(escape > max_sample / 2 ? escape - max_sample / 2 : 0, max_sample);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
  ucsdet_setText(detector.get(), bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  const char* name = match == nullptr ? nullptr : ucsdet_getName(match, &status);
  if (U_FAILURE(status) || name == nullptr || !std::string_view(name).starts_with("ISO-2022")) return {};
  return name;
}

}  // namespace libsearch::text

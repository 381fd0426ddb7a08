// SPDX-License-Identifier: GPL-2.0-or-later
#include "names/spelling.h"

#include <algorithm>

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>

#include "text/ascii.h"
#include "text/utf8.h"

namespace libsearch::names {
namespace {

/// Formatting that no reader sees and no speller means: soft hyphen, bidirectional marks, word joiner, byte order mark.
/// The joiners U+200C and U+200D stay: Persian and Indic spelling uses them (the fold leaves them out).
bool is_invisible(char32_t c) noexcept {
  return c == 0xAD || c == 0x61C || c == 0x200B || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

std::string without_invisible(std::string_view word) {
  std::string out;
  for (std::size_t i = 0; i < word.size();) {
    const std::size_t from = i;
    if (!is_invisible(text::next_code_point(word, i))) out.append(word.substr(from, i - from));
  }
  return out;
}

std::string lower_nfc(std::string_view word) {
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(status);
  std::string lower;
  icu::StringByteSink<std::string> lower_sink(&lower);
  icu::CaseMap::utf8ToLower("", 0, icu::StringPiece(word.data(), static_cast<int32_t>(word.size())), lower_sink,
                            nullptr, status);
  if (U_FAILURE(status) || nfc->isNormalizedUTF8(lower, status)) return lower;
  std::string composed;
  icu::StringByteSink<std::string> composed_sink(&composed);
  nfc->normalizeUTF8(0, lower, composed_sink, nullptr, status);
  return composed;
}

bool is_ascii(std::string_view word) noexcept {
  return std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

void append_spelling(std::string& out, std::string_view word) {
  if (is_ascii(word)) {
    for (const char c : word) out += text::ascii_lower(c);
    return;
  }
  out += without_invisible(lower_nfc(word));
}

std::string spelling_of(std::string_view word) {
  std::string out;
  append_spelling(out, word);
  return out;
}

}  // namespace libsearch::names

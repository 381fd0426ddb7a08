// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/utf8.h"

#include <cstdint>
#include <cstring>

#include "text/decode.h"

namespace libsearch::text {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

/// What table 3-7 of Unicode allows after a lead byte: how many bytes follow, and the range of the first of them.
struct Lead {
  std::uint8_t following;  ///< 0: not a lead byte
  std::uint8_t low;
  std::uint8_t high;
};

constexpr Lead lead_of(unsigned char byte) {
  if (byte >= 0xC2 && byte <= 0xDF) return {1, 0x80, 0xBF};
  if (byte == 0xE0) return {2, 0xA0, 0xBF};  // no overlong forms
  if (byte == 0xED) return {2, 0x80, 0x9F};  // no surrogates
  if (byte >= 0xE1 && byte <= 0xEF) return {2, 0x80, 0xBF};
  if (byte == 0xF0) return {3, 0x90, 0xBF};
  if (byte >= 0xF1 && byte <= 0xF3) return {3, 0x80, 0xBF};
  if (byte == 0xF4) return {3, 0x80, 0x8F};  // nothing over U+10FFFF
  return {0, 0, 0};
}

/// The bytes at `offset` that are one code point, or the longest beginning of one (at least a byte).
struct Piece {
  std::size_t size;
  bool complete;
};

Piece piece_at(std::string_view bytes, std::size_t offset) noexcept {
  const Lead lead = lead_of(static_cast<unsigned char>(bytes[offset]));
  if (lead.following == 0) return {1, static_cast<unsigned char>(bytes[offset]) < 0x80};
  for (std::size_t i = 1; i <= lead.following; ++i) {
    if (offset + i == bytes.size()) return {i, false};
    const auto byte = static_cast<unsigned char>(bytes[offset + i]);
    if (byte < (i == 1 ? lead.low : 0x80) || byte > (i == 1 ? lead.high : 0xBF)) return {i, false};
  }
  return {lead.following + std::size_t{1}, true};
}

/// Past the ASCII bytes at `offset`, eight at a time.
std::size_t skip_ascii(std::string_view bytes, std::size_t offset) noexcept {
  std::uint64_t eight = 0;
  for (; offset + sizeof eight <= bytes.size(); offset += sizeof eight) {
    std::memcpy(&eight, bytes.data() + offset, sizeof eight);
    if ((eight & 0x8080808080808080U) != 0) break;
  }
  while (offset < bytes.size() && static_cast<unsigned char>(bytes[offset]) < 0x80) ++offset;
  return offset;
}

/// The offset of the first ill-formed part at or after `offset`, which is a boundary; the size if there is none.
std::size_t find_ill_formed(std::string_view bytes, std::size_t offset) noexcept {
  for (;;) {
    offset = skip_ascii(bytes, offset);
    if (offset == bytes.size()) return offset;
    const Piece piece = piece_at(bytes, offset);
    if (!piece.complete) return offset;
    offset += piece.size;
  }
}

}  // namespace

std::size_t well_formed_length(std::string_view bytes) noexcept { return find_ill_formed(bytes, 0); }

bool is_valid_utf8(std::string_view bytes) noexcept { return find_ill_formed(bytes, 0) == bytes.size(); }

std::string mend_utf8(std::string_view bytes) {
  std::string mended;
  mended.reserve(bytes.size());
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t end = find_ill_formed(bytes, begin);
    mended.append(bytes, begin, end - begin);
    begin = end;
    if (end == bytes.size()) break;
    mended += replacement;
    begin += piece_at(bytes, end).size;
  }
  return mended;
}

void append_utf8(std::string& out, char32_t code_point) {
  const auto tail = [code_point](unsigned shift) { return static_cast<char>(0x80U | (code_point >> shift & 0x3FU)); };
  if (code_point < 0x80) {
    out += static_cast<char>(code_point);
  } else if (code_point < 0x800) {
    out += {static_cast<char>(0xC0U | code_point >> 6), tail(0)};
  } else if (code_point < 0x10000) {
    out += {static_cast<char>(0xE0U | code_point >> 12), tail(6), tail(0)};
  } else {
    out += {static_cast<char>(0xF0U | code_point >> 18), tail(12), tail(6), tail(0)};
  }
}

std::size_t boundary_before(std::string_view utf8, std::size_t offset) noexcept {
  if (offset >= utf8.size()) return utf8.size();
  while (offset > 0 && is_continuation(utf8[offset])) --offset;
  return offset;
}

}  // namespace libsearch::text

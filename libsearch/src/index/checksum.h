// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace libsearch::index {

/// The bytes at `at` as a number, the first one lowest.
template <class Number>
std::uint64_t little_endian(const char* at) noexcept {
  Number number = 0;
  std::memcpy(&number, at, sizeof number);
  if constexpr (std::endian::native == std::endian::big)
    number = sizeof number == 8 ? __builtin_bswap64(number) : __builtin_bswap32(number);
  return number;
}

/// The same of up to seven bytes. Not one by one, which costs a mispredicted branch: most words are that short.
inline std::uint64_t little_endian_tail(std::string_view bytes) noexcept {
  const std::size_t n = bytes.size();
  if (n >= 4) {  // the two halves may overlap
    const auto last = little_endian<std::uint32_t>(bytes.data() + n - 4);
    return little_endian<std::uint32_t>(bytes.data()) | last << (8 * (n - 4));
  }
  const auto at = [&](std::size_t i) { return std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i); };
  return n == 0 ? 0 : at(0) | at(n / 2) | at(n - 1);
}

/// A 64-bit checksum for finding damage and telling words apart; it resists accidents, not forgery. Eight bytes a step,
/// each multiplied and rotated, with the finaliser of MurmurHash3 (Appleby, public domain).
inline std::uint64_t checksum(std::string_view bytes) noexcept {
  constexpr std::uint64_t multiplier = 0x9E3779B97F4A7C15;
  std::uint64_t h = multiplier ^ bytes.size();
  const auto mix = [&h](std::uint64_t word) { h = std::rotl((h ^ word) * multiplier, 29); };
  for (; bytes.size() >= 8; bytes.remove_prefix(8)) mix(little_endian<std::uint64_t>(bytes.data()));
  mix(little_endian_tail(bytes));
  h = (h ^ (h >> 33)) * 0xFF51AFD7ED558CCD;
  h = (h ^ (h >> 33)) * 0xC4CEB9FE1A85EC53;
  return h ^ (h >> 33);
}

/// The same as eight bytes, the lowest first.
inline std::string checksum_bytes(std::string_view bytes) {
  std::string out;
  for (std::uint64_t sum = checksum(bytes); out.size() < sizeof sum; sum >>= 8) out += static_cast<char>(sum & 0xFF);
  return out;
}

}  // namespace libsearch::index

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace libsearch::index {

/// A 64-bit checksum for finding damage and telling words apart; it resists accidents, not forgery. Eight bytes a step,
/// each multiplied and rotated, with the finaliser of MurmurHash3 (Appleby, public domain).
inline std::uint64_t checksum(std::string_view bytes) noexcept {
  constexpr std::uint64_t multiplier = 0x9E3779B97F4A7C15;
  std::uint64_t h = multiplier ^ bytes.size();
  const auto mix = [&h](std::uint64_t word) { h = std::rotl((h ^ word) * multiplier, 29); };
  while (bytes.size() >= 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data(), 8);
    if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
    mix(word);
    bytes.remove_prefix(8);
  }
  std::uint64_t tail = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) tail |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
  mix(tail);
  h = (h ^ (h >> 33)) * 0xFF51AFD7ED558CCD;
  h = (h ^ (h >> 33)) * 0xC4CEB9FE1A85EC53;
  return h ^ (h >> 33);
}

}  // namespace libsearch::index

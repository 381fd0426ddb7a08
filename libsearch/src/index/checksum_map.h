// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace libsearch::index {

/// Numbers by the 64-bit checksum() of a string, in some 16 bytes an entry however long the strings are. Strings whose
/// checksums agree are taken for one: among a hundred million, once in 3,700 collections.
class ChecksumMap {
 public:
  ChecksumMap() { clear(); }
  /// The number of this key, 0 if it has none. A new key's number must be set to another before the next call.
  std::uint32_t& operator[](std::uint64_t key);
  /// The same, nothing made.
  std::uint32_t get(std::uint64_t key) const { return numbers_[slot_of(key)]; }
  void clear();

 private:
  std::size_t slot_of(std::uint64_t key) const;
  void grow();

  std::vector<std::uint64_t> keys_;  ///< open addressing, a power of two
  std::vector<std::uint32_t> numbers_;
  std::size_t used_ = 0;
};

}  // namespace libsearch::index

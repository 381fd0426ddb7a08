// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/checksum_map.h"

namespace libsearch::index {
namespace {
constexpr std::size_t first_capacity = 1u << 12;
}  // namespace

std::uint32_t& ChecksumMap::operator[](std::uint64_t key) {
  std::size_t slot = slot_of(key);
  if (numbers_[slot] != 0) return numbers_[slot];
  if (++used_ * 4 > keys_.size() * 3) {
    grow();
    slot = slot_of(key);
  }
  keys_[slot] = key;
  return numbers_[slot];
}

void ChecksumMap::clear() {
  keys_ = std::vector<std::uint64_t>(first_capacity);
  numbers_ = std::vector<std::uint32_t>(first_capacity);
  used_ = 0;
}

std::size_t ChecksumMap::slot_of(std::uint64_t key) const {
  const std::size_t mask = keys_.size() - 1;
  std::size_t slot = key & mask;
  while (numbers_[slot] != 0 && keys_[slot] != key) slot = (slot + 1) & mask;
  return slot;
}

void ChecksumMap::grow() {
  std::vector<std::uint64_t> keys(keys_.size() * 2);
  std::vector<std::uint32_t> numbers(keys.size());
  keys.swap(keys_);
  numbers.swap(numbers_);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (numbers[i] == 0) continue;
    const std::size_t slot = slot_of(keys[i]);
    keys_[slot] = keys[i];
    numbers_[slot] = numbers[i];
  }
}

}  // namespace libsearch::index

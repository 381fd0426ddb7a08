// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "names/sound/rules.h"

namespace libsearch::names::sound {

/// A key as it is built: four bits a class.
class PackedKey {
 public:
  /// Longer keys are cut: what lies further behind is in no sound key (sound_keys.cc).
  static constexpr std::size_t max_size = 7;

  std::size_t size() const { return size_; }
  Sound operator[](std::size_t position) const { return static_cast<Sound>((bits_ >> (4 * position)) & 15); }
  /// Adds a class, unless the key ends with it already or is full. N before P becomes M.
  void append(Sound sound);
  PackedKey without(std::size_t position) const;
  /// The first `size` classes.
  PackedKey first(std::size_t size) const;
  /// As a string of capitals.
  std::string text() const;
  bool operator==(const PackedKey&) const = default;

 private:
  Sound last() const { return size_ > 0 ? (*this)[size_ - 1U] : Sound::none; }

  std::uint32_t bits_ = 0;  ///< the first class in the lowest
  std::uint8_t size_ = 0;
};

/// One way to read a word.
struct Path {
  PackedKey key;
  std::uint8_t cost = 0;  ///< how far from the usual reading: the sum of the places of the alternatives taken

  /// Goes on with the first alternative of `reading`. A vowel counts only at the start.
  void hear(Reading reading);
};

/// The most usual ways to read a word, distinct and ordered by cost, the usual one first. Bounded: where there are too
/// many, those that differ most from the usual one are forgotten.
class Paths {
 public:
  /// Goes on with each of the alternatives of `reading`.
  void hear(Reading reading);
  std::span<const Path> all() const { return {paths_.data(), size_}; }
  /// Whether nothing more is heard: all keys have reached their size.
  bool are_full() const {
    return std::ranges::all_of(all(), [](const Path& path) { return path.key.size() == PackedKey::max_size; });
  }

 private:
  static constexpr std::size_t width = 12;

  void offer(const Path& path);

  std::array<Path, width> paths_;
  std::size_t size_ = 1;
};

}  // namespace libsearch::names::sound

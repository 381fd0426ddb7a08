// SPDX-License-Identifier: GPL-2.0-or-later
#include "names/sound/paths.h"

#include <algorithm>

namespace libsearch::names::sound {

void PackedKey::append(Sound sound) {
  // Before a lip sound, n and m are written as the language pleases: Istanbul, Стамбул.
  if (sound == Sound::P && last() == Sound::N) {
    *this = first(size_ - 1U);
    append(Sound::M);
  }
  if (size_ == max_size || last() == sound) return;
  bits_ |= static_cast<std::uint32_t>(sound) << (4 * size_++);
}

PackedKey PackedKey::without(std::size_t position) const {
  PackedKey shorter = first(position);
  for (std::size_t i = position + 1; i < size_; ++i) shorter.append((*this)[i]);
  return shorter;
}

PackedKey PackedKey::first(std::size_t size) const {
  if (size >= size_) return *this;
  PackedKey beginning;
  beginning.bits_ = bits_ & ((std::uint32_t{1} << (4 * size)) - 1);
  beginning.size_ = static_cast<std::uint8_t>(size);
  return beginning;
}

std::string PackedKey::text() const {
  constexpr std::string_view letters = "?AKLMNPRST";
  std::string text(size_, '?');
  for (std::size_t i = 0; i < size_; ++i) text[i] = letters[static_cast<std::size_t>((*this)[i])];
  return text;
}

void Path::hear(Reading reading) {
  for (Sound sound = reading.take(); sound != Sound::none; sound = reading.take())
    if (sound != Sound::a || key.size() == 0) key.append(sound);
}

void Paths::hear(Reading reading) {
  if (!reading.has_alternatives()) {
    for (Path& path : std::span(paths_).first(size_)) path.hear(reading);
    return;
  }
  const auto before = paths_;
  const auto count = size_;
  size_ = 0;
  std::uint8_t cost = 0;
  do {
    for (Path path : std::span(before).first(count)) {
      path.hear(reading);
      path.cost = static_cast<std::uint8_t>(std::min(255, path.cost + cost));
      offer(path);
    }
    ++cost;
  } while (reading.go_on());
}

void Paths::offer(const Path& path) {
  const auto begin = paths_.begin();
  auto end = begin + static_cast<std::ptrdiff_t>(size_);
  const auto same = std::find_if(begin, end, [&](const Path& other) { return other.key == path.key; });
  if (same != end) {
    if (same->cost <= path.cost) return;
    end = std::move(same + 1, end, same);
  } else if (size_ == width) {
    if (paths_.back().cost <= path.cost) return;
    --end;
  }
  const auto place = std::upper_bound(begin, end, path, [](const Path& a, const Path& b) { return a.cost < b.cost; });
  std::move_backward(place, end, end + 1);
  *place = path;
  size_ = static_cast<std::size_t>(end + 1 - begin);
}

}  // namespace libsearch::names::sound

// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/arrangement.h"

#include <algorithm>

namespace libsearch::search {

void Arrangement::clear() {
  for (auto& positions : positions_) positions.clear();
  has_begins_ = false;
}

bool Arrangement::may_be_as_wanted(std::size_t word) {
  const auto& own = positions_[word];
  if (!sequence_.in_order) return !own.empty();
  const auto place = static_cast<std::uint32_t>(word);
  if (!has_begins_) {
    has_begins_ = true;
    begins_.clear();
    for (const auto position : own)
      if (position > place) begins_.push_back(position - place);
  } else {
    auto at = own.begin();
    std::erase_if(begins_, [&](std::uint32_t begin) {
      while (at != own.end() && *at < begin + place) ++at;
      return at == own.end() || *at != begin + place;
    });
  }
  return !begins_.empty();
}

bool Arrangement::found_near() {
  std::vector<std::uint32_t> begins;
  for (const auto& positions : positions_) begins.insert(begins.end(), positions.begin(), positions.end());
  return std::any_of(begins.begin(), begins.end(), [&](std::uint32_t begin) { return fits(begin); });
}

/// Whether each word has a position of its own in the window from `begin` on. Spellings that several words share may be
/// any of them: whoever comes late lets the others move, for to try all orders would take time without bound.
bool Arrangement::fits(std::uint32_t begin) {
  holders_.assign(sequence_.window, nobody);
  for (std::size_t word = 0; word < positions_.size(); ++word) {
    asked_.assign(sequence_.window, false);
    if (!takes_place(word, begin)) return false;
  }
  return true;
}

/// Gives the word a position in the window that is free, or whose holder can take another.
bool Arrangement::takes_place(std::size_t word, std::uint32_t begin) {
  const auto& own = positions_[word];
  for (auto it = std::lower_bound(own.begin(), own.end(), begin); it != own.end(); ++it) {
    const std::uint32_t place = *it - begin;
    if (place >= sequence_.window) return false;
    if (asked_[place]) continue;
    asked_[place] = true;
    if (holders_[place] != nobody && !takes_place(holders_[place], begin)) continue;
    holders_[place] = word;
    return true;
  }
  return false;
}

}  // namespace libsearch::search

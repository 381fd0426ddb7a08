// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/arrangement.h"

#include <algorithm>
#include <iterator>

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

/// Goes from window to window. Words that had too few places in one are counted in the next ones before all words are
/// dealt to places anew: where many words share a few spellings, these may stand thousands of times.
bool Arrangement::found_near() {
  gather_places();
  for (std::size_t word = 0; word < positions_.size(); ++word) scarce_.set(word);
  const auto is_for_scarce = [&](const Place& place) { return (place.words & scarce_).any(); };
  std::size_t count = 0;  // of places for scarce words, from `begin` to `end`
  auto end = places_.begin();
  for (auto begin = places_.begin(); begin != places_.end(); ++begin) {
    for (; end != places_.end() && end->position - begin->position < sequence_.window; ++end)
      count += is_for_scarce(*end);
    if (count >= scarce_.count()) {
      if (fits({begin, end})) return true;
      count = static_cast<std::size_t>(std::count_if(begin, end, is_for_scarce));
    }
    count -= is_for_scarce(*begin);
  }
  return false;
}

void Arrangement::gather_places() {
  std::vector<std::uint32_t> all, more;
  for (const auto& own : positions_) {
    more.clear();
    std::ranges::set_union(all, own, std::back_inserter(more));
    all.swap(more);
  }
  all.erase(std::unique(all.begin(), all.end()), all.end());
  places_.clear();
  for (const auto position : all) places_.push_back({position, {}});
  for (std::size_t word = 0; word < positions_.size(); ++word) {
    auto place = places_.begin();
    for (const auto position : positions_[word]) {
      while (place->position < position) ++place;
      place->words.set(word);
    }
  }
}

/// Whether each word has a place of its own in the window. Spellings that several words share may be any of them:
/// whoever comes late lets the others move, for to try all orders would take time without bound.
bool Arrangement::fits(Window window) {
  holders_.assign(window.size(), nobody);
  for (std::size_t word = 0; word < positions_.size(); ++word) {
    scarce_.reset();
    if (!takes_place(word, window)) return false;
  }
  return true;
}

/// Gives the word a place that is free, or whose holder can take another. Where there is none, all places of those who
/// were asked are held by others of them: they are the scarce ones (Hall's marriage theorem).
bool Arrangement::takes_place(std::size_t word, Window window) {
  scarce_.set(word);
  const auto give = [&](auto&& is_to_have) {
    for (std::size_t i = 0; i < window.size(); ++i) {
      if (!window[i].words[word] || !is_to_have(holders_[i])) continue;
      holders_[i] = word;
      return true;
    }
    return false;
  };
  return give([](std::size_t holder) { return holder == nobody; }) ||
         give([&](std::size_t holder) { return !scarce_[holder] && takes_place(holder, window); });
}

}  // namespace libsearch::search

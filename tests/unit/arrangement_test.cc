// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/arrangement.h"

#include <algorithm>
#include <numeric>
#include <random>
#include <set>
#include <vector>

#include <doctest/doctest.h>

using libsearch::search::Arrangement;
using libsearch::search::Sequence;

namespace {

using Positions = std::vector<std::uint32_t>;

Sequence sequence_of(std::size_t words, bool in_order, unsigned window) {
  Sequence sequence;
  sequence.terms.resize(words);
  sequence.in_order = in_order;
  sequence.window = window;
  return sequence;
}

/// The words are asked for in the order of their numbers in `order`.
bool stand(const Sequence& sequence, const std::vector<Positions>& words, const std::vector<std::size_t>& order) {
  Arrangement arrangement(sequence);
  for (const auto word : order) {
    arrangement.positions(word) = words[word];
    if (!arrangement.may_be_as_wanted(word)) return false;
  }
  return arrangement.is_as_wanted();
}

/// By trying each choice of positions.
bool stand_somehow(const Sequence& sequence, const std::vector<Positions>& words, Positions chosen = {}) {
  if (chosen.size() == words.size()) {
    const auto [first, last] = std::ranges::minmax(chosen);
    if (!sequence.in_order)
      return last - first < sequence.window && std::set(chosen.begin(), chosen.end()).size() == chosen.size();
    for (std::size_t i = 1; i < chosen.size(); ++i)
      if (chosen[i] != chosen[0] + i) return false;
    return true;
  }
  return std::ranges::any_of(words[chosen.size()], [&](std::uint32_t position) {
    Positions more = chosen;
    more.push_back(position);
    return stand_somehow(sequence, words, more);
  });
}

}  // namespace

TEST_CASE("Words stand as wanted where some choice of their positions does") {
  std::minstd_rand random(1);
  std::size_t found = 0;
  constexpr std::size_t tries = 4'000;
  for (std::size_t i = 0; i < tries; ++i) {
    const std::size_t count = 2 + random() % 4;
    const auto sequence = sequence_of(count, i % 2 == 0, static_cast<unsigned>(count + random() % 3));
    std::vector<Positions> words;
    for (std::size_t word = 0; word < count; ++word) {
      if (word > 0 && random() % 3 == 0) {  // as a word that shares its spellings with another
        words.push_back(words.back());
        continue;
      }
      std::set<std::uint32_t> positions;
      for (std::size_t more = 1 + random() % 5; more > 0; --more)
        positions.insert(static_cast<std::uint32_t>(1 + random() % 14));
      words.emplace_back(positions.begin(), positions.end());
    }
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::shuffle(order, random);
    const bool expected = stand_somehow(sequence, words);
    found += expected;
    CAPTURE(i);
    CHECK(stand(sequence, words, order) == expected);
  }
  CHECK(found > tries / 10);
  CHECK(found < tries * 9 / 10);
}

TEST_CASE("Hundreds of words with the same spellings, which stand everywhere but too far apart, take no time") {
  constexpr std::size_t count = Sequence::most_words;
  std::vector<Positions> words(count);
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  // Two words alternate. All but a few of the words look for one of them, and have half the places that they need.
  for (std::size_t word = 0; word < count; ++word)
    for (std::uint32_t at = word < count - 10 ? 1 : 2; at < 50'000; at += 2) words[word].push_back(at);
  CHECK_FALSE(stand(sequence_of(count, false, count + 20), words, order));
  CHECK(stand(sequence_of(count, false, 2 * count - 20), words, order));
}

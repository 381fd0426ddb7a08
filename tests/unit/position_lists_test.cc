// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/position_lists.h"

#include <map>
#include <random>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include <doctest/doctest.h>

#include <libsearch/error.h>

#include "index/checksum.h"

using libsearch::index::ListedTerm;
using libsearch::index::PositionListsWriter;

namespace {

using Positions = std::vector<std::uint32_t>;
using Lists = std::map<std::string, std::set<std::uint32_t>>;

constexpr Xapian::termcount short_length = 10, long_length = 100'000;

bool store(const Lists& lists, Xapian::termcount length, Xapian::Document& document) {
  PositionListsWriter writer;
  for (const auto& [term, positions] : lists) {
    writer.begin(term);
    for (const auto position : positions) writer.add(position);
  }
  return writer.store_in(document, length, lists.size());
}

Positions read(const Xapian::Document& document, const std::string& term, Xapian::termcount length) {
  const ListedTerm listed(term);
  Positions positions;
  const std::string page = document.get_value(listed.slot(length));
  if (!page.empty()) listed.append(page, listed.slot(length), positions);
  return positions;
}

Lists random_lists(std::size_t terms, unsigned seed) {
  std::minstd_rand random(seed);
  Lists lists;
  while (lists.size() < terms) {
    auto& positions = lists["term" + std::to_string(random())];
    for (std::size_t count = 1 + random() % 5; count > 0; --count)
      positions.insert(static_cast<std::uint32_t>(1 + random() % (random() % 2 == 0 ? 100u : 4'000'000u)));
  }
  return lists;
}

/// Two terms whose hashes are the same.
std::pair<std::string, std::string> twins() {
  std::unordered_map<std::uint32_t, std::string> seen;
  for (unsigned i = 0;; ++i) {
    std::string term = std::to_string(i);
    const auto [it, is_new] = seen.try_emplace(static_cast<std::uint32_t>(libsearch::index::checksum(term)), term);
    if (!is_new) return {it->second, term};
  }
}

}  // namespace

TEST_CASE("Positions of a document are read as they were stored, however many words it has") {
  for (const std::size_t terms : {1u, 2u, 30u, 3'000u}) {
    for (const auto length : {short_length, Xapian::termcount{200}, Xapian::termcount{1'000}, long_length}) {
      CAPTURE(terms);
      CAPTURE(length);
      const Lists lists = random_lists(terms, static_cast<unsigned>(terms + length));
      Xapian::Document document;
      const bool stored = store(lists, length, document);
      if (terms == 3'000u && length < long_length) continue;  // more words than length: no document is so
      REQUIRE(stored);
      for (const auto& [term, positions] : lists)
        CHECK(read(document, term, length) == Positions(positions.begin(), positions.end()));
    }
  }
}

TEST_CASE("Positions of a term that were added at several times are one list, each position once") {
  PositionListsWriter writer;
  for (const std::uint32_t position : {7u, 3u}) {
    writer.begin("the");
    writer.add(position);
    writer.begin("cat");
    writer.add(position + 1);
    writer.begin("the");
    writer.add(7);
  }
  Xapian::Document document;
  REQUIRE(writer.store_in(document, short_length, 2));
  CHECK(read(document, "the", short_length) == Positions{3, 7});
  CHECK(read(document, "cat", short_length) == Positions{4, 8});
}

TEST_CASE("Terms that cannot be told apart are not stored, and the next document is none the worse for it") {
  const auto [one, other] = twins();
  PositionListsWriter writer;
  Xapian::Document document;
  for (const auto& term : {one, other}) {
    writer.begin(term);
    writer.add(1);
  }
  CHECK_FALSE(writer.store_in(document, short_length, 2));
  CHECK(document.values_count() == 0);
  writer.clear();
  writer.begin(one);
  writer.add(2);
  REQUIRE(writer.store_in(document, short_length, 1));
  CHECK(read(document, one, short_length) == Positions{2});
}

TEST_CASE("A list that is too large for a value is not stored") {
  Lists lists = random_lists(30, 1);
  auto& positions = lists["no"];
  for (std::uint32_t at = 1; at <= 10'000; ++at) positions.insert(at);
  Xapian::Document large_enough;
  CHECK(store(lists, long_length, large_enough));
  for (std::uint32_t at = 10'001; at <= 20'000; ++at) positions.insert(at);
  Xapian::Document too_large;
  CHECK_FALSE(store(lists, long_length, too_large));
  CHECK(too_large.values_count() == 0);
}

TEST_CASE("A document without words has no positions") {
  Xapian::Document document;
  CHECK(PositionListsWriter().store_in(document, 0, 0));
  CHECK(document.values_count() == 0);
  CHECK(libsearch::index::positions_are_sound(document));
}

TEST_CASE("Damaged positions are told or read as others, and never read beyond their end") {
  const Lists lists = random_lists(30, 1);
  Xapian::Document sound;
  REQUIRE(store(lists, short_length, sound));
  CHECK(libsearch::index::positions_are_sound(sound));
  const auto slot = ListedTerm("").slot(short_length);
  const std::string page = sound.get_value(slot);
  std::minstd_rand random(2);
  std::size_t told = 0;
  constexpr std::size_t tries = 2'000;
  for (std::size_t i = 0; i < tries; ++i) {
    std::string damaged = page.substr(0, i % 2 == 0 ? page.size() : 1 + random() % (page.size() - 1));
    damaged[random() % damaged.size()] ^= static_cast<char>(1 + random() % 255);
    Xapian::Document document;
    document.add_value(slot, damaged);
    told += !libsearch::index::positions_are_sound(document);
    for (const auto& [term, positions] : lists) {
      try {
        read(document, term, short_length);
      } catch (const libsearch::Error& error) {
        CHECK(error.code() == libsearch::ErrorCode::corrupt);
      }
    }
  }
  CHECK(told > tries * 98 / 100);
}

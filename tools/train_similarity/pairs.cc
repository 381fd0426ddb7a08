// SPDX-License-Identifier: GPL-2.0-or-later
#include "pairs.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string_view>
#include <tuple>

#include "names/spelling.h"

namespace training {
namespace {

/// Prefixes of the data sets whose licences allow to derive tables that are published under ours.
constexpr std::array<std::string_view, 8> allowed_sources = {
    "coling2018", "cldr41", "google_", "geonames15000", "popnames", "ofac_sdn", "everypolitician2015", "iso3166-"};

bool is_allowed(std::string_view source) {
  return std::any_of(allowed_sources.begin(), allowed_sources.end(),
                     [&](std::string_view prefix) { return source.starts_with(prefix); });
}

constexpr std::size_t needed_columns = 9;

std::array<std::string_view, needed_columns> columns_of(std::string_view line) {
  std::array<std::string_view, needed_columns> columns;
  for (auto& column : columns) {
    if (line.data() == nullptr) throw std::runtime_error("a line has fewer than nine columns");
    const auto end = line.find('\t');
    column = line.substr(0, end);
    line = end == std::string_view::npos ? std::string_view() : line.substr(end + 1);
  }
  return columns;
}

auto order(const Pair& pair) { return std::tie(pair.first, pair.second, pair.entity); }

/// Frequent names are found on many lines, and are the more reliable for it.
void merge_equal(std::vector<Pair>& sorted) {
  auto last = sorted.begin();
  for (auto pair = sorted.begin(); pair != sorted.end(); ++pair) {
    if (pair == last) continue;
    if (order(*pair) == order(*last)) {
      last->count += 1;
    } else if (++last != pair) {
      *last = std::move(*pair);
    }
  }
  if (!sorted.empty()) sorted.erase(last + 1, sorted.end());
}

}  // namespace

std::uint64_t stable_hash(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return hash ^ hash >> 29;
}

std::vector<Pair> read_pairs(std::istream& input) {
  std::vector<Pair> pairs;
  std::string line;
  if (!std::getline(input, line) || !line.starts_with("dataset\t")) throw std::runtime_error("no header line");
  while (std::getline(input, line)) {
    const auto columns = columns_of(line);
    if (!is_allowed(columns[0])) continue;
    Pair pair;
    pair.first = libsearch::names::spelling_of(columns[2]);
    pair.second = libsearch::names::spelling_of(columns[4]);
    if (pair.second < pair.first) std::swap(pair.first, pair.second);
    pair.first_units = libsearch::names::units(pair.first);
    pair.second_units = libsearch::names::units(pair.second);
    pair.entity = stable_hash(columns[8]);
    if (pair.first_units.size == 0 || pair.second_units.size == 0 || pair.first == pair.second) continue;
    pairs.push_back(std::move(pair));
  }
  std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return order(a) < order(b); });
  merge_equal(pairs);
  return pairs;
}

}  // namespace training

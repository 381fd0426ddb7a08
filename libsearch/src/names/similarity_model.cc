// SPDX-License-Identifier: GPL-2.0-or-later
#include "names/similarity_model.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "names/han_units.h"
#include "names/next_character.h"

namespace libsearch::names {

struct SimilarityModel::Entry {
  Script first, second;
  PackedSegment x, y;
  std::int8_t weight;
};

namespace {

// Compilers need not take a literal this long; g++ and clang, which can say so, do.
#ifdef __clang__
#pragma clang diagnostic ignored "-Woverlength-strings"
#endif
/// An array, because the length of a literal this long is more than g++ will compute in a constant expression.
constexpr char compiled_in[] =
#include "names/similarity_tables.inc"
    ;

/// The part of `line` before the first `separator`, which is taken off it together with the separator.
std::string_view cut(std::string_view& line, char separator) {
  const auto end = std::min(line.find(separator), line.size());
  const auto part = line.substr(0, end);
  line.remove_prefix(std::min(end + 1, line.size()));
  return part;
}

std::optional<Script> script_named(std::string_view name) {
  const auto found = std::find(script_names.begin(), script_names.end(), name);
  if (found == script_names.end()) return std::nullopt;
  return static_cast<Script>(found - script_names.begin());
}

/// A segment as the tables write it: characters, but "<ang>" for a Mandarin final and "_" for nothing.
PackedSegment parse_segment(std::string_view text) {
  PackedSegment segment = 0;
  if (text == "_") return 0;
  for (std::size_t at = 0; at < text.size();) {
    char32_t unit = 0;
    if (text[at] == '<') {
      const auto end = std::min(text.find('>', at), text.size());
      const auto final = std::find(han_finals.begin(), han_finals.end(), text.substr(at + 1, end - at - 1));
      unit = first_han_final + static_cast<char32_t>(final - han_finals.begin());
      at = end + 1;
    } else {
      unit = next_character(text, at);
    }
    segment = segment << 16 | (unit & 0xFFFF);
  }
  return segment;
}

std::size_t hash(PackedSegment segment) { return static_cast<std::size_t>((segment * 0x9E3779B97F4A7C15U) >> 40); }

}  // namespace

SimilarityModel::SimilarityModel(std::string_view text) {
  std::vector<Entry> entries;
  entries.reserve(text.size() / 8);
  std::optional<Script> first, second;
  while (!text.empty()) {
    auto line = cut(text, '\n');
    const auto x = cut(line, ' '), y = cut(line, ' ');
    if (x == "#") {
      first = script_named(y);
      second = script_named(line);
      continue;
    }
    int weight = 0;
    const auto number = std::from_chars(line.data(), line.data() + line.size(), weight);
    if (!first || !second || number.ec != std::errc() || weight <= impossible || weight > 127) continue;
    entries.push_back({*first, *second, parse_segment(x), parse_segment(y), static_cast<std::int8_t>(weight)});
  }
  entry_count_ = entries.size();
  number_segments(entries);
  fill_tables(entries);
}

const SimilarityModel& SimilarityModel::shared() {
  static const SimilarityModel model(std::string_view(compiled_in, sizeof compiled_in - 1));
  return model;
}

void SimilarityModel::number_segments(const std::vector<Entry>& entries) {
  for (auto& script : scripts_) script.segments.push_back(0);
  for (const auto& entry : entries) {
    scripts_[index(entry.first)].segments.push_back(entry.x);
    scripts_[index(entry.second)].segments.push_back(entry.y);
  }
  for (auto& script : scripts_) {
    auto& all = script.segments;
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    script.unit_count = static_cast<std::size_t>(std::upper_bound(all.begin(), all.end(), 0xFFFFU) - all.begin()) - 1;
    std::size_t slots = 64;
    while (slots < 3 * all.size()) slots *= 2;
    script.slots.resize(slots);
    for (std::size_t id = 0; id < all.size(); ++id) {
      const auto hashed = hash(all[id]);
      script.filter.set(hashed % filter_bits);
      auto at = hashed & (slots - 1);
      while (script.slots[at].id >= 0) at = (at + 1) & (slots - 1);
      script.slots[at] = {all[id], static_cast<SegmentId>(id)};
    }
  }
}

SegmentId SimilarityModel::find(const ScriptSegments& script, PackedSegment segment) const {
  const auto hashed = hash(segment);
  if (!script.filter[hashed % filter_bits]) return -1;
  const auto mask = script.slots.size() - 1;
  for (auto at = hashed & mask; script.slots[at].id >= 0; at = (at + 1) & mask) {
    if (script.slots[at].segment == segment) return script.slots[at].id;
  }
  return -1;
}

void SimilarityModel::fill_tables(const std::vector<Entry>& entries) {
  struct Item {
    std::uint16_t table;
    SegmentId id;
    Weight weight;
  };
  std::vector<Item> items;
  items.reserve(2 * entries.size());
  const auto add = [&](Script script, Script other, SegmentId x, SegmentId y, std::int8_t weight) {
    items.push_back({static_cast<std::uint16_t>(index(script) * script_count + index(other)), x, {y, weight}});
  };
  for (const auto& entry : entries) {
    const auto x = find(scripts_[index(entry.first)], entry.x), y = find(scripts_[index(entry.second)], entry.y);
    add(entry.first, entry.second, x, y, entry.weight);
    if (entry.first != entry.second || x != y) add(entry.second, entry.first, y, x, entry.weight);
  }
  std::sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
    return a.table != b.table ? a.table < b.table : a.id != b.id ? a.id < b.id : a.weight.other < b.weight.other;
  });
  auto item = items.begin();
  for (std::size_t t = 0; t < tables_.size(); ++t) {
    const auto& script = scripts_[t / script_count];
    auto& table = tables_[t];
    for (std::size_t id = 0; id < script.segments.size(); ++id) {
      table.first.push_back(static_cast<std::uint32_t>(table.weights.size()));
      int greatest = id > 0 && id <= script.unit_count ? unseen_deletion : impossible;
      for (; item != items.end() && item->table == t && item->id == static_cast<SegmentId>(id); ++item) {
        table.weights.push_back(item->weight);
        greatest = std::max<int>(greatest, item->weight.weight);
      }
      table.greatest.push_back(static_cast<std::int8_t>(greatest));
    }
    table.first.push_back(static_cast<std::uint32_t>(table.weights.size()));
  }
}

SimilarityModel::Row SimilarityModel::row(Script script, Script other, SegmentId id) const {
  const auto& chosen = table(script, other);
  const auto at = static_cast<std::size_t>(id);
  return {chosen.weights.data() + chosen.first[at], chosen.weights.data() + chosen.first[at + 1]};
}

int SimilarityModel::greatest(Script script, Script other, SegmentId id) const {
  return table(script, other).greatest[static_cast<std::size_t>(id)];
}

Segments SimilarityModel::segments(const Units& word) const {
  Segments result;
  find_segments(word, 0, result);
  return result;
}

void SimilarityModel::find_segments(const Units& word, std::size_t first, Segments& segments) const {
  segments.script = word.script;
  segments.size = word.size;
  const auto& script = scripts_[index(word.script)];
  for (std::size_t i = first; i < word.size; ++i) {
    auto& ending = segments.ending[i];
    ending.fill(-1);
    PackedSegment segment = 0;
    for (std::size_t length = 1; length <= max_segment && length <= i + 1; ++length) {
      segment |= PackedSegment{word.unit[i + 1 - length]} << (16 * (length - 1));
      ending[length - 1] = find(script, segment);
    }
  }
}

std::array<int, max_units + 3> SimilarityModel::bounds(const Segments& word, Script other) const {
  std::array<int, max_units + 3> bounds;
  bounds[word.size] = 0;
  for (std::size_t i = word.size; i-- > 0;) {
    int best = unseen_deletion + bounds[i + 1];
    for (std::size_t length = 1; length <= max_segment && i + length <= word.size; ++length) {
      const auto id = word.ending[i + length - 1][length - 1];
      if (id < 0) continue;
      const int weight = greatest(word.script, other, id);
      if (weight > impossible) best = std::max(best, weight + bounds[i + length]);
    }
    bounds[i] = best;
  }
  return bounds;
}

}  // namespace libsearch::names

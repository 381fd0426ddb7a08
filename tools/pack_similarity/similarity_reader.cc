// SPDX-License-Identifier: GPL-2.0-or-later
#include "similarity_reader.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <tuple>

#include "names/han_units.h"
#include "text/utf8.h"

namespace libsearch::names {
namespace {

std::size_t index(Script script) { return static_cast<std::size_t>(script); }

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
      unit = text::next_code_point(text, at);
    }
    segment = segment << 16 | (unit & 0xFFFF);
  }
  return segment;
}

/// Letters that few names or none teach, each with the letter of its script that sounds most like it, whose weights it
/// borrows: marked Latin letters, Cyrillic ones of single languages, Armenian and Georgian ones that foreign names do
/// not have, Arabic ones of Persian, Urdu, Kurdish, Uyghur, Sindhi and Pashto.
constexpr std::u16string_view rare_letters =
    u"áaäaâaãaåaæeçcčcćcďdđdéeèeêeëeěeęeğgíiîiıiïiłlñnňnńnóoöoôoøoőoœořr"
    u"şsšsśsșsțtţtťtúuüuûuůuűuýyžzźzżząaāaēeīiļlūuķkņnģgėeįiųuəeðdþt"
    u"ћчђчџжљлњнѕзќкѓгїиіиґгєеңнғгқкөоүуұуһхҳхҷчҹчҝгҡкҥнҙзҫсӣиӯуӑаӗеӳуӷгәаўу"
    u"ծցձցճչօոըեწცძზჭჩყკჱეჲიჳუ"
    u"پبڤفگكچجژزڭنۇوۆوۈوۊوۋوېيەهۀهڕرڑرړرڙرڵلٹتټتٺتٽتٿتڈدډدڍدےيںنڼنڻنڳگڱنڪكښشږژڅسځزڇچڄجٻبڀبڦف"
    u"ײיװוױו"
    u"ऋरऍएऎएऐएऑओऒओऔओॅेॆेॉोॊोङनञनणनॲअढडधदठटळल";
constexpr int borrowing = 12;  ///< what that costs: a nat

}  // namespace

SimilarityReader::SimilarityReader(std::string_view text) {
  read(text);
  borrow();
  number_segments();
  fill_rows();
}

SimilarityTables SimilarityReader::tables() const {
  SimilarityTables tables = parts_;
  tables.segments = segments_;
  tables.filters = filters_;
  tables.slots = slots_;
  tables.rows = rows_;
  tables.weights = weights_;
  tables.greatest = greatest_;
  return tables;
}

void SimilarityReader::read(std::string_view text) {
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
    entries_.push_back({*first, *second, parse_segment(x), parse_segment(y), static_cast<std::int8_t>(weight)});
  }
}

void SimilarityReader::borrow() {
  std::set<std::tuple<Script, Script, PackedSegment>> taught;
  for (const auto& entry : entries_) {
    if (entry.y != 0) taught.emplace(entry.first, entry.second, entry.x);
    if (entry.x != 0) taught.emplace(entry.second, entry.first, entry.y);
  }
  const auto own = entries_;
  for (const auto& entry : own) {
    const int weight = entry.weight - borrowing;
    if (weight <= unseen_pair) continue;  // says no more than that nothing was seen
    for (std::size_t i = 0; i < rare_letters.size(); i += 2) {
      const PackedSegment rare = rare_letters[i], usual = rare_letters[i + 1];
      const bool first = entry.x == usual && !taught.contains({entry.first, entry.second, rare});
      const bool second = entry.y == usual && !taught.contains({entry.second, entry.first, rare});
      Entry borrowed = entry;
      borrowed.weight = static_cast<std::int8_t>(weight);
      if (first) borrowed.x = rare, entries_.push_back(borrowed);
      if (second) borrowed.y = rare, entries_.push_back(borrowed);
      if (first && second) borrowed.x = usual, entries_.push_back(borrowed);
    }
  }
}

void SimilarityReader::number_segments() {
  filters_.assign(script_count * filter_bits / 64, 0);
  std::array<std::vector<PackedSegment>, script_count> met;
  for (auto& segments : met) segments.push_back(0);
  for (const auto& entry : entries_) {
    met[index(entry.first)].push_back(entry.x);
    met[index(entry.second)].push_back(entry.y);
  }
  for (std::size_t script = 0; script < script_count; ++script) {
    auto& all = met[script];
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    const auto units = std::upper_bound(all.begin(), all.end(), 0xFFFFU) - all.begin() - 1;
    auto& part = parts_.scripts[script];
    part = {static_cast<std::uint32_t>(segments_.size()), static_cast<std::uint32_t>(all.size()),
            static_cast<std::uint32_t>(units), static_cast<std::uint32_t>(slots_.size()), 0};
    hash_segments(script, all);
    part.slot_count = static_cast<std::uint32_t>(slots_.size()) - part.first_slot;
    segments_.insert(segments_.end(), all.begin(), all.end());
  }
}

void SimilarityReader::hash_segments(std::size_t script, const std::vector<PackedSegment>& segments) {
  std::size_t size = 64;
  while (size < 3 * segments.size()) size *= 2;
  std::vector<SegmentId> slots(size, -1);
  for (std::size_t id = 0; id < segments.size(); ++id) {
    const auto hashed = slot_hash(segments[id]);
    const auto bit = script * filter_bits + hashed % filter_bits;
    filters_[bit / 64] |= std::uint64_t{1} << bit % 64;
    auto at = hashed & (size - 1);
    while (slots[at] >= 0) at = (at + 1) & (size - 1);
    slots[at] = static_cast<SegmentId>(id);
  }
  slots_.insert(slots_.end(), slots.begin(), slots.end());
}

SegmentId SimilarityReader::number_of(Script script, PackedSegment segment) const {
  const auto& part = parts_.scripts[index(script)];
  const auto* const begin = segments_.data() + part.first_segment;
  return static_cast<SegmentId>(std::lower_bound(begin, begin + part.segment_count, segment) - begin);
}

/// Every weight from both sides.
std::vector<SimilarityReader::Item> SimilarityReader::sorted_items() const {
  std::vector<Item> items;
  const auto add = [&](Script script, Script other, SegmentId x, SegmentId y, std::int8_t weight) {
    items.push_back({index(script) * script_count + index(other), x, {y, weight}});
  };
  for (const auto& entry : entries_) {
    const auto x = number_of(entry.first, entry.x), y = number_of(entry.second, entry.y);
    add(entry.first, entry.second, x, y, entry.weight);
    if (entry.first != entry.second || x != y) add(entry.second, entry.first, y, x, entry.weight);
  }
  std::sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
    return std::tie(a.table, a.id, a.weight.other) < std::tie(b.table, b.id, b.weight.other);
  });
  return items;
}

void SimilarityReader::fill_rows() {
  const auto items = sorted_items();
  auto item = items.begin();
  for (std::size_t table = 0; table < parts_.first_row.size(); ++table) {
    const auto& script = parts_.scripts[table / script_count];
    parts_.first_row[table] = static_cast<std::uint32_t>(rows_.size());
    for (std::uint32_t id = 0; id < script.segment_count; ++id) {
      rows_.push_back(static_cast<std::uint32_t>(weights_.size()));
      int greatest = id > 0 && id <= script.unit_count ? unseen_deletion : impossible;
      for (; item != items.end() && item->table == table && item->id == static_cast<SegmentId>(id); ++item) {
        weights_.push_back(item->weight);
        greatest = std::max<int>(greatest, item->weight.weight);
      }
      greatest_.push_back(static_cast<std::int8_t>(greatest));
    }
    rows_.push_back(static_cast<std::uint32_t>(weights_.size()));
    greatest_.push_back(static_cast<std::int8_t>(impossible));
  }
}

}  // namespace libsearch::names

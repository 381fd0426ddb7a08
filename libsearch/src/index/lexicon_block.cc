// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/lexicon_block.h"

#include <algorithm>
#include <cstdint>

#include <libsearch/error.h>

#include "index/varint.h"

namespace libsearch::index {
namespace {

/// Reads a block.
class BlockReader {
 public:
  BlockReader(std::string_view base, std::string_view block) : entry_{std::string(base)}, rest_(block) {}

  /// Goes on to the next entry, or the first; false at the end, and where the block is damaged.
  bool next() {
    std::string_view rest = rest_;
    const auto shared = take_number(rest);
    const auto added = take_string(rest);
    if (!shared || !added || *shared >> 2 > entry_.spelling.size()) return false;
    entry_.spelling.resize(*shared >> 2);
    entry_.spelling += *added;
    entry_.name = (*shared & 1) != 0;
    entry_.common = (*shared & 2) != 0;
    rest_ = rest;
    return true;
  }
  bool is_at_end() const { return rest_.empty(); }
  const LexiconEntry& entry() const { return entry_; }

 private:
  LexiconEntry entry_;
  std::string_view rest_;
};

}  // namespace

void BlockWriter::add(const Member& member) {
  const std::uint64_t facts = (member.name ? 1 : 0) | (member.common ? 2 : 0);
  if (!block_.empty() && member.spelling == before_) {
    block_[last_] = static_cast<char>(block_[last_] | facts);  // a number's lowest bits are in its first byte
    return;
  }
  const auto differs = std::mismatch(before_.begin(), before_.end(), member.spelling.begin(), member.spelling.end());
  const auto shared = static_cast<std::size_t>(differs.first - before_.begin());
  last_ = block_.size();
  append_number(block_, shared << 2 | facts);
  append_string(block_, member.spelling.substr(shared));
  before_ = member.spelling;
}

bool decode_block(std::string_view base, std::string_view block, std::vector<LexiconEntry>& out) {
  BlockReader reader(base, block);
  while (reader.next()) out.push_back(reader.entry());
  return reader.is_at_end();
}

std::string united_blocks(std::string_view base, std::span<const std::string> blocks) {
  std::vector<BlockReader> readers;
  readers.reserve(blocks.size());
  for (const auto& block : blocks) readers.emplace_back(base, block);
  const auto is_after = [](const BlockReader* a, const BlockReader* b) {
    return a->entry().spelling > b->entry().spelling;
  };
  std::vector<BlockReader*> heap;  // the one whose entry comes first is at the front
  const auto go_on = [&](BlockReader& reader) {
    if (reader.next()) {
      heap.push_back(&reader);
      std::ranges::push_heap(heap, is_after);
    } else if (!reader.is_at_end()) {
      throw_damaged_lexicon();
    }
  };
  for (auto& reader : readers) go_on(reader);
  BlockWriter out(base);
  while (!heap.empty()) {
    std::ranges::pop_heap(heap, is_after);
    BlockReader& first = *heap.back();
    heap.pop_back();
    out.add({first.entry().spelling, first.entry().name, first.entry().common});
    go_on(first);
  }
  return out.block();
}

std::optional<LexiconEntry> find_in_block(std::string_view block, std::string_view wanted) {
  std::size_t same = 0;  // bytes that the entry before, which is less, shares with `wanted`
  while (!block.empty()) {
    const auto shared = take_number(block);
    const auto rest = take_string(block);
    if (!shared || !rest) break;
    const std::size_t kept = *shared >> 2;
    if (kept < same) return std::nullopt;
    if (kept > same) continue;
    const auto left = wanted.substr(same);
    const auto differs = std::mismatch(rest->begin(), rest->end(), left.begin(), left.end());
    if (differs.first == rest->end() && differs.second == left.end())
      return LexiconEntry{std::string(wanted), (*shared & 1) != 0, (*shared & 2) != 0};
    if (*rest > left) return std::nullopt;
    same += static_cast<std::size_t>(differs.first - rest->begin());
  }
  return std::nullopt;
}

void throw_damaged_lexicon() {
  throw Error(ErrorCode::corrupt, "the lexicon of the index is damaged", "run 'lsearch rebuild'");
}

}  // namespace libsearch::index

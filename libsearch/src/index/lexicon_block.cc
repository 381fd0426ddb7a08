// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/lexicon_block.h"

#include <algorithm>
#include <cstdint>

#include <libsearch/error.h>

#include "index/packed_spelling.h"
#include "index/varint.h"

namespace libsearch::index {
namespace {

/// Reads a block.
class BlockReader {
 public:
  BlockReader(std::string_view base, std::string_view block) : packed_(base), rest_(block) {}

  /// Goes on to the next member, or the first; false at the end, and where the block is damaged.
  bool next() {
    std::string_view rest = rest_;
    const auto shared = take_number(rest);
    const auto added = take_string(rest);
    if (!shared || !added || !may_follow(*shared >> 2, *added)) return false;
    packed_.resize(*shared >> 2);
    packed_ += *added;
    name_ = (*shared & 1) != 0;
    common_ = (*shared & 2) != 0;
    rest_ = rest;
    is_first_ = false;
    return true;
  }
  bool is_at_end() const { return rest_.empty(); }
  /// Until next().
  Member member() const { return {packed_, name_, common_}; }

 private:
  /// Whether the member that shares so many bytes with the one before and adds these comes after it.
  bool may_follow(std::size_t shared, std::string_view added) const {
    if (shared > packed_.size()) return false;
    return is_first_ || added > std::string_view(packed_).substr(shared);
  }

  std::string packed_;
  bool name_ = false;
  bool common_ = false;
  bool is_first_ = true;
  std::string_view rest_;
};

}  // namespace

void BlockWriter::add(const Member& member) {
  const std::uint64_t facts = (member.name ? 1 : 0) | (member.common ? 2 : 0);
  if (!block_.empty() && member.packed == before_) {
    block_[last_] = static_cast<char>(block_[last_] | facts);  // a number's lowest bits are in its first byte
    return;
  }
  const auto differs = std::mismatch(before_.begin(), before_.end(), member.packed.begin(), member.packed.end());
  const auto shared = static_cast<std::size_t>(differs.first - before_.begin());
  const auto added = member.packed.substr(shared);
  last_ = block_.size();
  append_number(block_, shared << 2 | facts);
  append_string(block_, added);
  before_.resize(shared);
  before_ += added;
}

bool decode_block(std::string_view base, std::string_view block, std::vector<LexiconEntry>& out) {
  BlockReader reader(base, block);
  while (reader.next()) {
    const Member member = reader.member();
    out.push_back({unpacked_spelling(member.packed), member.name, member.common});
  }
  return reader.is_at_end();
}

std::string united_blocks(std::string_view base, std::span<const std::string> blocks) {
  std::vector<BlockReader> readers;
  readers.reserve(blocks.size());
  for (const auto& block : blocks) readers.emplace_back(base, block);
  const auto is_after = [](const BlockReader* a, const BlockReader* b) {
    return a->member().packed > b->member().packed;
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
    out.add(first.member());
    go_on(first);
  }
  return out.block();
}

std::optional<LexiconEntry> find_in_block(std::string_view block, std::string_view spelling) {
  const std::string packed = packed_spelling(spelling);
  const std::string_view wanted = packed;
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
      return LexiconEntry{std::string(spelling), (*shared & 1) != 0, (*shared & 2) != 0};
    if (*rest > left) return std::nullopt;
    same += static_cast<std::size_t>(differs.first - rest->begin());
  }
  return std::nullopt;
}

void throw_damaged_lexicon() {
  throw Error(ErrorCode::corrupt, "the lexicon of the index is damaged", "run 'lsearch rebuild'");
}

}  // namespace libsearch::index

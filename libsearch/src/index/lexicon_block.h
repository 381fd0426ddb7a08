// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// A block of the lexicon: spellings of one family, packed (packed_spelling.h) and sorted, each written as what differs
// from the one before, and the first from a base that writer and reader agree on.
namespace libsearch::index {

/// A spelling in a family.
struct LexiconEntry {
  std::string spelling;
  bool name = false;     ///< in a sound family: it was seen as a name
  bool common = false;   ///< in a sound family: it was seen as a common word
  unsigned indexes = 1;  ///< of how many indexes it is an entry, where those of several are united
  auto operator<=>(const LexiconEntry&) const = default;
};

/// The same, of a packed spelling that is kept elsewhere.
struct Member {
  std::string_view packed;
  bool name = false;
  bool common = false;
};

/// Writes a block.
class BlockWriter {
 public:
  explicit BlockWriter(std::string_view base) : before_(base) {}

  /// Members come in the order of their packed spellings; of those with the same one is made.
  void add(const Member& member);
  const std::string& block() const { return block_; }

 private:
  std::string before_;
  std::string block_;
  std::size_t last_ = 0;  ///< where the last member begins in the block
};

/// Appends the entries of a block, in the order of their packed spellings; false where it is damaged.
bool decode_block(std::string_view base, std::string_view block, std::vector<LexiconEntry>& out);

/// One block with the entries of several; throws where one is damaged.
std::string united_blocks(std::string_view base, std::span<const std::string> blocks);

/// What one block says of a spelling; nothing if it does not have it. Reads no further than it must and puts no
/// spelling together: of each entry it is known how much it shares with the one before, and of that how much with
/// `spelling`. For sound families: their keys share nothing with a spelling.
std::optional<LexiconEntry> find_in_block(std::string_view block, std::string_view spelling);

[[noreturn]] void throw_damaged_lexicon();

}  // namespace libsearch::index

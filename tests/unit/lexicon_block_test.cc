// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/lexicon_block.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <libsearch/error.h>

#include "index/packed_spelling.h"

using namespace libsearch::index;

namespace {

const std::string base = "erdogan";

/// `members` come in the order of their packed spellings: other alphabets before ASCII.
std::string block_of(const std::vector<LexiconEntry>& members) {
  BlockWriter writer(base);
  for (const auto& member : members) writer.add({packed_spelling(member.spelling), member.name, member.common});
  return writer.block();
}

std::vector<LexiconEntry> entries_of(const std::string& block) {
  std::vector<LexiconEntry> entries;
  REQUIRE(decode_block(base, block, entries));
  return entries;
}

}  // namespace

TEST_CASE("A block is read as it was written") {
  const std::vector<LexiconEntry> members{{"эрдоган"}, {"erdoğan"}, {"erdogan", true}, {"erdogán", false, true}};
  CHECK(entries_of(block_of(members)) == members);
}

TEST_CASE("Blocks united have each spelling once, in order, with what any of them says of it") {
  const std::vector<std::string> blocks{block_of({{"ardogan"}, {"erdogan", true}}), block_of({{"erdoğan", true, true}}),
                                        block_of({{"erdoğan"}, {"erdogan", false, true}}), block_of({})};
  CHECK(entries_of(united_blocks(base, blocks)) ==
        std::vector<LexiconEntry>{{"ardogan"}, {"erdoğan", true, true}, {"erdogan", true, true}});
}

TEST_CASE("A block whose members are out of order is damaged") {
  std::vector<LexiconEntry> entries;
  CHECK_FALSE(decode_block(base, block_of({{"erdogan"}, {"ardogan"}}), entries));
}

TEST_CASE("Blocks of which one is damaged are not united") {
  const std::string whole = block_of({{"erdogan"}, {"erdoğan"}});
  for (std::size_t size = 1; size < whole.size(); ++size) {
    std::vector<LexiconEntry> entries;
    if (decode_block(base, whole.substr(0, size), entries)) continue;  // it ends where an entry does
    CHECK_THROWS_AS(united_blocks(base, std::vector{whole, whole.substr(0, size)}), libsearch::Error);
  }
}

// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/lexicon_block.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <libsearch/error.h>

using namespace libsearch::index;

namespace {

const std::string base = "erdogan";

std::string block_of(const std::vector<Member>& members) {
  BlockWriter writer(base);
  for (const auto& member : members) writer.add(member);
  return writer.block();
}

std::vector<LexiconEntry> entries_of(const std::string& block) {
  std::vector<LexiconEntry> entries;
  REQUIRE(decode_block(base, block, entries));
  return entries;
}

}  // namespace

TEST_CASE("A block is read as it was written") {
  const auto entries = entries_of(block_of({{"erdogan", true}, {"erdogán", false, true}, {"erdoğan"}, {"эрдоган"}}));
  CHECK(entries ==
        std::vector<LexiconEntry>{{"erdogan", true, false}, {"erdogán", false, true}, {"erdoğan"}, {"эрдоган"}});
}

TEST_CASE("Blocks united have each spelling once, in order, with what any of them says of it") {
  const std::vector<std::string> blocks{block_of({{"ardogan"}, {"erdogan", true}}), block_of({{"erdoğan", true, true}}),
                                        block_of({{"erdogan", false, true}, {"erdoğan"}}), block_of({})};
  CHECK(entries_of(united_blocks(base, blocks)) ==
        std::vector<LexiconEntry>{{"ardogan"}, {"erdogan", true, true}, {"erdoğan", true, true}});
}

TEST_CASE("Blocks of which one is damaged are not united") {
  const std::string whole = block_of({{"erdogan"}, {"erdoğan"}});
  for (std::size_t size = 1; size < whole.size(); ++size) {
    std::vector<LexiconEntry> entries;
    if (decode_block(base, whole.substr(0, size), entries)) continue;  // it ends where an entry does
    CHECK_THROWS_AS(united_blocks(base, std::vector{whole, whole.substr(0, size)}), libsearch::Error);
  }
}

// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes are told from a page of positions, or are read as no more positions than they can be, in order; and what is
// written is read alike.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <libsearch/error.h>

#include "fuzz.h"
#include "index/position_lists.h"

namespace {

using libsearch::index::ListedTerm;

std::string term_of(std::uint8_t number) { return "term" + std::to_string(number); }

void read_damaged(std::string_view page, const ListedTerm& term) {
  for (unsigned bits = 0; bits <= ListedTerm::max_page_bits; ++bits) {
    std::vector<std::uint32_t> positions;
    try {
      term.append(page, term.slot_by(bits), positions);
      fuzz::require(std::ranges::is_sorted(positions), "positions ascend");
    } catch (const libsearch::Error& error) {
      fuzz::require(error.code() == libsearch::ErrorCode::corrupt, "what is no page is told as damage");
    }
    fuzz::require(positions.size() <= page.size(), "there are no more positions than bytes");
  }
}

/// Of each three bytes the first is a term, the others a position.
void write_and_read(std::string_view bytes) {
  std::map<std::uint8_t, std::set<std::uint32_t>> lists;
  libsearch::index::PositionListsWriter writer;
  for (; bytes.size() >= 3; bytes.remove_prefix(3)) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(bytes[i]); };
    const auto position = static_cast<std::uint32_t>(byte(1) << byte(2) % 24);
    lists[byte(0)].insert(position);
    writer.begin(term_of(byte(0)));
    writer.add(position);
  }
  const auto length = static_cast<Xapian::termcount>(lists.size() * 50);
  Xapian::Document document;
  if (!writer.store_in(document, length, lists.size())) return;
  fuzz::require(libsearch::index::positions_are_sound(document), "what was written is sound");
  for (const auto& [number, expected] : lists) {
    const ListedTerm term(term_of(number));
    std::vector<std::uint32_t> positions;
    std::string page = document.get_value(term.slot(length));
    term.append(page, term.slot(length), positions);
    fuzz::require(std::ranges::equal(positions, expected), "positions are read as they were written");
    page[number % page.size()] ^= '\x80';
    read_damaged(page, term);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::as_text(data, size);
  if (bytes.size() < 2) return 0;
  read_damaged(bytes, ListedTerm("term"));
  write_and_read(bytes);
  return 0;
}

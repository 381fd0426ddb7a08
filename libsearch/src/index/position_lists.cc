// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/position_lists.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <span>

#include <libsearch/error.h>

#include "index/checksum.h"
#include "index/terms.h"
#include "index/varint.h"

namespace libsearch::index {
namespace {

constexpr std::size_t header_size = 2;
constexpr std::size_t remainder_size = 2;
/// Words of a document for each of its pages, which have some hundred bytes then; more where a document would have more
/// than the most pages.
constexpr Xapian::termcount words_in_page = 20;
constexpr unsigned max_page_bits = ListedTerm::max_page_bits;
/// Slots of documents with one page, two, four ... so that the slot of a page tells of how many it is.
constexpr Xapian::valueno first_slot(unsigned page_bits) { return positions_slot + (1u << page_bits) - 1; }
static_assert(first_slot(max_page_bits + 1) <= first_field_slot);
/// Seeds to try. Few pages need another than the first.
constexpr std::uint32_t most_seeds = 256;
/// Of a page. Only a text that is hardly more than one word has larger ones. The engine keeps a slot's least and
/// greatest value, writes both anew at each commit, and holds a value of each database in memory while it merges.
constexpr std::size_t max_page_bytes = 16u << 10;

using Postings = std::span<const std::uint64_t>;

Error damaged() {
  return Error(ErrorCode::corrupt, "the positions of a document are damaged",
               "run 'lsearch check'; 'lsearch rebuild' makes the index anew");
}

std::uint32_t hash_of(std::string_view term) { return static_cast<std::uint32_t>(checksum(term)); }
std::uint32_t hash_in(std::uint64_t posting) { return static_cast<std::uint32_t>(posting >> 32); }
std::uint32_t position_in(std::uint64_t posting) { return static_cast<std::uint32_t>(posting); }

std::size_t first_bits(std::uint32_t hash, unsigned bits) { return bits == 0 ? 0 : hash >> (32 - bits); }

/// What tells a term from others of its page: bits behind those that they have in common, in another way for each seed.
std::uint16_t remainder_of(std::uint32_t hash, unsigned page_bits, std::uint32_t seed) {
  constexpr std::uint32_t step = 0x9E3779B9, multiplier = 0x85EBCA6B;
  hash = ((hash << page_bits) ^ (seed * step)) * multiplier;
  return static_cast<std::uint16_t>(hash >> 16);
}

char checksum_byte(std::string_view lists) { return static_cast<char>(checksum(lists) & 0xFF); }

std::size_t distinct_hashes(Postings sorted) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < sorted.size(); ++i) count += i == 0 || hash_in(sorted[i]) != hash_in(sorted[i - 1]);
  return count;
}

/// The lists of those postings whose hashes begin with the bits of a page; nothing where two of them have one
/// remainder.
std::optional<std::string> encoded_lists(Postings sorted, unsigned page_bits, std::uint32_t seed) {
  std::string lists;
  std::vector<std::uint16_t> remainders;
  for (auto at = sorted.begin(); at != sorted.end();) {
    const std::uint32_t hash = hash_in(*at);
    const std::uint16_t remainder = remainder_of(hash, page_bits, seed);
    remainders.push_back(remainder);
    lists += static_cast<char>(remainder & 0xFF);
    lists += static_cast<char>(remainder >> 8);
    std::uint32_t last = 0;
    for (bool goes_on = true; goes_on; ++at) {
      goes_on = at + 1 != sorted.end() && hash_in(at[1]) == hash;
      append_number(lists, std::uint64_t{position_in(*at) - last} * 2 + (goes_on ? 1 : 0));
      last = position_in(*at);
    }
  }
  std::ranges::sort(remainders);
  if (std::ranges::adjacent_find(remainders) != remainders.end()) return std::nullopt;
  return lists;
}

std::optional<std::string> encoded_page(Postings sorted, unsigned page_bits) {
  if (sorted.empty()) return std::string();
  for (std::uint32_t seed = 0; seed < most_seeds; ++seed) {
    const auto lists = encoded_lists(sorted, page_bits, seed);
    if (lists && lists->size() > max_page_bytes) return std::nullopt;
    if (lists) return static_cast<char>(seed) + (checksum_byte(*lists) + *lists);
  }
  return std::nullopt;
}

/// Empty ones where no posting belongs to them; none at all where one of them cannot be.
std::optional<std::vector<std::string>> encoded_pages(Postings sorted, unsigned page_bits) {
  std::vector<std::string> pages;
  auto begin = sorted.begin();
  for (std::size_t number = 0; number < std::size_t{1} << page_bits; ++number) {
    const auto is_elsewhere = [&](std::uint64_t posting) { return first_bits(hash_in(posting), page_bits) != number; };
    const auto end = std::find_if(begin, sorted.end(), is_elsewhere);
    auto page = encoded_page({begin, end}, page_bits);
    if (!page) return std::nullopt;
    pages.push_back(std::move(*page));
    begin = end;
  }
  return pages;
}

unsigned page_bits_for(Xapian::termcount length) {
  return std::min(static_cast<unsigned>(std::bit_width(length / words_in_page)), max_page_bits);
}

void append_list(std::string_view list, std::vector<std::uint32_t>& positions) {
  constexpr std::uint64_t most = std::numeric_limits<std::uint32_t>::max();
  std::uint64_t position = 0;
  for (bool goes_on = true; goes_on;) {
    std::uint64_t step = list.empty() ? 0x80 : static_cast<unsigned char>(list.front());
    if (step < 0x80) {  // nearly all
      list.remove_prefix(1);
    } else {
      const auto number = take_number(list);
      if (!number || *number / 2 > most) throw damaged();
      step = *number;
    }
    position += step / 2;
    goes_on = step % 2 != 0;
    positions.push_back(static_cast<std::uint32_t>(position));
  }
  if (position > most) throw damaged();
}

/// Takes a list off the front. That another position follows says the lowest bit of a number's first byte, and that
/// another byte does the highest of each.
void skip_list(std::string_view& lists) {
  std::size_t at = 0;
  for (bool goes_on = true; goes_on;) {
    goes_on = at < lists.size() && (lists[at] & 1) != 0;
    while (at < lists.size() && (static_cast<unsigned char>(lists[at]) & 0x80) != 0) ++at;
    if (at++ >= lists.size()) throw damaged();
  }
  lists.remove_prefix(at);
}

}  // namespace

void PositionListsWriter::begin(std::string_view term) { hash_ = hash_of(term); }

bool PositionListsWriter::store_in(Xapian::Document& document, Xapian::termcount length, std::size_t terms) {
  std::ranges::sort(postings_);
  postings_.erase(std::unique(postings_.begin(), postings_.end()), postings_.end());
  const unsigned bits = page_bits_for(length);
  const auto pages = distinct_hashes(postings_) == terms ? encoded_pages(postings_, bits) : std::nullopt;
  if (!pages) return false;
  for (std::size_t page = 0; page < pages->size(); ++page)
    document.add_value(first_slot(bits) + static_cast<Xapian::valueno>(page), (*pages)[page]);
  return true;
}

ListedTerm::ListedTerm(std::string_view term) : hash_(hash_of(term)) {}

Xapian::valueno ListedTerm::slot(Xapian::termcount length) const { return slot_by(page_bits_for(length)); }

Xapian::valueno ListedTerm::slot_by(unsigned page_bits) const {
  return first_slot(page_bits) + static_cast<Xapian::valueno>(first_bits(hash_, page_bits));
}

void ListedTerm::append(std::string_view page, Xapian::valueno slot, std::vector<std::uint32_t>& positions) const {
  if (page.size() < header_size) throw damaged();
  const auto page_bits = static_cast<unsigned>(std::bit_width(slot - positions_slot + 1)) - 1;
  const std::uint16_t wanted = remainder_of(hash_, page_bits, static_cast<unsigned char>(page.front()));
  for (page.remove_prefix(header_size); !page.empty(); skip_list(page)) {
    if (page.size() <= remainder_size) throw damaged();
    const std::uint64_t remainder = little_endian_tail(page.substr(0, remainder_size));
    page.remove_prefix(remainder_size);
    if (remainder == wanted) return append_list(page, positions);
  }
}

bool positions_are_sound(const Xapian::Document& document) {
  for (auto it = document.values_begin(); it != document.values_end(); ++it) {
    if (it.get_valueno() < positions_slot || it.get_valueno() >= first_slot(max_page_bits + 1)) continue;
    const std::string page = *it;
    if (page.size() <= header_size || page[1] != checksum_byte(std::string_view(page).substr(header_size)))
      return false;
  }
  return true;
}

}  // namespace libsearch::index

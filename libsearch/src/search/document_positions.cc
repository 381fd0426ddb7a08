// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/document_positions.h"

namespace libsearch::search {

const std::string& DocumentPositions::Values::of(Xapian::docid document) {
  if (document_ == document) return value_;
  document_ = document;
  if (at_ != Xapian::ValueIterator() && at_.get_docid() < document) at_.skip_to(document);
  if (at_ != Xapian::ValueIterator() && at_.get_docid() == document)
    value_ = *at_;
  else
    value_.clear();
  return value_;
}

void DocumentPositions::move_to(Xapian::docid document, Xapian::termcount length) {
  document_ = document;
  length_ = length;
}

void DocumentPositions::append(const std::string& term, const index::ListedTerm& listed,
                               std::vector<std::uint32_t>& positions) {
  const auto slot = listed.slot(length_);
  const std::string& page = pages_.try_emplace(slot, database_, slot).first->second.of(document_);
  if (!page.empty())
    listed.append(page, slot, positions);
  else
    positions.insert(positions.end(), database_.positionlist_begin(document_, term),
                     database_.positionlist_end(document_, term));
}

std::vector<std::uint32_t> positions_in(const Xapian::Document& document, const std::string& term) {
  std::vector<std::uint32_t> positions;
  const index::ListedTerm listed(term);
  for (unsigned bits = 0; bits <= index::ListedTerm::max_page_bits; ++bits) {
    const auto slot = listed.slot_by(bits);
    const std::string page = document.get_value(slot);
    if (page.empty()) continue;
    listed.append(page, slot, positions);
    return positions;
  }
  auto it = document.termlist_begin();
  it.skip_to(term);
  if (it != document.termlist_end() && *it == term) positions.assign(it.positionlist_begin(), it.positionlist_end());
  return positions;
}

}  // namespace libsearch::search

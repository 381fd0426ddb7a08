// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/transaction.h"

#include <algorithm>
#include <optional>

#include "index/files.h"

namespace libsearch::index {

Transaction::Transaction(Xapian::WritableDatabase& database, const std::filesystem::path& directory)
    : database_(database), postings_(directory / "postlist.glass") {
  database_.begin_transaction();
}

void Transaction::add(const Xapian::Document& document) {
  count(document);
  database_.add_document(document);
}

void Transaction::replace(const std::string& id, const Xapian::Document& document) {
  count(document);
  database_.replace_document(id, document);
}

void Transaction::remove(const std::string& id) {
  ++documents_;
  database_.delete_document(id);
}

void Transaction::remove(Xapian::docid document) {
  ++documents_;
  database_.delete_document(document);
}

void Transaction::count(const Xapian::Document& document) {
  constexpr std::uintmax_t overhead = 32;  // keys, lengths, numbers of documents
  ++documents_;
  for (auto value = document.values_begin(); value != document.values_end(); ++value)
    value_bytes_ += (*value).size() + overhead;
}

/// What is there is copied, a few blocks for each document or all; what is new is stored, and as a bound of its slot
/// once or twice more, in blocks that may be half full.
std::uintmax_t Transaction::room_for_values() const {
  constexpr std::uintmax_t of_document = 256u << 10, of_tree = 256u << 10;
  return std::min(std::filesystem::file_size(postings_), documents_ * of_document) + 4 * value_bytes_ + of_tree;
}

void Transaction::commit() {
  std::optional<ReservedRoom> room;
  if (documents_ > 0) {
    database_.allterms_begin();  // the engine writes all postings first, and where that fails it says so
    room.emplace(postings_, room_for_values());
  }
  try {
    database_.commit_transaction();
  } catch (...) {
    database_.begin_transaction(false);  // in one the destructor discards
    throw;
  }
}

}  // namespace libsearch::index

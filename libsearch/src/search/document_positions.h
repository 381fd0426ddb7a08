// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <xapian.h>

#include "index/position_lists.h"

namespace libsearch::search {

/// Where words stand in documents of a local database, one document after the other. However the index keeps positions:
/// those of long documents are in the engine's own table (DocumentAnalyzer). Not thread-safe.
class DocumentPositions {
 public:
  explicit DocumentPositions(const Xapian::Database& database) : database_(database) {}

  /// Turns to a document of this length; a later one than the one before.
  void move_to(Xapian::docid document, Xapian::termcount length);
  /// Appends, ascending, where `term` stands, which the document has. `listed` is the same term.
  void append(const std::string& term, const index::ListedTerm& listed, std::vector<std::uint32_t>& positions);

 private:
  /// The values of one slot, which come in the order of the documents.
  class Values {
   public:
    Values(const Xapian::Database& database, Xapian::valueno slot) : at_(database.valuestream_begin(slot)) {}
    /// Empty where the document has none.
    const std::string& of(Xapian::docid document);

   private:
    Xapian::ValueIterator at_;
    Xapian::docid document_ = 0;
    std::string value_;
  };

  Xapian::Database database_;
  Xapian::docid document_ = 0;
  Xapian::termcount length_ = 0;
  std::map<Xapian::valueno, Values> pages_;  ///< by slot
};

/// The same for one document, which may be one that was only just analysed.
std::vector<std::uint32_t> positions_in(const Xapian::Document& document, const std::string& term);

}  // namespace libsearch::search

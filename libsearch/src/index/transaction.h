// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include <xapian.h>

namespace libsearch::index {

/// A transaction that a full disk does not turn into the end of the program. The engine's own would: at the end it
/// writes the values of documents in a destructor, from where no failure can be told, and a database that is destroyed
/// after a failed commit commits once more.
class Transaction {
 public:
  /// Begins in `database`, which lies in `directory`. Where anything throws before commit() has returned, the database
  /// is to be destroyed: that discards what was changed.
  Transaction(Xapian::WritableDatabase& database, const std::filesystem::path& directory);

  void add(const Xapian::Document& document);
  /// Puts `document` in the place of the one that has the term `id`, if there is one.
  void replace(const std::string& id, const Xapian::Document& document);
  void remove(const std::string& id);
  void remove(Xapian::docid document);

  /// Throws what the engine does, and Error(no_space) where there is no room for the values.
  void commit();

 private:
  void count(const Xapian::Document& document);
  std::uintmax_t room_for_values() const;

  Xapian::WritableDatabase& database_;
  std::filesystem::path postings_;  ///< the file with the values, too
  std::uintmax_t documents_ = 0;    ///< changed
  std::uintmax_t value_bytes_ = 0;  ///< of those added
};

}  // namespace libsearch::index

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include <libsearch/aliases.h>
#include <libsearch/document.h>
#include <xapian.h>

#include "index/document_analyzer.h"
#include "index/transaction.h"
#include "index/vocabulary.h"

namespace libsearch::index {

/// A document to add, or to replace the one with its id; or one to remove.
struct Removal {
  std::string id;
};
using Change = std::variant<Document, Removal>;

/// Changes a generation in place: one engine transaction a batch. The batch is kept until it is committed, because the
/// engine drops all uncommitted changes when anything fails; the engine gets it when it is known that it will be
/// committed here, and not built in bulk. Not thread-safe.
class Updater {
 public:
  explicit Updater(std::filesystem::path generation);

  /// Takes a document as checked_document() returned it.
  void add(Document document);
  /// False if there is no such document.
  bool remove(std::string_view id);
  /// The stamp of a document, waiting changes included.
  std::optional<std::string> stamp(std::string_view id);
  /// Replaces the aliases of the index at the next commit().
  void set_aliases(std::vector<AliasGroup> aliases) { aliases_ = std::move(aliases); }
  /// What waits for commit(), in order; the aliases if they are to be replaced.
  const std::vector<Change>& waiting() const noexcept { return batch_; }
  const std::optional<std::vector<AliasGroup>>& waiting_aliases() const noexcept { return aliases_; }
  /// Text waiting for commit().
  std::size_t waiting_bytes() const noexcept { return waiting_bytes_; }
  /// Durable when it returns. Throws Error: then nothing is visible, the batch is kept and commit() may be tried again.
  void commit();

 private:
  void open();
  void abandon() noexcept;
  std::string doing(const char* verb) const;
  void apply(const Change& change, Transaction& transaction);
  void put(const std::string& id, Change change);
  const Change* waiting_change(std::string_view id) const;
  std::optional<Xapian::docid> find(std::string_view id);

  std::filesystem::path generation_;
  std::optional<Xapian::WritableDatabase> database_;  ///< open, without changes; or nothing
  DocumentAnalyzer analyzer_;
  Vocabulary vocabulary_;  ///< of the batch
  SeenWords seen_;         ///< of earlier batches of this object
  std::vector<Change> batch_;
  std::unordered_map<std::string, std::size_t> latest_;  ///< the last change in batch_ of each id
  std::optional<std::vector<AliasGroup>> aliases_;       ///< to be written
  std::size_t waiting_bytes_ = 0;
};

}  // namespace libsearch::index

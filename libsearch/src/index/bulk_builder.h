// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_set>
#include <utility>
#include <vector>

#include <libsearch/aliases.h>
#include <libsearch/document.h>
#include <xapian.h>

#include "index/checksum_map.h"
#include "index/document_analyzer.h"
#include "index/vocabulary.h"

namespace libsearch::index {

/// Builds the postings of a new generation from any number of documents, and those of an older one if it extends that:
/// small databases by several threads, each committed in steps that stay in the processor's cache, then merged into
/// one. Takes half the time of one big database, and memory that does not grow with the collection. Not thread-safe
/// itself.
class BulkBuilder {
 public:
  /// Text in one small database. Merging leaves a word's postings in a piece for each of these: with less, questions
  /// take longer; with more, memory grows (docs/performance.md).
  static constexpr std::size_t usual_chunk_bytes = 2u << 20;

  /// Builds in `directory` (from begin_generation()) with so many threads; 0: one for each core. `positions`: whether
  /// the postings get any.
  BulkBuilder(std::filesystem::path directory, unsigned jobs, bool positions,
              std::size_t chunk_bytes = usual_chunk_bytes);
  ~BulkBuilder();
  BulkBuilder(const BulkBuilder&) = delete;
  BulkBuilder& operator=(const BulkBuilder&) = delete;

  /// Begins with the documents of `generation`, which must stay as it is until finish(): what is added replaces those
  /// with the same id. To be called before anything is added.
  void extend(const std::filesystem::path& generation);

  /// Takes a document as checked_document() returned it; a later one with the same id replaces it. Waits while the
  /// threads have enough to do. Throws what went wrong in them.
  void add(Document document);
  /// Takes back the document with this id; false if none was added.
  bool remove(std::string_view id);
  /// Gives the index these aliases.
  void set_aliases(std::vector<AliasGroup> aliases) { aliases_ = std::move(aliases); }
  /// Finishes the database in `directory`/postings and writes the manifest; returns its number of documents. Nothing
  /// can be added any more.
  std::uint64_t finish();

 private:
  /// What is committed at once of a small database. A thread takes up the first step of one and all others of it, as
  /// they come.
  struct Step {
    std::size_t shard = 0;
    std::vector<Document> documents;
    std::size_t bytes = 0;
    bool is_first = true;
    bool is_last = false;
  };
  void start_threads();
  void stop_threads() noexcept;
  void work(const std::optional<std::filesystem::path>& extended);
  std::optional<Step> take(const std::function<bool(const Step&)>& is_wanted);
  void require_room_for(const std::filesystem::path& shard, std::size_t text) const;
  void build_shard(Step first, DocumentAnalyzer& analyzer, const Xapian::Database* known);
  void hand_over(bool is_last);
  void rethrow_failure();
  std::filesystem::path shard_path(std::size_t level, std::size_t number) const;
  void write_metadata_shard(const std::filesystem::path& path);
  bool is_mostly_replaced() const;
  void add_what_stays();
  void merge_shards();
  void merge_neighbours(std::vector<std::filesystem::path>& shards, std::size_t most, std::size_t level);
  void mend_merged();
  std::vector<std::uint32_t> replaced(const Xapian::Database& database) const;

  std::filesystem::path directory_;
  unsigned jobs_;
  bool positions_;
  std::size_t chunk_bytes_;
  SeenWords seen_;
  /// What became of an id. Which documents are replaced the engine's lists tell at the end.
  enum Fate : std::uint32_t { absent, present, removed };
  ChecksumMap fates_;
  bool has_replaced_ = false;
  std::unordered_set<std::string> removed_;  ///< terms of the ids that were taken back and not added again
  std::vector<AliasGroup> aliases_;
  struct Base {
    std::filesystem::path generation;
    Xapian::Database database;
    std::uint32_t replaced = 0;  ///< of its documents, removed ones included
  };
  std::optional<Base> base_;  ///< what is extended
  Step filling_;
  std::size_t shard_bytes_ = 0;  ///< given to its shard so far

  std::mutex mutex_;  ///< guards what follows
  std::condition_variable changed_;
  std::deque<Step> waiting_;  ///< until a thread takes them
  std::size_t waiting_bytes_ = 0;
  std::exception_ptr failure_;
  bool no_more_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace libsearch::index

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <exception>
#include <filesystem>
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
#include "index/step_queue.h"
#include "index/vocabulary.h"

namespace libsearch::index {

/// Builds the postings of a new generation from any number of documents, and those of an older one if it extends that:
/// segments by several threads, each a small database and committed in steps that stay in the processor's cache, then
/// merged into one. Takes half the time of one big database, and memory that does not grow with the collection. Not
/// thread-safe itself.
class BulkBuilder {
 public:
  /// Text in one segment. Merging leaves a word's postings in a piece for each of these: with less, questions
  /// take longer; with more, memory grows (docs/performance.md).
  static constexpr std::size_t usual_segment_bytes = 3u << 20;

  /// Builds in `directory` (from begin_generation()) with so many threads; 0: one for each core. `positions`: as it is
  /// to keep them.
  BulkBuilder(std::filesystem::path directory, unsigned jobs, Positions positions,
              std::size_t segment_bytes = usual_segment_bytes);
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
  /// Finishes the generation, with its postings, manifest and seal; returns its number of documents. Nothing can be
  /// added any more.
  std::uint64_t finish();

 private:
  void start_threads();
  void stop_threads();
  void work(const std::optional<std::filesystem::path>& extended);
  void build_segment(Step first, DocumentAnalyzer& analyzer, const Xapian::Database* known);
  std::filesystem::path segment_path(std::size_t level, std::size_t number) const;
  void write_metadata_segment(const std::filesystem::path& path);
  void remove_segments() const;
  bool is_mostly_replaced() const;
  void add_what_stays();
  void merge_segments();
  void merge_neighbours(std::vector<std::filesystem::path>& segments, std::size_t most, std::size_t level);
  void mend_merged();
  std::vector<std::uint32_t> replaced(const Xapian::Database& database) const;

  std::filesystem::path directory_;
  unsigned jobs_;
  Positions positions_;
  StepQueue queue_;
  /// What the threads are told when it is destroyed, which needs no memory then.
  const std::exception_ptr given_up_;
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
  std::optional<Base> base_;           ///< what is extended
  std::vector<std::jthread> threads_;  ///< the last member: they use the others until they are joined
};

}  // namespace libsearch::index

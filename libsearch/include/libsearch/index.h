// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <libsearch/aliases.h>
#include <libsearch/document.h>
#include <libsearch/export.h>
#include <libsearch/positions.h>

namespace libsearch {

/// Options of a writer, for as long as it is open.
struct IndexOptions {
  bool create = true;                         ///< make the index if there is none; false: Error(not_found)
  std::chrono::milliseconds lock_timeout{0};  ///< how long to wait for another writer before Error(locked)
  std::size_t batch_bytes = 16u << 20;        ///< text held in memory before a commit by itself
  /// Bytes of text a document may have, and as many in its fields; more is Error(bad_input). At most 512 MiB.
  std::size_t max_text = 10u << 20;
  /// What an index that is made keeps of where its words stand; by_document where nothing is said. It stays so for
  /// ever: anything else for an index that is there is Error(bad_input).
  std::optional<Positions> positions = {};
  unsigned jobs = 0;  ///< threads for a first load or a rebuild; 0: one for each core
};

/// How far a rebuild has come.
struct Progress {
  std::uint64_t documents = 0;        ///< done so far
  std::uint64_t documents_total = 0;  ///< to be done; 0 where unknown
  std::uint64_t bytes = 0;            ///< of text, done so far
};

/// Called now and then from the thread that rebuilds; false stops the rebuild with Error(cancelled).
using ProgressFunction = std::function<bool(const Progress&)>;

/// Fills in the next document to index; false when there are no more. May throw: the rebuild is then given up and the
/// index stays as it was.
using DocumentSource = std::function<bool(Document&)>;

/// A document that add() or rebuild() refused, and why.
struct Refusal {
  std::string id;
  std::string reason;
};

/// What a rebuild made.
struct RebuildReport {
  std::uint64_t documents = 0;
  std::vector<Refusal> refused;  ///< documents of the source that cannot be indexed; the others were
};

/// The writer of an index: a directory, made by this class only. One writer at a time, in one process at a time; any
/// number of Searchers read undisturbed. Move-only; not thread-safe: one thread at a time.
///
/// Documents added and removed become visible and durable together at commit(). Small updates change the index in
/// place; so that memory stays bounded, it commits by itself when more than IndexOptions::batch_bytes are waiting. A
/// first load, and an update of a tenth of the index's bytes or more, is built aside by several threads and becomes
/// visible whole, as a new generation. What was not committed when an Index is destroyed is dropped. After commit() has
/// returned, what it stored survives a crash of the process, the system or the power supply.
class LIBSEARCH_API Index {
 public:
  /// Opens the index in the directory `path`, or makes it. Throws Error: locked, not_found, bad_input (`path` is
  /// something else), permission, no_space, io. An index that is damaged, or was made by other spelling rules, opens
  /// for rebuild() only: the other functions throw Error(corrupt) or Error(version).
  explicit Index(const std::filesystem::path& path, const IndexOptions& options = {});
  Index(Index&&) noexcept;
  Index& operator=(Index&&) noexcept;
  ~Index();

  /// Adds `document`, or replaces the one with its id. Throws Error(bad_input) for a document that cannot be stored,
  /// and nothing else changes; other errors concern the whole index.
  void add(const Document& document);

  /// Removes the document; false if there is none with this id.
  bool remove(std::string_view id);

  /// The stamp that the document was added with, waiting ones included but for those that are built aside, whose stamps
  /// are not kept at hand; nothing if there is no such document.
  std::optional<std::string> stamp(std::string_view id) const;

  /// Every id in the index that begins with `prefix`, as committed, in no particular order.
  std::vector<std::string> ids(std::string_view prefix = {}) const;

  /// Replaces the aliases of the index at the next commit. Rebuilds keep them.
  void set_aliases(std::vector<AliasGroup> aliases);

  /// Makes everything since the last commit visible and durable. Throws Error(no_space, io ...): then nothing of the
  /// batch is visible; it is kept, and commit() may be called again when the cause is mended. Only what is built aside
  /// beyond batch_bytes cannot be taken up again: every later call throws the same error, and the Index is to be opened
  /// anew.
  void commit();

  /// Updates in place leave the engine's blocks half full. This makes the index compact again if it pays, which is when
  /// it is half as large again as it would be compact (by estimate, and 4 MB at least), as a new generation; true if it
  /// was done. Takes a fiftieth of a second for each megabyte of text. Commits first; throws like commit().
  bool compact();

  /// Makes the index anew from the documents stored in it, as a new generation beside the one in force, and puts it in
  /// force. Readers see the old or the new one, never a mixture. Commits first. On any error the old one stays.
  RebuildReport rebuild(const ProgressFunction& progress = {});
  /// The same from the documents of `source` alone.
  RebuildReport rebuild(const DocumentSource& source, const ProgressFunction& progress = {});

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace libsearch

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <libsearch/analyzer.h>
#include <libsearch/document.h>
#include <libsearch/export.h>
#include <libsearch/query.h>
#include <libsearch/results.h>

namespace libsearch {

/// How much a hit says. Less is faster.
enum class Detail {
  ids,       ///< id, rank and score only
  fields,    ///< also the document's title, fields and so on, and how it matched
  snippets,  ///< also the snippet and highlights
};

/// Options of one search.
struct SearchOptions {
  std::size_t limit = 10;        ///< hits returned at most; limit + offset at most 10,000
  std::size_t offset = 0;        ///< hits left out at the beginning
  Match match = Match::any;      ///< for questions given as text
  Tier loosest = Tier::similar;  ///< the loosest tier of spellings used
  /// 0 to 1: the least probability at which a spelling counts as similar; default: as measured for names.
  std::optional<double> similarity = {};
  std::string sort = {};  ///< a field, `date` or `id` to sort by instead of relevance; `-` before it: descending
  Detail detail = Detail::snippets;
  std::size_t snippet_length = 240;  ///< of a snippet, in bytes, about
};

/// Indexes that are searched as one: their documents are ranked together, by the statistics of all of them, and a
/// word has the spellings that occur in any of them. An id should be in one of them only: a document that is in two is
/// found twice.
struct Shards {
  /// Directories, and `xapian://HOST:PORT` for an index on another machine that a xapian-tcpsrv serves
  /// (docs/sharding.md says how; the connection is neither authenticated nor encrypted).
  std::vector<std::string> places;
  /// What a remote index may take to answer, at each step of a question. One that takes longer, or is dead, is left
  /// out: the answer comes from the others and names it. A question takes at most twice the time limit longer for each
  /// such index; the following ones go on without it until a refresh() finds that it answers again. It looks at most
  /// every ten time limits.
  std::chrono::milliseconds time_limit{2000};
};

/// Answers questions over an index. Move-only. Not thread-safe: give each thread a Searcher of its own (opening one
/// takes about a millisecond). Everything returned is a plain value that outlives the Searcher.
///
/// A Searcher answers from the state that was committed when it was opened or last refreshed; when a writer has gone
/// on so far that this state is no longer readable, it moves to the newest one by itself. One answer is always of one
/// state.
class LIBSEARCH_API Searcher {
 public:
  /// Opens the index in `path`. Throws Error: not_found, corrupt, version, permission, io.
  explicit Searcher(const std::filesystem::path& path);
  /// Opens several indexes, or remote ones. Throws like the other, and Error(io) if none of them answers.
  explicit Searcher(const Shards& shards);
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;
  ~Searcher();

  /// Moves to the newest committed state; true if there was a newer one.
  bool refresh();

  /// Throws Error(bad_query, too_complex) for questions, corrupt and io for the index.
  Results search(std::string_view question, const SearchOptions& options = {});
  Results search(const Query& query, const SearchOptions& options = {});

  /// The spellings of `word` that occur in the index, closest first: what a search for it would look for.
  std::vector<Spelling> spellings(std::string_view word, const SearchOptions& options = {});

  /// What a question is understood as and, with `id`, how that document answers it.
  Explanation explain(std::string_view question, const SearchOptions& options = {}, std::string_view id = {});

  /// The document as it was added; nothing if there is none with this id.
  std::optional<Document> document(std::string_view id);

  Statistics statistics();

  /// The remote indexes that the last call had to do without.
  std::vector<Unreachable> unreachable() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace libsearch

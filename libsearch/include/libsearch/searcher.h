// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <libsearch/analyzer.h>
#include <libsearch/document.h>
#include <libsearch/explanation.h>
#include <libsearch/export.h>
#include <libsearch/query.h>
#include <libsearch/results.h>
#include <libsearch/search_options.h>

namespace libsearch {

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
  /// every ten time limits. From a millisecond to a day; else Error(bad_input).
  std::chrono::milliseconds time_limit{2000};
};

/// Answers questions over an index. Move-only. Not thread-safe: give each thread a Searcher of its own (opening one
/// takes about a millisecond). Everything returned is a plain value that outlives the Searcher.
///
/// A Searcher answers from the state that was committed when it was opened or last refreshed; when a writer has gone
/// on so far that this state is no longer readable, it moves to the newest one by itself. One answer is always of one
/// state.
///
/// What reads throws Error(corrupt, io) where an index cannot be read, and Error(bad_input, too_complex) for options
/// that mean nothing or ask too much.
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

  /// The documents that answer a question, best first. Throws Error(bad_query, too_complex) for the question.
  Results search(std::string_view question, const SearchOptions& options = {});
  Results search(const Query& query, const SearchOptions& options = {});

  /// Documents like the one with this id: a search for the words that tell it apart from others, in all their
  /// spellings. Nothing if there is no such document; it is itself not among those found. Throws as search() does.
  std::optional<Results> like(std::string_view id, const SearchOptions& options = {});

  /// The words of titles and texts that begin as `beginning` does, accents ignored; those in most documents first, at
  /// most `limit` (and at most 64).
  std::vector<Spelling> completions(std::string_view beginning, std::size_t limit = 10);

  /// The spellings of `word`, or the first word of it, that occur in the index, closest first: what a search for it
  /// would look for. explain() tells them of each word of a question.
  std::vector<Spelling> spellings(std::string_view word, const SearchOptions& options = {});

  /// What a question is understood as and, with `id`, how that document answers it. Throws as search() does.
  Explanation explain(std::string_view question, const SearchOptions& options = {}, std::string_view id = {});

  /// The document as it was added; nothing if there is none with this id.
  std::optional<Document> document(std::string_view id);

  /// Figures of the index, or of all of them together. Takes time in proportion to the distinct words.
  Statistics statistics();

  /// The remote indexes that the last call had to do without.
  std::vector<Unreachable> unreachable() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace libsearch

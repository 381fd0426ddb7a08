// SPDX-License-Identifier: GPL-2.0-or-later
#include <libsearch/index.h>

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <optional>
#include <vector>

#include <libsearch/error.h>

#include "commands.h"
#include "console.h"
#include "readers/sources.h"

namespace lsearch {
namespace {

using libsearch::Document;
using libsearch::Index;

constexpr std::size_t largest_alias_file = 16u << 20;

std::size_t add_all(Index& index, Sources& sources, Report& report, Progress& progress) {
  std::size_t added = 0;
  std::uint64_t seen = 0;
  for (Document document; sources.next(document);) {
    progress.show(++seen, sources.bytes(), sources.part());
    try {
      index.add(document);
      ++added;
    } catch (const libsearch::Error& error) {
      if (error.code() != libsearch::ErrorCode::bad_input) throw;
      report.skip(sources.place(), error.what());
    }
  }
  return added;
}

bool file_is_gone(const std::string& id) {
  struct stat status {};
  return lstat(id.c_str(), &status) != 0 && (errno == ENOENT || errno == ENOTDIR);
}

/// The folders among the sources, as ids below them begin. A source that is not there counts for nothing: it may be a
/// disk that is not mounted.
std::vector<std::string> prefixes_of(const std::vector<std::string>& sources) {
  std::vector<std::string> prefixes;
  for (const auto& source : sources)
    if (std::filesystem::is_directory(source))
      prefixes.push_back(source == "." ? "" : source.ends_with('/') ? source : source + "/");
  return prefixes;
}

std::vector<std::string> ids_to_remove(const Index& index, const Options& options, const Report& report) {
  std::vector<std::uint64_t> met = report.met;
  std::sort(met.begin(), met.end());
  const auto was_met = [&](const std::string& id) {
    return std::binary_search(met.begin(), met.end(), content_hash(id));
  };
  std::vector<std::string> gone;
  if (options.prune) {
    for (auto& id : index.ids())
      if (!was_met(id)) gone.push_back(std::move(id));
    return gone;
  }
  for (const auto& prefix : prefixes_of(options.operands))
    for (auto& id : index.ids(prefix)) {
      const bool below = !prefix.empty() || !(id.starts_with('/') || id.starts_with("../"));
      if (below && !was_met(id) && is_file_stamp(index.stamp(id).value_or("")) && file_is_gone(id))
        gone.push_back(std::move(id));
    }
  return gone;
}

std::size_t remove_gone(Index& index, const Options& options, const Report& report) {
  if ((!options.prune && !options.remove_missing) || interrupted()) return 0;
  if (options.prune && !report.complete) {
    tell("nothing was pruned, because not all sources could be read");
    return 0;
  }
  std::size_t removed = 0;
  for (const auto& id : ids_to_remove(index, options, report)) removed += index.remove(id) ? 1 : 0;
  return removed;
}

/// The aliases that the command line gives; nothing if it gives none.
std::optional<std::vector<libsearch::AliasGroup>> aliases_of(const Options& options) try {
  if (options.aliases.empty() && !options.place_names) return std::nullopt;
  std::vector<libsearch::AliasGroup> groups;
  if (options.place_names) groups = libsearch::place_names();
  if (!options.aliases.empty())
    for (auto& group : libsearch::parse_aliases(open_input(options.aliases).all(largest_alias_file), options.aliases))
      groups.push_back(std::move(group));
  return groups;
} catch (const Unreadable& error) {
  throw libsearch::Error(libsearch::ErrorCode::io, options.aliases + ": " + error.what());
}

}  // namespace

int run_index(const Options& options) {
  if (options.operands.empty() && options.aliases.empty() && !options.place_names) {
    complain("expected SOURCE...", "see lsearch index --help");
    return misused;
  }
  Progress progress(options.progress);
  Report report;
  auto aliases = aliases_of(options);  // before there is an index that would be without them
  Index index(options.index, {.positions = options.positions, .jobs = options.jobs});
  if (aliases) index.set_aliases(*std::move(aliases));
  watch_interrupts();
  Sources sources(
      options.operands, options.index, [&](const std::string& id) { return index.stamp(id); }, report);
  const std::size_t indexed = add_all(index, sources, report, progress);
  const std::size_t removed = remove_gone(index, options, report);
  index.commit();
  if (!interrupted()) index.compact();
  return summarise("indexed", indexed, removed, report, progress, options);
}

}  // namespace lsearch

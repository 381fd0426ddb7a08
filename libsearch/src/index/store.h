// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <libsearch/positions.h>

#include "index/files.h"

// The index as a directory:
//
//   CURRENT              the name of the generation in force; replaced by one rename
//   LOCK                 held by the one writer
//   generation-000007/   one complete index
//     postings/          a Xapian glass database: postings, positions, records, values, lexicon
//     manifest           format, rules and origin of the generation, as `key: value` lines
//     head               checksum of the engine's file that names all others, as of the last commit
//     seal               sizes and checksums of all these files; there until the first update after a rebuild
//   generation-000008.new/   a generation being built, or left behind by a crash
namespace libsearch::index {

inline constexpr unsigned format_version = 8;

/// What a generation says about itself. It stands in the file `manifest` and, for readers on other machines, in the
/// database's metadata under `manifest_key`.
inline constexpr const char* manifest_key = "manifest";

/// What a generation was when it was built, compact: updates in place leave the engine's blocks half full.
struct BuiltSize {
  std::uintmax_t bytes = 0;  ///< of its postings; 0: not known
  std::uint64_t words = 0;   ///< running words
  /// What so many running words would take.
  std::uintmax_t of(std::uint64_t words_now) const;
};

struct Manifest {
  unsigned format = format_version;
  std::string rules;   ///< names::rules_fingerprint() of the program that built it
  std::string engine;  ///< Xapian's version, for people
  Positions positions = Positions::by_document;
  BuiltSize built;  ///< in the file only
};

/// The manifest of what this program builds, as text.
std::string own_manifest(Positions positions);
/// Throws Error(corrupt) for what is no manifest, Error(version) for a format that this program does not know.
Manifest parse_manifest(std::string_view text);

/// The manifest of a generation. Throws like parse_manifest(), and Error(corrupt) if it is missing.
Manifest read_manifest(const std::filesystem::path& generation);
/// The manifest of a generation built by this program.
void write_manifest(const std::filesystem::path& generation, Positions positions, const BuiltSize& built);
/// Throws Error(version) unless the rules are this program's.
void require_own_rules(const Manifest& manifest);

/// Writes head and seal of a finished generation.
void write_seal(const std::filesystem::path& generation);
/// Files, by their paths in the generation, that differ from the seal; none if all agree, or if the generation was
/// updated since and has no seal.
std::vector<std::string> broken_seals(const std::filesystem::path& generation);
/// Removes the seal, before the first change to the files.
void break_seal(const std::filesystem::path& generation);

/// Where the engine's database of a generation lies.
std::filesystem::path postings_of(const std::filesystem::path& generation);

/// The number of the generation in force. Throws Error(not_found) if there is no index in `root`, Error(corrupt) if
/// CURRENT names none.
std::uint64_t current_generation(const std::filesystem::path& root);
std::filesystem::path generation_path(const std::filesystem::path& root, std::uint64_t number);

/// Keeps a generation from being removed while a reader is on it (a shared lock on its directory).
class GenerationHold {
 public:
  GenerationHold() = default;
  /// Throws Error(not_found) if the generation is not there any more.
  explicit GenerationHold(const std::filesystem::path& generation);

 private:
  FileDescriptor directory_;
};

/// The right to write. Throws Error(locked) when another writer still has it after `timeout`.
class WriterLock {
 public:
  WriterLock(const std::filesystem::path& root, std::chrono::milliseconds timeout);
  ~WriterLock();
  WriterLock(const WriterLock&) = delete;
  WriterLock& operator=(const WriterLock&) = delete;

 private:
  FileDescriptor file_;
  int owner_;  ///< process
};

/// Makes the directory of an index, private to its owner. Throws Error(bad_input) where `root` is something else.
void make_root(const std::filesystem::path& root);
/// True if `root` holds an index.
bool has_index(const std::filesystem::path& root);

/// An empty directory for the next generation, whatever state the others are in. The writer's lock must be held.
std::filesystem::path begin_generation(const std::filesystem::path& root);
/// Syncs the finished generation in `building` (from begin_generation()), which has its manifest, puts it in force and
/// returns its number.
std::uint64_t publish_generation(const std::filesystem::path& root, const std::filesystem::path& building);
/// Removes generations that are neither in force nor held by a reader, and what crashes left. The writer's lock must
/// be held. Failures are left for the next time.
void remove_old_generations(const std::filesystem::path& root) noexcept;

}  // namespace libsearch::index

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include <xapian.h>

// The head of a generation's database is the small file `iamglass`, which tells the engine where everything else lies.
// The engine believes it: a wrong byte there is a crash or a wrong answer. So a checksum of it is kept beside the
// database and compared before the engine reads it.
namespace libsearch::index {

/// Throws Error(corrupt) if the head is not what the last writer left. A head that was committed since its checksum was
/// written (a writer is at it, or was killed between the two) is taken as it is.
void check_head(const std::filesystem::path& generation);

/// Keeps the checksum of the head as it is now, for a reader to compare. Not synced, and nothing is said where it
/// fails: without it a head is only less protected.
void keep_head(const std::filesystem::path& generation) noexcept;

/// How many entries each table of the database in `postings` has, by its head. Throws Error(corrupt) where that is
/// none.
std::vector<std::uint64_t> table_entries(const std::filesystem::path& postings);

/// Opens the database of a generation for reading, its head checked. Throws Error and Xapian's errors.
Xapian::Database open_checked(const std::filesystem::path& generation);

}  // namespace libsearch::index

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <libsearch/export.h>

namespace libsearch {

/// Something wrong with an index on disk.
struct Damage {
  std::string what;  ///< what is damaged
  std::string hint;  ///< what to do about it
};

/// Reads the whole index in `path`, without changing it: manifest, seal, database structure, every stored document and
/// the lexicon. Empty if all is well. Throws Error: not_found, permission (the engine opens the files for writing,
/// though it writes nothing). Run it in a process of its own for an index that may be damaged: the engine below can
/// crash on damaged files. Thread-safe.
LIBSEARCH_API std::vector<Damage> check_index(const std::filesystem::path& path);

}  // namespace libsearch

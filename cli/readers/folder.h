// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <sys/stat.h>

#include <string>
#include <vector>

#include "readers/input.h"

namespace lsearch {

/// A regular file, open.
struct OpenFile {
  std::string name;  ///< as shown and used as id: the folder's name as given, and the path below it
  Descriptor descriptor;
  struct stat status {};
};

/// Opens `name` below the folder `at`, a regular file or a folder and nothing else: never follows a symbolic link
/// (unless `follow`), never blocks on a FIFO. Throws Unreadable.
OpenFile open_safely(int at, const char* name, bool follow);

/// The regular files below a folder, in the order of their names, hidden ones left out. It goes from descriptor to
/// descriptor, so whatever is renamed or replaced meanwhile, it never leaves the folder.
class Folder {
 public:
  /// `left_out`: a folder not gone into (the index).
  Folder(std::string name, Descriptor folder, const struct stat& left_out, Report& report);
  /// The next file; false when there are no more. What cannot be read is reported and passed over.
  bool next(OpenFile& file);

 private:
  struct Level {
    std::string prefix;
    Descriptor descriptor;
    std::vector<std::string> names;  // in reverse order
  };
  void enter(std::string prefix, Descriptor folder);
  struct stat left_out_;
  Report& report_;
  std::vector<Level> levels_;
};

}  // namespace lsearch

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <thread>

namespace libsearch::index {

/// As long as it lives, has the disk begin with what is written to the files in a directory (where the system knows how
/// to), so that who syncs them then has little to wait for. Tells no failure: that will.
class WritingAhead {
 public:
  explicit WritingAhead(std::filesystem::path directory);

 private:
  std::jthread thread_;
};

}  // namespace libsearch::index

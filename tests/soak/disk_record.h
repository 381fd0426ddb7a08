// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

// The format in which record_shim writes down what a program does to the files below a directory: one Operation after
// the other, each followed by its two names and its bytes. Files are told apart by their inode numbers.
namespace soak {

enum class OperationKind : std::uint32_t {
  make,      ///< an empty file or (`number` 1) a directory `inode`, under its first name in `directory`
  remove,    ///< the first name in `directory`
  rename,    ///< the first name in `directory` becomes the second in `other_directory`
  write,     ///< the bytes at the offset `number`
  truncate,  ///< to `number` bytes
  sync,      ///< fsync, or (`number` 1) fdatasync
  mark,      ///< the program says that something is done
};

struct Operation {
  OperationKind kind{};
  std::uint32_t names[2] = {};  ///< lengths
  std::uint64_t inode = 0;
  std::uint64_t directory = 0;
  std::uint64_t other_directory = 0;
  std::uint64_t number = 0;
  std::uint64_t bytes = 0;  ///< length
};

}  // namespace soak

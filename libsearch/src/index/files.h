// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <libsearch/error.h>

// Files and directories, with errors that name the path and the reason, and with syncing to the disk.
namespace libsearch::index {

/// The Error for the present errno.
Error errno_error(std::string_view doing, const std::filesystem::path& path);
/// Throws it.
[[noreturn]] void throw_errno(std::string_view doing, const std::filesystem::path& path);

/// `error`, behind the name of the index in `place` where it is about the index and does not name it.
Error naming(const std::string& place, const Error& error);

/// An open file descriptor, closed when destroyed. Always opened with O_CLOEXEC: no lock leaks into a child process.
class FileDescriptor {
 public:
  FileDescriptor() = default;
  FileDescriptor(const std::filesystem::path& path, int flags, unsigned mode = 0644);
  FileDescriptor(FileDescriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  FileDescriptor& operator=(FileDescriptor&& other) noexcept;
  ~FileDescriptor();

  int get() const noexcept { return fd_; }
  bool is_open() const noexcept { return fd_ >= 0; }

 private:
  int fd_ = -1;
};

/// The content of a file. Throws Error(io ...).
std::string read_file(const std::filesystem::path& path);

/// What is in a directory, in no particular order. (Where memory is short std::filesystem::directory_iterator ends the
/// program, this throws.)
std::vector<std::string> names_in(const std::filesystem::path& directory);

/// Makes what was written to the file or the entries of the directory survive a power failure.
void sync(const std::filesystem::path& path);

/// sync() for a directory and all that is in it, deepest first.
void sync_tree(const std::filesystem::path& directory);

enum class Durable { yes, no };

/// Replaces the content of `path` in one step: whoever reads it sees the old or the new, whole. Durable::yes keeps that
/// through a power failure too.
void replace_file(const std::filesystem::path& path, std::string_view content, Durable durable = Durable::yes);

/// Makes a directory, and those above it that are missing, so that they survive a power failure. Of one that is there
/// already the mode stays as it is.
void make_directory(const std::filesystem::path& path, unsigned mode);

/// Room behind the end of a file that the file system sets aside for what is going to be written there, whoever else
/// fills the disk meanwhile. What is left of it is given back in the end.
class ReservedRoom {
 public:
  /// Throws Error(no_space) if the disk, a quota or the limit on the size of files leaves less than `bytes`. (Where the
  /// file system can set nothing aside, it is asked for what it has left.)
  ReservedRoom(const std::filesystem::path& file, std::uintmax_t bytes);
  ~ReservedRoom();
  ReservedRoom(const ReservedRoom&) = delete;
  ReservedRoom& operator=(const ReservedRoom&) = delete;

 private:
  explicit ReservedRoom(FileDescriptor file) : file_(std::move(file)) {}
  FileDescriptor file_;
};

/// The size of all files in a directory tree; what vanishes meanwhile, or cannot be read, counts nothing.
std::uintmax_t size_of_tree(const std::filesystem::path& directory);

}  // namespace libsearch::index

// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/files.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>

namespace fs = std::filesystem;

namespace libsearch::index {
namespace {

ErrorCode code_of_errno(int error) {
  switch (error) {
    case EACCES:
    case EPERM:
    case EROFS:
      return ErrorCode::permission;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return ErrorCode::no_space;
    case ENOENT:
    case ENOTDIR:
      return ErrorCode::not_found;
    default:
      return ErrorCode::io;
  }
}

void write_all(int fd, std::string_view content, const fs::path& path) {
  while (!content.empty()) {
    const ssize_t n = ::write(fd, content.data(), content.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) throw_errno("writing", path);
    content.remove_prefix(static_cast<std::size_t>(n));
  }
}

/// Has `bytes` behind the `size` bytes of a file set aside; returns why not, as errno, or 0.
int reserve([[maybe_unused]] int fd, std::uintmax_t size, std::uintmax_t bytes) {
  rlimit limit{};
  if (::getrlimit(RLIMIT_FSIZE, &limit) == 0 && limit.rlim_cur < size + bytes) return EFBIG;
#ifdef FALLOC_FL_KEEP_SIZE
  while (::fallocate(fd, FALLOC_FL_KEEP_SIZE, static_cast<off_t>(size), static_cast<off_t>(bytes)) != 0)
    if (errno != EINTR) return errno;
  return 0;
#else
  return ENOSYS;
#endif
}

}  // namespace

Error errno_error(std::string_view doing, const fs::path& path) {
  const int error = errno;
  return Error(code_of_errno(error), std::string(doing) + " '" + path.string() + "': " + std::strerror(error));
}

void throw_errno(std::string_view doing, const fs::path& path) { throw errno_error(doing, path); }

Error naming(const std::string& place, const Error& error) {
  const bool is_about_it = error.code() == ErrorCode::version || error.code() == ErrorCode::corrupt;
  const std::string_view message(error.what());
  if (!is_about_it || message.find(place) != message.npos) return error;
  return Error(error.code(), "'" + place + "': " + error.what(), error.hint());
}

FileDescriptor::FileDescriptor(const fs::path& path, int flags, unsigned mode)
    : fd_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {
  if (fd_ < 0) throw_errno("opening", path);
}

FileDescriptor& FileDescriptor::operator=(FileDescriptor&& other) noexcept {
  std::swap(fd_, other.fd_);
  return *this;
}

FileDescriptor::~FileDescriptor() {
  if (fd_ >= 0) ::close(fd_);
}

std::string read_file(const fs::path& path) {
  const FileDescriptor file(path, O_RDONLY);
  std::string content;
  std::array<char, 16384> buffer{};
  for (;;) {
    const ssize_t n = ::read(file.get(), buffer.data(), buffer.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) throw_errno("reading", path);
    if (n == 0) return content;
    content.append(buffer.data(), static_cast<std::size_t>(n));
  }
}

void sync(const fs::path& path) {
  const FileDescriptor file(path, O_RDONLY);
  if (::fsync(file.get()) != 0) throw_errno("syncing", path);
}

std::vector<std::string> names_in(const fs::path& directory) {
  const auto close = [](DIR* stream) { ::closedir(stream); };
  const std::unique_ptr<DIR, decltype(close)> stream(::opendir(directory.c_str()), close);
  if (!stream) throw_errno("reading", directory);
  std::vector<std::string> names;
  for (;;) {
    errno = 0;
    const dirent* const entry = ::readdir(stream.get());
    if (entry == nullptr && errno != 0) throw_errno("reading", directory);
    if (entry == nullptr) return names;
    const std::string_view name(entry->d_name);
    if (name != "." && name != "..") names.emplace_back(name);
  }
}

void sync_tree(const fs::path& directory) {
  for (const auto& name : names_in(directory)) {
    const fs::path path = directory / name;
    if (fs::is_directory(path))
      sync_tree(path);
    else
      sync(path);
  }
  sync(directory);
}

void replace_file(const fs::path& path, std::string_view content, Durable durable) {
  fs::path temporary = path;
  temporary += ".new";
  {
    const FileDescriptor file(temporary, O_WRONLY | O_CREAT | O_TRUNC);
    write_all(file.get(), content, temporary);
    if (durable == Durable::yes && ::fsync(file.get()) != 0) throw_errno("syncing", temporary);
  }
  if (::rename(temporary.c_str(), path.c_str()) != 0) throw_errno("replacing", path);
  if (durable == Durable::yes) sync(path.parent_path());
}

void make_directory(const fs::path& path, unsigned mode) {
  if (!path.has_filename()) return make_directory(path.parent_path(), mode);  // it ends with a slash
  const fs::path parent = path.has_parent_path() ? path.parent_path() : ".";
  if (!fs::exists(parent)) make_directory(parent, 0777);
  if (::mkdir(path.c_str(), mode) != 0 && errno != EEXIST) throw_errno("creating", path);
  sync(parent);
}

// All is given back by the destructor where this throws: the other constructor has ended by then.
ReservedRoom::ReservedRoom(const fs::path& file, std::uintmax_t bytes) : ReservedRoom(FileDescriptor(file, O_WRONLY)) {
  const int error = reserve(file_.get(), fs::file_size(file), bytes);
  const bool is_refused = error != 0 && code_of_errno(error) == ErrorCode::no_space;
  std::error_code unknown;  // then it has as much as can be
  if (error == 0 || (!is_refused && fs::space(file, unknown).available >= bytes)) return;
  throw Error(ErrorCode::no_space, "writing '" + file.string() + "': " + std::strerror(is_refused ? error : ENOSPC),
              "free some space and try again; nothing already stored is lost");
}

ReservedRoom::~ReservedRoom() {
  struct stat status {};
  // Cutting a file off where it ends frees what is set aside behind the end. If that fails, it goes with the file.
  if (::fstat(file_.get(), &status) == 0 && ::ftruncate(file_.get(), status.st_size) != 0) return;
}

std::uintmax_t size_of_tree(const fs::path& directory) try {
  std::uintmax_t total = 0;
  for (const auto& name : names_in(directory)) {
    const fs::path path = directory / name;
    std::error_code vanished;
    if (fs::is_directory(path, vanished))
      total += size_of_tree(path);
    else if (const auto size = fs::file_size(path, vanished); !vanished)
      total += size;
  }
  return total;
} catch (const Error&) {
  return 0;
}

}  // namespace libsearch::index

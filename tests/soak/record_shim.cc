// SPDX-License-Identifier: GPL-2.0-or-later
// Loaded into a process with LD_PRELOAD: what it does to files below RECORD_ROOT is written to the file RECORD_FILE, in
// the format of disk_record.h. It sees what goes through the C library's functions here; that this is all is shown by
// a replay to the end, which must give the very same files.
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>

#include <cerrno>
#include <cstdarg>
#include <mutex>

#include "disk_record.h"
#include "shim.h"

namespace {

using shim::next;
using soak::Operation;
using soak::OperationKind;

const char* root() {
  static const char* const the_root = shim::setting("RECORD_ROOT");
  return the_root;
}

/// Held while a call is made and written down, so that the record has the order in which things happened.
std::recursive_mutex& order() {
  static std::recursive_mutex the_mutex;
  return the_mutex;
}

void put(const void* bytes, std::size_t size) {
  static const auto file =
      static_cast<int>(syscall(SYS_open, shim::setting("RECORD_FILE"), O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
  for (const char* at = static_cast<const char*>(bytes); size > 0;) {
    const long n = syscall(SYS_write, file, at, size);
    if (n <= 0) _exit(125);  // a record with a gap would prove nothing
    at += n;
    size -= static_cast<std::size_t>(n);
  }
}

void record(Operation operation, const char* name = "", const char* other = "", const void* bytes = "",
            std::size_t size = 0) {
  operation.names[0] = static_cast<std::uint32_t>(std::strlen(name));
  operation.names[1] = static_cast<std::uint32_t>(std::strlen(other));
  operation.bytes = size;
  put(&operation, sizeof operation);
  put(name, operation.names[0]);
  put(other, operation.names[1]);
  put(bytes, size);
}

std::uint64_t inode_of(int fd) {
  struct stat status {};
  return fstat(fd, &status) == 0 ? status.st_ino : 0;
}

/// A name in a directory, and what it stands for: inode 0 where there is nothing.
struct Place {
  bool is_watched = false;
  std::uint64_t directory = 0;
  std::array<char, 256> name{};
  std::uint64_t inode = 0;
};

Place place_of(int at, const char* path) {
  Place place;
  place.is_watched = *path == '/' ? shim::is_below(path, root()) : at >= 0 && shim::is_below(at, root());
  if (!place.is_watched) return place;
  std::array<char, 4096> parent{};
  std::snprintf(parent.data(), parent.size(), "%s", path);
  char* const slash = std::strrchr(parent.data(), '/');
  std::snprintf(place.name.data(), place.name.size(), "%s", slash == nullptr ? path : slash + 1);
  if (slash != nullptr) *slash = '\0';
  struct stat status {};
  if (slash == nullptr)
    place.directory = inode_of(at);
  else if (fstatat(at, parent.data(), &status, 0) == 0)
    place.directory = status.st_ino;
  if (fstatat(at, path, &status, AT_SYMLINK_NOFOLLOW) == 0) place.inode = status.st_ino;
  return place;
}

Operation made(const Place& place, std::uint64_t inode, bool is_directory) {
  return {.kind = OperationKind::make, .inode = inode, .directory = place.directory, .number = is_directory ? 1u : 0u};
}

template <class Call>
int opened(int at, const char* path, int flags, Call&& real) {
  const std::lock_guard lock(order());
  const Place place = place_of(at, path);
  const int fd = real();
  if (fd < 0 || !place.is_watched) return fd;
  const std::uint64_t inode = inode_of(fd);
  if ((flags & O_CREAT) != 0 && place.inode == 0)
    record(made(place, inode, false), place.name.data());
  else if ((flags & O_TRUNC) != 0)
    record({.kind = OperationKind::truncate, .inode = inode});
  return fd;
}

template <class Call>
int directory_made(int at, const char* path, Call&& real) {
  const std::lock_guard lock(order());
  const Place before = place_of(at, path);
  const int result = real();
  if (result == 0 && before.is_watched) record(made(before, place_of(at, path).inode, true), before.name.data());
  return result;
}

template <class Call>
int removed(int at, const char* path, Call&& real) {
  const std::lock_guard lock(order());
  const Place place = place_of(at, path);
  const int result = real();
  if (result == 0 && place.is_watched)
    record({.kind = OperationKind::remove, .directory = place.directory}, place.name.data());
  return result;
}

template <class Call>
ssize_t written(int fd, const void* bytes, off_t offset, Call&& real) {
  if (!shim::is_below(fd, root())) return real();
  const std::lock_guard lock(order());
  if (offset < 0) offset = lseek(fd, 0, SEEK_CUR);
  const ssize_t n = real();
  if (n > 0)
    record({.kind = OperationKind::write, .inode = inode_of(fd), .number = static_cast<std::uint64_t>(offset)}, "", "",
           bytes, static_cast<std::size_t>(n));
  return n;
}

template <class Call>
int synced(int fd, bool data_only, Call&& real) {
  const std::lock_guard lock(order());
  const int result = real();
  if (result == 0 && shim::is_below(fd, root()))
    record({.kind = OperationKind::sync, .inode = inode_of(fd), .number = data_only ? 1u : 0u});
  return result;
}

template <class Call>
int truncated(int fd, off_t size, Call&& real) {
  const std::lock_guard lock(order());
  const int result = real();
  if (result == 0 && shim::is_below(fd, root()))
    record({.kind = OperationKind::truncate, .inode = inode_of(fd), .number = static_cast<std::uint64_t>(size)});
  return result;
}

}  // namespace

/// For the program itself: something is done.
EXPORT void record_mark() {
  const std::lock_guard lock(order());
  record({.kind = OperationKind::mark});
}

#define MODE_FROM(flags)                                    \
  va_list rest;                                             \
  va_start(rest, flags);                                    \
  const auto mode = static_cast<mode_t>(va_arg(rest, int)); \
  va_end(rest)

EXPORT int open(const char* path, int flags, ...) {
  static const auto real = next<int (*)(const char*, int, ...)>("open");
  MODE_FROM(flags);
  return opened(AT_FDCWD, path, flags, [&] { return real(path, flags, mode); });
}
EXPORT int open64(const char* path, int flags, ...) {
  static const auto real = next<int (*)(const char*, int, ...)>("open64");
  MODE_FROM(flags);
  return opened(AT_FDCWD, path, flags, [&] { return real(path, flags, mode); });
}
EXPORT int openat(int at, const char* path, int flags, ...) {
  static const auto real = next<int (*)(int, const char*, int, ...)>("openat");
  MODE_FROM(flags);
  return opened(at, path, flags, [&] { return real(at, path, flags, mode); });
}
EXPORT int mkdir(const char* path, mode_t mode) {
  static const auto real = next<int (*)(const char*, mode_t)>("mkdir");
  return directory_made(AT_FDCWD, path, [&] { return real(path, mode); });
}
EXPORT int unlink(const char* path) {
  static const auto real = next<int (*)(const char*)>("unlink");
  return removed(AT_FDCWD, path, [&] { return real(path); });
}
EXPORT int rmdir(const char* path) {
  static const auto real = next<int (*)(const char*)>("rmdir");
  return removed(AT_FDCWD, path, [&] { return real(path); });
}
EXPORT int remove(const char* path) {
  static const auto real = next<int (*)(const char*)>("remove");
  return removed(AT_FDCWD, path, [&] { return real(path); });
}
EXPORT int unlinkat(int at, const char* path, int flags) {
  static const auto real = next<int (*)(int, const char*, int)>("unlinkat");
  return removed(at, path, [&] { return real(at, path, flags); });
}
EXPORT int rename(const char* from, const char* to) {
  static const auto real = next<int (*)(const char*, const char*)>("rename");
  const std::lock_guard lock(order());
  const Place old = place_of(AT_FDCWD, from), now = place_of(AT_FDCWD, to);
  const int result = real(from, to);
  if (result == 0 && now.is_watched)
    record({.kind = OperationKind::rename, .directory = old.directory, .other_directory = now.directory},
           old.name.data(), now.name.data());
  return result;
}
EXPORT ssize_t write(int fd, const void* bytes, size_t size) {
  static const auto real = next<ssize_t (*)(int, const void*, size_t)>("write");
  return written(fd, bytes, -1, [&] { return real(fd, bytes, size); });
}
EXPORT ssize_t pwrite(int fd, const void* bytes, size_t size, off_t offset) {
  static const auto real = next<ssize_t (*)(int, const void*, size_t, off_t)>("pwrite");
  return written(fd, bytes, offset, [&] { return real(fd, bytes, size, offset); });
}
EXPORT ssize_t pwrite64(int fd, const void* bytes, size_t size, off64_t offset) {
  static const auto real = next<ssize_t (*)(int, const void*, size_t, off64_t)>("pwrite64");
  return written(fd, bytes, offset, [&] { return real(fd, bytes, size, offset); });
}
EXPORT int fsync(int fd) {
  static const auto real = next<int (*)(int)>("fsync");
  return synced(fd, false, [&] { return real(fd); });
}
EXPORT int fdatasync(int fd) {
  static const auto real = next<int (*)(int)>("fdatasync");
  return synced(fd, true, [&] { return real(fd); });
}
EXPORT int ftruncate(int fd, off_t size) {
  static const auto real = next<int (*)(int, off_t)>("ftruncate");
  return truncated(fd, size, [&] { return real(fd, size); });
}
EXPORT int ftruncate64(int fd, off64_t size) {
  static const auto real = next<int (*)(int, off64_t)>("ftruncate64");
  return truncated(fd, size, [&] { return real(fd, size); });
}

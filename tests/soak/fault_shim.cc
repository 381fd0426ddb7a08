// SPDX-License-Identifier: GPL-2.0-or-later
// Loaded into a process with LD_PRELOAD: the FAULT_AT'th call of FAULT_CALL on a file below FAULT_ROOT fails with errno
// FAULT_ERRNO, or, where that is 0, writes but half of what it should. With FAULT_AT=0 all calls succeed. How many
// there were is written to the file FAULT_COUNT at the end. For want of room (ENOSPC) only those calls of write fail
// that need some: behind the end of a file, and of what was set aside there with fallocate.
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/types.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <map>
#include <mutex>

#include "shim.h"

namespace {

using shim::next;
using shim::setting;

struct Plan {
  const char* call = setting("FAULT_CALL");
  const char* root = setting("FAULT_ROOT");
  const char* count_file = setting("FAULT_COUNT");
  long at = std::atol(setting("FAULT_AT"));
  int error = std::atoi(setting("FAULT_ERRNO"));
  std::atomic<long> calls{0};

  ~Plan() {
    if (*count_file == '\0') return;
    if (FILE* const file = std::fopen(count_file, "w"); file != nullptr) {
      std::fprintf(file, "%ld\n", calls.load());
      std::fclose(file);
    }
  }
  template <class File>
  bool is_below_root(File file) const {
    return shim::is_below(file, root);
  }
};

Plan& plan() {
  static Plan the_plan;
  return the_plan;
}

/// Counts a call; true if it is the one to fail.
bool is_the_one(const char* call, bool watched) {
  if (std::strcmp(plan().call, call) != 0 || !watched) return false;
  return ++plan().calls == plan().at;
}

/// What the failing call returns; with errno set.
int failed() {
  errno = plan().error;
  return -1;
}

/// How far files have room, where that is farther than they go; by their numbers.
class Reserved {
 public:
  void set(int fd, off_t end) {
    const std::lock_guard lock(mutex_);
    ends_[status(fd).st_ino] = end;
  }
  /// Whether a write up to `end` needs room that the file has not.
  bool is_short_of(int fd, off_t end) {
    const std::lock_guard lock(mutex_);
    const struct stat file = status(fd);
    const auto found = ends_.find(file.st_ino);
    return end > std::max(file.st_size, found == ends_.end() ? 0 : found->second);
  }

 private:
  static struct stat status(int fd) {
    struct stat file {};
    fstat(fd, &file);
    return file;
  }
  std::mutex mutex_;
  std::map<ino_t, off_t> ends_;
};

Reserved& reserved() {
  static Reserved the_reserved;
  return the_reserved;
}

/// Whether this write could fail as planned.
bool can_fail(int fd, size_t size, off_t offset) {
  if (!plan().is_below_root(fd)) return false;
  return plan().error != ENOSPC || reserved().is_short_of(fd, offset + static_cast<off_t>(size));
}

template <class Call>
ssize_t transfer(const char* call, bool watched, std::size_t size, Call&& real) {
  if (!is_the_one(call, watched)) return real(size);
  if (plan().error != 0) return failed();
  return real(size / 2);
}

}  // namespace

EXPORT ssize_t write(int fd, const void* data, size_t size) {
  static const auto real = next<ssize_t (*)(int, const void*, size_t)>("write");
  return transfer("write", can_fail(fd, size, lseek(fd, 0, SEEK_CUR)), size,
                  [&](size_t n) { return real(fd, data, n); });
}
EXPORT ssize_t pwrite(int fd, const void* data, size_t size, off_t offset) {
  static const auto real = next<ssize_t (*)(int, const void*, size_t, off_t)>("pwrite");
  return transfer("write", can_fail(fd, size, offset), size, [&](size_t n) { return real(fd, data, n, offset); });
}
EXPORT ssize_t pwrite64(int fd, const void* data, size_t size, off64_t offset) {
  static const auto real = next<ssize_t (*)(int, const void*, size_t, off64_t)>("pwrite64");
  return transfer("write", can_fail(fd, size, offset), size, [&](size_t n) { return real(fd, data, n, offset); });
}
EXPORT ssize_t read(int fd, void* data, size_t size) {
  static const auto real = next<ssize_t (*)(int, void*, size_t)>("read");
  return transfer("read", plan().is_below_root(fd), size, [&](size_t n) { return real(fd, data, n); });
}
EXPORT ssize_t pread(int fd, void* data, size_t size, off_t offset) {
  static const auto real = next<ssize_t (*)(int, void*, size_t, off_t)>("pread");
  return transfer("read", plan().is_below_root(fd), size, [&](size_t n) { return real(fd, data, n, offset); });
}
EXPORT ssize_t pread64(int fd, void* data, size_t size, off64_t offset) {
  static const auto real = next<ssize_t (*)(int, void*, size_t, off64_t)>("pread64");
  return transfer("read", plan().is_below_root(fd), size, [&](size_t n) { return real(fd, data, n, offset); });
}
EXPORT int fallocate(int fd, int mode, off_t offset, off_t size) {
  static const auto real = next<int (*)(int, int, off_t, off_t)>("fallocate");
  if (is_the_one("fallocate", plan().is_below_root(fd))) return failed();
  const int status = real(fd, mode, offset, size);
  if (status == 0) reserved().set(fd, offset + size);
  return status;
}
EXPORT int ftruncate(int fd, off_t size) {
  static const auto real = next<int (*)(int, off_t)>("ftruncate");
  reserved().set(fd, 0);
  return real(fd, size);
}
EXPORT int fsync(int fd) {
  static const auto real = next<int (*)(int)>("fsync");
  return is_the_one("sync", plan().is_below_root(fd)) ? failed() : real(fd);
}
EXPORT int fdatasync(int fd) {
  static const auto real = next<int (*)(int)>("fdatasync");
  return is_the_one("sync", plan().is_below_root(fd)) ? failed() : real(fd);
}
EXPORT int rename(const char* from, const char* to) {
  static const auto real = next<int (*)(const char*, const char*)>("rename");
  return is_the_one("rename", plan().is_below_root(to)) ? failed() : real(from, to);
}
EXPORT int open(const char* path, int flags, ...) {
  static const auto real = next<int (*)(const char*, int, ...)>("open");
  va_list rest;
  va_start(rest, flags);
  const auto mode = static_cast<mode_t>(va_arg(rest, int));
  va_end(rest);
  return is_the_one("open", plan().is_below_root(path)) ? failed() : real(path, flags, mode);
}
EXPORT int open64(const char* path, int flags, ...) {
  static const auto real = next<int (*)(const char*, int, ...)>("open64");
  va_list rest;
  va_start(rest, flags);
  const auto mode = static_cast<mode_t>(va_arg(rest, int));
  va_end(rest);
  return is_the_one("open", plan().is_below_root(path)) ? failed() : real(path, flags, mode);
}

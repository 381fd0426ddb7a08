// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/sources.h"

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <functional>

#include "readers/text.h"

namespace lsearch {
namespace {

constexpr std::size_t deepest = 64;

std::vector<std::string> names_in(const Descriptor& folder) {
  const int copy = fcntl(folder.get(), F_DUPFD_CLOEXEC, 0);
  DIR* directory = copy < 0 ? nullptr : fdopendir(copy);
  if (!directory) {
    const int error = errno;
    if (copy >= 0) close(copy);
    throw_unreadable(error);
  }
  std::vector<std::string> names;
  const auto next = [&] { return errno = 0, readdir(directory); };
  while (const dirent* entry = next())
    if (entry->d_name[0] != '.') names.emplace_back(entry->d_name);
  const int error = errno;  // else a folder that could be read in part would pass for all of it
  closedir(directory);
  if (error != 0) throw_unreadable(error);
  std::sort(names.begin(), names.end(), std::greater<>());
  return names;
}

}  // namespace

OpenFile open_safely(int at, const char* name, bool follow) {
  OpenFile file{.name = name, .descriptor = Descriptor(), .status = {}};
  // Looked at before it is opened too: to open a device can have effects.
  if (fstatat(at, name, &file.status, follow ? 0 : AT_SYMLINK_NOFOLLOW) != 0) throw_unreadable(errno);
  if (S_ISLNK(file.status.st_mode)) throw Refused("symbolic link, not followed");
  if (!S_ISREG(file.status.st_mode) && !S_ISDIR(file.status.st_mode)) throw Refused("neither a file nor a folder");
  file.descriptor =
      Descriptor(openat(at, name, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY | (follow ? 0 : O_NOFOLLOW)));
  if (file.descriptor.get() < 0 || fstat(file.descriptor.get(), &file.status) != 0) throw_unreadable(errno);
  if (!S_ISREG(file.status.st_mode) && !S_ISDIR(file.status.st_mode)) throw Refused("neither a file nor a folder");
  return file;
}

Folder::Folder(std::string name, Descriptor folder, const struct stat& left_out, Report& report)
    : left_out_(left_out), report_(report) {
  if (name == ".")
    name.clear();
  else if (!name.ends_with('/'))
    name += '/';
  enter(std::move(name), std::move(folder));
}

void Folder::enter(std::string prefix, Descriptor folder) {
  if (levels_.size() == deepest) throw Unreadable("nested deeper than " + std::to_string(deepest) + " folders");
  auto names = names_in(folder);
  levels_.push_back({std::move(prefix), std::move(folder), std::move(names)});
}

bool Folder::next(OpenFile& file) {
  while (!levels_.empty()) {
    Level& level = levels_.back();
    if (level.names.empty()) {
      levels_.pop_back();
      continue;
    }
    const std::string name = std::move(level.names.back()), full = level.prefix + name;
    level.names.pop_back();
    try {
      file = open_safely(level.descriptor.get(), name.c_str(), false);
      file.name = full;
      if (S_ISREG(file.status.st_mode)) {
        const FileKind kind = kind_by_name(name);
        if (kind != FileKind::other && kind != FileKind::json) return true;
        ++report_.other_files;
        continue;
      }
      if (file.status.st_dev != left_out_.st_dev || file.status.st_ino != left_out_.st_ino)
        enter(full + "/", std::move(file.descriptor));
    } catch (const Refused&) {
      ++report_.special_files;
    } catch (const Unreadable& error) {
      report_.complete = false;
      report_.skip(full, error.what());
    }
  }
  return false;
}

}  // namespace lsearch

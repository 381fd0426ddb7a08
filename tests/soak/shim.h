// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <dlfcn.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>

// What the libraries that are loaded with LD_PRELOAD share. They take part in no build but their own.

#define EXPORT extern "C" __attribute__((visibility("default")))

namespace shim {

/// The function of this name that would have been called without the shim.
template <class Function>
Function next(const char* name) {
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

/// A variable of the environment, empty if it is not set.
inline const char* setting(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? "" : value;
}

inline bool is_below(const char* path, const char* root) {
  return *root != '\0' && std::strncmp(path, root, std::strlen(root)) == 0;
}

inline bool is_below(int fd, const char* root) {
  std::array<char, 64> link{};
  std::array<char, 4096> path{};
  std::snprintf(link.data(), link.size(), "/proc/self/fd/%d", fd);
  return readlink(link.data(), path.data(), path.size() - 1) > 0 && is_below(path.data(), root);
}

}  // namespace shim

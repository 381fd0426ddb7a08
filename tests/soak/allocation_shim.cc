// SPDX-License-Identifier: GPL-2.0-or-later
// Loaded into a process with LD_PRELOAD: lets one allocation fail, and counts. The functions at the end are for the
// program itself, which finds them by name.
#include <execinfo.h>
#include <sys/types.h>

#include <algorithm>
#include <atomic>
#include <cerrno>

#include "shim.h"

extern "C" {
void* __libc_malloc(size_t size);
void* __libc_calloc(size_t count, size_t size);
void* __libc_realloc(void* block, size_t size);
void* __libc_memalign(size_t alignment, size_t size);
void __libc_free(void* block);
}

namespace {

std::atomic<long> calls{0}, failing{0}, living{0};

std::atomic<bool> in_engine{false};

/// Whether one of the callers, at whatever depth, is such a function.
template <class Predicate>
bool is_called_by(Predicate&& is_one) {
  std::array<void*, 64> callers{};
  const int count = backtrace(callers.data(), static_cast<int>(callers.size()));
  return std::any_of(callers.begin(), callers.begin() + count, [&](void* caller) {
    Dl_info info{};
    return dladdr(caller, &info) != 0 && is_one(info);
  });
}

bool is_engine(const Dl_info& info) { return std::strstr(info.dli_fname, "libxapian") != nullptr; }
/// Where there is no memory for it, the C library ends the program: nothing that a library could tell.
bool registers_destructor(const Dl_info& info) {
  return info.dli_sname != nullptr && std::strstr(info.dli_sname, "__cxa_thread_atexit") != nullptr;
}

/// Counts an allocation; true if it is the one to fail.
bool fails() {
  if (++calls != failing || is_called_by(registers_destructor)) return false;
  in_engine = is_called_by(is_engine);
  errno = ENOMEM;
  return true;
}

/// The first backtrace of a process allocates.
__attribute__((constructor)) void prepare() { is_called_by(is_engine); }

void* counted(void* block) {
  if (block != nullptr) ++living;
  return block;
}

}  // namespace

EXPORT void* malloc(size_t size) { return fails() ? nullptr : counted(__libc_malloc(size)); }
EXPORT void* calloc(size_t count, size_t size) { return fails() ? nullptr : counted(__libc_calloc(count, size)); }
EXPORT void* realloc(void* block, size_t size) {
  if (fails()) return nullptr;
  void* const moved = __libc_realloc(block, size);
  if (block == nullptr) return counted(moved);
  if (size == 0) --living;
  return moved;
}
EXPORT void* aligned_alloc(size_t alignment, size_t size) {
  return fails() ? nullptr : counted(__libc_memalign(alignment, size));
}
EXPORT void* memalign(size_t alignment, size_t size) { return aligned_alloc(alignment, size); }
EXPORT int posix_memalign(void** block, size_t alignment, size_t size) {
  *block = aligned_alloc(alignment, size);
  return *block == nullptr ? ENOMEM : 0;
}
EXPORT void free(void* block) {
  if (block != nullptr) --living;
  __libc_free(block);
}

/// The `at`th allocation from now on fails; 0: none.
EXPORT void allocation_fails(long at) {
  failing = 0;
  calls = 0;
  failing = at;
}
/// How many there were since.
EXPORT long allocations() { return calls; }
/// Whether the one that failed was the engine's.
EXPORT bool engine_had_failure() { return in_engine; }
/// How many blocks were allocated and not freed.
EXPORT long allocated_blocks() { return living; }

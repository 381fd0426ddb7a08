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

/// Whether a function of the engine has called, at whatever depth.
bool is_called_by_engine() {
  std::array<void*, 64> callers{};
  const int count = backtrace(callers.data(), static_cast<int>(callers.size()));
  return std::any_of(callers.begin(), callers.begin() + count, [](void* caller) {
    Dl_info info{};
    return dladdr(caller, &info) != 0 && std::strstr(info.dli_fname, "libxapian") != nullptr;
  });
}

/// Counts an allocation; true if it is the one to fail.
bool fails() {
  if (++calls != failing) return false;
  in_engine = is_called_by_engine();
  errno = ENOMEM;
  return true;
}

/// The first backtrace of a process allocates.
__attribute__((constructor)) void prepare() { is_called_by_engine(); }

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

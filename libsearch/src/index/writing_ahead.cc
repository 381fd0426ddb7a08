// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/writing_ahead.h"

#include <fcntl.h>

#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <new>
#include <stop_token>
#include <utility>

#include "index/files.h"

namespace fs = std::filesystem;

namespace libsearch::index {
namespace {

constexpr std::chrono::milliseconds pause{50};

void begin_writing([[maybe_unused]] const fs::path& directory) {
#ifdef SYNC_FILE_RANGE_WRITE
  try {
    for (const auto& name : names_in(directory))
      ::sync_file_range(FileDescriptor(directory / name, O_RDONLY).get(), 0, 0, SYNC_FILE_RANGE_WRITE);
  } catch (const std::exception&) {
    // The directory is not there yet, or what fails here will fail for whoever syncs.
  }
#endif
}

/// Without memory for its own means, not at all.
void write_ahead(const fs::path& directory, const std::stop_token& stop) {
  try {
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable_any never;
    while (!never.wait_for(lock, stop, pause, [&] { return stop.stop_requested(); })) begin_writing(directory);
  } catch (const std::bad_alloc&) {
    return;
  }
}

}  // namespace

WritingAhead::WritingAhead(fs::path directory)
    : thread_([directory = std::move(directory)](const std::stop_token& stop) { write_ahead(directory, stop); }) {}

}  // namespace libsearch::index

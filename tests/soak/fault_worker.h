// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "story.h"

namespace soak {

inline constexpr std::string_view fault_worker_name = "fault-worker";

/// How a fault worker ends.
enum WorkerStatus : int {
  acknowledged = 0,  ///< all was done
  recovered = 10,    ///< an error, and what failed was done at the second attempt
  refused = 11,      ///< an error, and again at the second attempt, or none was possible
  ended = 12,        ///< by the engine, which threw out of one of its destructors
};

/// What the index holds before and after an update of the worker.
State state_before();
State state_after();
/// Makes the index that an update, a rebuild and a search begin with.
void make_base(const std::filesystem::path& place);

/// Does one of "load", "update", "rebuild" and "search" on the index in `place`, in a process in which the shim makes
/// one call to the system fail; prints the errors. Returns a WorkerStatus.
int fault_worker(const std::string& task, const std::string& place);

}  // namespace soak

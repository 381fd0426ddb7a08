// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace soak {

inline constexpr std::string_view power_worker_name = "power-worker";

/// Loads, updates and rebuilds an index in `place`, in a process in which a shim writes down what is done to files.
/// Returns the exit status.
int power_worker(const std::string& place);

}  // namespace soak

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <string>

namespace soak {

/// What `action` returns, done in a process of its own: for what may crash or hang. A crash, more than so many seconds,
/// and an exception are told instead.
std::string in_child(const std::function<std::string()>& action, unsigned seconds = 60);

}  // namespace soak

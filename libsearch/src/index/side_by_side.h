// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <exception>
#include <thread>
#include <vector>

namespace libsearch::index {

/// Runs `action(i)` for each i below `count`, each in a thread of its own. When all have ended, throws what the first
/// one of those that failed has thrown.
template <class Action>
void side_by_side(std::size_t count, Action&& action) {
  std::vector<std::exception_ptr> errors(count);
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < count; ++i)
      threads.emplace_back([&, i] {
        try {
          action(i);
        } catch (...) {
          errors[i] = std::current_exception();
        }
      });
  }
  for (const auto& error : errors)
    if (error) std::rethrow_exception(error);
}

}  // namespace libsearch::index

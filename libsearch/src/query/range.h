// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace libsearch::query {

struct Ends {
  std::string_view low, high;
};

/// The ends of `low..high`, one of which may be empty; nothing if `text` is no range (as `wait...`
/// or `a/../b`).
std::optional<Ends> split_range(std::string_view text);

/// Throws Error(bad_query) if an end is no date (2016, 2016-10, 2016-10-24), or `high` lies before `low`.
void check_dates(const Ends& ends, std::size_t position);

/// Throws Error(bad_query) if both ends are whole numbers and `high` is less than `low`.
void check_numbers(const Ends& ends, std::size_t position);

}  // namespace libsearch::query

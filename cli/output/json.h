// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include <libsearch/results.h>

namespace lsearch {

using Json = nlohmann::ordered_json;

/// The version of the JSON that is printed: grows when members change their meaning or go away, not when some are
/// added.
constexpr int json_version = 1;

/// `value` on a line: valid UTF-8 whatever was in it, control and bidirectional characters escaped.
std::string json_line(const Json& value);

Json spellings_json(const std::vector<libsearch::Spelling>& spellings);

}  // namespace lsearch

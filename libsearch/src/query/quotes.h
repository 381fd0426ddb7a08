// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace libsearch::query {

/// Quotation marks around a phrase, as byte offsets of the question.
struct Quoted {
  std::size_t text_begin = 0;
  std::size_t text_end = 0;
  std::size_t end = 0;  ///< after the closing mark
};

/// The phrase whose opening mark is at `at`; nothing if there is no opening mark, or none that is closed.
std::optional<Quoted> quoted_at(std::string_view question, std::size_t at);

/// True if the mark at `at` parts chunks. A `"` between two letters does not: צה"ל is a word.
bool is_quote(std::string_view question, std::size_t at);

}  // namespace libsearch::query

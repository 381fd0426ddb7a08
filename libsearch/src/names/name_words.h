// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/words.h"

namespace libsearch::names {

/// Splits `text` as text::WordBreaker does and adds a compound for each name that is written in parts or as one, as its
/// writer likes: a particle of Arabic names with what follows it after a space (`Abd al-Rahman`, `Abu Bakr`, `Al
/// Assad`, `عبد الرحمن`), so that Abdulrahman, Abubakr and Alassad meet them. This is how documents and questions are
/// read. Uses the calling thread's word breaker.
std::uint32_t split_words(std::string_view text, std::vector<text::Word>& words, std::uint32_t first_position = 1);

/// The letters of initials, `J.R.R` or `J. R. R`: two or more, with full stops between; none of any other word.
std::vector<std::string_view> initials_in(std::string_view word);

}  // namespace libsearch::names

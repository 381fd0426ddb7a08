// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace libsearch::names {

/// What a word may be besides its spelling: without its article or what else is written as one with it
/// (proclitics.h), and as it looks where foreign letters are among its own (homoglyphs.h). Spellings; often none.
/// `word` is as it was typed.
std::vector<std::string> other_readings(std::string_view word);

}  // namespace libsearch::names

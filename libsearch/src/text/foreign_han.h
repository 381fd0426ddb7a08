// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace libsearch::text {

/// Whether a run of Han characters may be a name written by its sound (`弗拉基米尔`), which no dictionary has: at least
/// three in five are characters that such names are written with. Of 2,700 names of five to eight characters 98 in 100
/// are, of lines of verse, which fall apart as well, one in 100. `run` has three bytes a character.
bool may_be_foreign_name(std::string_view run);

}  // namespace libsearch::text

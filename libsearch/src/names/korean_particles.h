// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace libsearch::names {

/// A Korean word without the particles written as one with it: 정부 of 정부는, 에르도안 of 에르도안이. The word itself
/// where it has none, or where too little would be left to tell.
std::string_view without_particle(std::string_view word);

}  // namespace libsearch::names

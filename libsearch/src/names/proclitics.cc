// SPDX-License-Identifier: GPL-2.0-or-later
#include "names/proclitics.h"

#include <array>
#include <cstddef>

namespace libsearch::names {
namespace {

/// Longest first. A conjunction alone is taken off only before a longer rest, so that وليد stays.
struct Proclitic {
  std::string_view letters;
  std::size_t least_rest;  ///< bytes; an Arabic letter has two
};
constexpr std::array<Proclitic, 8> proclitics{{
    {"وال", 6},
    {"فال", 6},
    {"بال", 6},
    {"كال", 6},
    {"ال", 6},
    {"لل", 6},
    {"و", 10},
    {"ف", 10},
}};

}  // namespace

std::string_view without_proclitics(std::string_view spelling) noexcept {
  for (const auto& proclitic : proclitics)
    if (spelling.starts_with(proclitic.letters) && spelling.size() - proclitic.letters.size() >= proclitic.least_rest)
      return spelling.substr(proclitic.letters.size());
  return spelling;
}

}  // namespace libsearch::names

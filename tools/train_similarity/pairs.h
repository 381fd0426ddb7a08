// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

#include "names/units.h"

namespace training {

/// Two spellings that a source gives for one name.
struct Pair {
  std::string first, second;  ///< lower-cased, NFC
  libsearch::names::Units first_units, second_units;
  std::uint64_t entity = 0;  ///< hash of what is named: all spellings of a thing fall into the same half
  double count = 1;          ///< how many lines give this pair for this entity
  bool held_out() const { return entity % 2 == 1; }
};

/// Reads tab-separated lines "dataset lang_a token_a lang_b token_b entity_type script_a script_b entity_id ..." after
/// one header line. Keeps only sources whose terms allow it, and pairs of two words that differ and have units.
/// Sorted, and equal pairs counted, so that the order of the input does not matter.
/// Throws std::runtime_error if the input has another form.
std::vector<Pair> read_pairs(std::istream& input);

/// FNV-1a: the same on every platform, unlike std::hash.
std::uint64_t stable_hash(std::string_view text);

}  // namespace training

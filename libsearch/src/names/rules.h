// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

namespace libsearch::names {

/// Raise this whenever a change in src/text or src/names makes any word give another spelling, fold, stem or sound key:
/// indexes made before are then refused until they are rebuilt, instead of answering differently in silence.
inline constexpr int rules_version = 7;

/// What decides how words are spelled and grouped here: our rules and the Unicode data and ICU they use.
/// An index made under another fingerprint has to be rebuilt.
std::string rules_fingerprint();

}  // namespace libsearch::names

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace libsearch::names {

/// A word as the index spells it: lower-cased by Unicode's default rules (no locale's), NFC, soft hyphens and other
/// invisible formatting left out. `word` is well-formed UTF-8. Final sigma is kept as ς where it is written so.
/// Appends to `out`. Thread-safe.
void append_spelling(std::string& out, std::string_view word);
std::string spelling_of(std::string_view word);

}  // namespace libsearch::names

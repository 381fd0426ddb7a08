// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace libsearch::names {

/// What a spelling becomes when case, diacritics, width, ligatures, apostrophes, hyphens and letter variants are
/// ignored, within its script: `erdoğan` gives `erdogan`, `łódź` `lodz`, `straße` `strasse`, `أردوغان` `اردوغان`,
/// `s-400` `s400`. Marks are left out in Latin, Greek, Arabic and Hebrew only: й is not и, が is not か, Indic vowel
/// signs stay. Idempotent: the fold of a fold is itself. Empty where nothing is left (a word of marks). Thread-safe.
std::string fold(std::string_view spelling);

}  // namespace libsearch::names

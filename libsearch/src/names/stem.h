// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace libsearch::names {

/// A language that libstemmer has a stemmer for, as a small number: fit for a bit set.
using StemLanguage = std::uint8_t;
inline constexpr std::size_t stem_language_count = 28;

/// The language of a BCP 47 tag (`tr`, `pt-BR`, `nb`) or ISO 639-2 code; nothing where libstemmer has none.
std::optional<StemLanguage> stem_language(std::string_view tag);

/// Its two-letter (or, where it has none, three-letter) code.
std::string_view code_of(StemLanguage language);

/// What the stemmer of `language` leaves of the spelling (which it needs with its diacritics), folded. Thread-safe (a
/// stemmer per thread).
std::string stem(std::string_view spelling, StemLanguage language);

/// The fold of the part before an apostrophe suffix (`erdoğan'ın` gives `erdogan`, `turkey's` `turkey`), or
/// before Korean particles (`정부는` gives `정부`); empty if there is none or it has under two letters (`o'brien`).
std::string apostrophe_stem(std::string_view spelling);

}  // namespace libsearch::names

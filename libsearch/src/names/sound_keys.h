// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace libsearch::names {

/// The most sound keys any word gets, however many readings its letters have.
inline constexpr std::size_t max_sound_keys = 12;

/// The keys under which a name may be heard, the same in every script, so that two spellings of one name
/// share at least one of them: `erdoğan`, `erdogan`, `эрдоган` and `أردوغان` all have the key "ARTKN".
/// `spelling` is lower-cased and NFC (see spelling.h). The first key is the primary one, the others are
/// alternative readings of single letters and, for long words, the primary key with one class left out.
/// Empty where the word has no sound (digits). Keys are ASCII capitals, distinct, at most 16 bytes each;
/// the same input gives the same keys always. Bounded in time and number for any input. Thread-safe.
std::vector<std::string> sound_keys(std::string_view spelling);

}  // namespace libsearch::names

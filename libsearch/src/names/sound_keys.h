// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace libsearch::names {

/// The most sound keys any word gets, however many readings its letters have.
inline constexpr std::size_t max_sound_keys = 12;

/// The keys under which a name may be heard, the same in every script, so that two spellings of one name
/// share at least one of them: `erdoğan`, `erdogan`, `эрдоган` and `أردوغان` all have the key "ARTKN".
/// `spelling` is lower-cased and NFC (see spelling.h). The first key is the usual reading; then come
/// alternative readings of single letters and, for longer words, the first key with one class left out.
/// None for words without a sound: digits in them, no letters, or a script that has no table (see sound/letters.cc).
/// Keys are ASCII capitals, distinct, at most 5 bytes each; the same input gives the same keys always.
/// Bounded in time and number for any input, UTF-8 or not. Thread-safe.
std::vector<std::string> sound_keys(std::string_view spelling);

/// A key that two words have in common.
struct SharedSound {
  std::string key;
  bool whole = false;  ///< both are heard so; if not, one sound of one of them, or of both, is left out
};

/// The key that brings two words together, one with nothing left out if there is one; nothing if they share none.
std::optional<SharedSound> shared_sound(std::string_view a, std::string_view b);

}  // namespace libsearch::names

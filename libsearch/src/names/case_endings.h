// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace libsearch::names {

/// The forms that a name may take in a Russian sentence, and those it may come from: `эрдоган` gives `эрдогана`,
/// `эрдоганом` ...; `эрдоганом` gives `эрдоган`. Snowball's stemmer parts them (эрдоган-, эрдога-). Most of what is
/// proposed is no word: whoever asks looks for what occurs. None for other scripts and words under three letters.
/// `spelling` is lower-cased and NFC. At most two dozen. Thread-safe.
std::vector<std::string> russian_case_forms(std::string_view spelling);

/// The Hebrew word with each of the prefixes that are written as one with it ("and", "the", "in", "to", "from", "as",
/// "that", and two of them), and without the one it has, if three letters are left. None for other scripts.
std::vector<std::string> hebrew_prefix_forms(std::string_view spelling);

}  // namespace libsearch::names

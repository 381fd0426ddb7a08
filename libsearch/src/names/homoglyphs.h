// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace libsearch::names {

/// A word of Latin and Cyrillic or Greek letters mixed (`erdоgаn` with Cyrillic о and а), as it looks: in the script
/// that most of its letters are of, the others replaced by those that look the same. Empty for words of one script, and
/// where a letter looks like none of the other script. Which letters look alike is what ICU's spoof checker says (the
/// confusables of Unicode Technical Standard 39). `spelling` is lower-cased and NFC. Thread-safe.
std::string without_homoglyphs(std::string_view spelling);

/// What is foreign in a word that without_homoglyphs() replaces letters in, for people: "Cyrillic о, а". Empty for
/// other words.
std::string foreign_letters(std::string_view spelling);

}  // namespace libsearch::names

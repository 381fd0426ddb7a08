// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

// How the lexicon writes words down: most alphabets in one byte a letter, where UTF-8 takes two or three. A lexicon of
// many languages is a sixth smaller so; nothing changes for English. After the windows of Unicode Technical Standard #6
// (SCSU), of which this is a small part.
//
//     01 to 1F  a page: from here on, bytes from 80 are the 128 characters from U+0080 times this number
//     20 to 7E  themselves, as in ASCII
//     7F        the rest of the word is UTF-8 as it is (or whatever bytes it was made of)
//     80 to FF  a letter of the page; words begin with page 1, U+0080 to U+00FF
//
// What a word begins with is packed as what the word's packed form begins with. No byte is zero, if none of the word
// is.
namespace libsearch::index {

/// Any bytes will do.
std::string packed_spelling(std::string_view spelling);
void append_packed(std::string& out, std::string_view spelling);

/// The inverse. Any bytes will do.
std::string unpacked_spelling(std::string_view packed);

}  // namespace libsearch::index

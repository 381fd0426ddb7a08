// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace libsearch::names {

/// A word in Thai as the Royal Thai General System of Transcription (1999) writes its letters in Latin, letter by
/// letter: vowels that stand before their consonant come behind it, a silenced letter is left out, vowels that are not
/// written are not added. No list of pairs teaches how Thai letters sound, so they are compared as what they are
/// transcribed to.
std::string thai_in_latin(std::u32string_view word);

constexpr bool is_thai(char32_t c) { return c >= 0x0E01 && c <= 0x0E4E; }

}  // namespace libsearch::names

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

// What charsets there are to choose from, and what the languages written in them look like.
namespace libsearch::text {

/// Languages that share charsets.
enum class CharsetFamily : std::uint8_t {
  western,
  central_european,
  baltic,
  turkish,
  vietnamese,
  greek,
  cyrillic,
  hebrew,
  arabic,
  thai,
  simplified_chinese,
  traditional_chinese,
  japanese,
  korean,
};

struct Charset {
  const char* name;  ///< as IANA and ICU know it
  CharsetFamily family;
  double cost;  ///< how rare it is: nats it has to make up for by its letters
};

struct CharsetLanguage {
  CharsetFamily family;
  std::string_view letters;  ///< lower case, roughly from the most to the least frequent
};

/// The charsets that detection chooses from; the first wins where several give the same text.
std::span<const Charset> charsets();

std::span<const CharsetLanguage> charset_languages();

}  // namespace libsearch::text

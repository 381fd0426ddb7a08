// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <libsearch/export.h>

namespace libsearch {

/// How a spelling relates to the word that was typed, closest first.
enum class Tier : std::uint8_t {
  exact,      ///< the same spelling, but for upper and lower case
  folded,     ///< the same when case, diacritics, width, apostrophes, hyphens and letter variants are ignored
  inflected,  ///< another form of the same word: same stem, or an apostrophe suffix (Erdoğan'ın)
  similar,    ///< a word that sounds alike, in any script
};

/// "exact", "folded", "inflected" or "similar".
LIBSEARCH_API const char* to_string(Tier tier) noexcept;
/// The tier of that name. Throws Error(bad_input) for any other word.
LIBSEARCH_API Tier parse_tier(std::string_view name);

/// One word of a text. Byte offsets are into the text as given to Analyzer::words().
struct Token {
  std::string spelling;        ///< lower-cased, NFC: the index's term
  std::size_t begin = 0;       ///< offset of the first byte
  std::size_t end = 0;         ///< offset past the last byte
  std::uint32_t position = 0;  ///< 1 for the first word; a compound has the position of its first part
  bool compound = false;       ///< a hyphenated whole such as "al-assad", which its parts follow ("al", "assad")
};

/// What libsearch sees in words: the same functions that index and search use, for use on their own.
/// An Analyzer has no state of its own: objects are cheap, and one may be used by several threads at once.
class LIBSEARCH_API Analyzer {
 public:
  /// The words of `text` in order of their beginnings. Word boundaries follow Unicode's UAX #29 (and ICU's dictionaries
  /// for Chinese, Japanese, Thai, Khmer, Lao and Burmese). Invalid UTF-8 parts words. Words over 64 code points are cut
  /// out: they are no words anyone types. `text` has to be under 4 GiB.
  std::vector<Token> words(std::string_view text) const;

  /// `word` as the index spells it: lower-cased by Unicode's default rules and NFC. "ERDOĞAN" gives "erdoğan".
  std::string spelling(std::string_view word) const;

  /// What is left when case, diacritics, width, ligatures, apostrophes and letter variants are ignored, within the
  /// script: "Łódź" gives "lodz", "Straße" "strasse", "أردوغان" "اردوغان".
  std::string fold(std::string_view word) const;

  /// What the Snowball stemmer of `language` (BCP 47) leaves of the spelling, folded; the fold where there is none.
  std::string stem(std::string_view word, std::string_view language) const;

  /// The keys under which a name may be heard, the same in every script; the first is the likeliest.
  std::vector<std::string> sound_keys(std::string_view word) const;

  /// 0 to 1: the probability that both spell one name, by how they sound, with or without an Arabic article
  /// and with foreign letters taken for those they look like. Symmetric; 1 for equal folds.
  double similarity(std::string_view a, std::string_view b) const;
};

}  // namespace libsearch

// SPDX-License-Identifier: GPL-2.0-or-later
#include "names/proclitics.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "text/ascii.h"

namespace libsearch::names {
namespace {

/// Longest first. A conjunction alone is taken off only before a longer rest, so that وليد stays.
struct Proclitic {
  std::string_view letters;
  std::size_t least_rest;  ///< bytes; an Arabic letter has two
};
constexpr std::array<Proclitic, 8> proclitics{{
    {"وال", 6},
    {"فال", 6},
    {"بال", 6},
    {"كال", 6},
    {"ال", 6},
    {"لل", 6},
    {"و", 10},
    {"ف", 10},
}};

/// The Arabic article before a hyphen or a capital. Not er and ud, which name_words.h has: other words begin so
/// (UdSSR).
constexpr std::array<std::string_view, 15> articles{"al", "el", "ad", "an", "ar", "as",  "at", "az",
                                                    "ul", "ur", "us", "ed", "es", "ash", "esh"};

bool begins_with_article(std::string_view word, std::string_view article) {
  const auto same = [](char a, char b) { return a == text::ascii_lower(b); };
  return word.size() > article.size() && std::equal(article.begin(), article.end(), word.begin(), same);
}

}  // namespace

std::string_view without_article(std::string_view word) noexcept {
  constexpr std::size_t least_rest = 3;
  for (const auto article : articles) {
    if (!begins_with_article(word, article)) continue;
    const bool has_hyphen = word[article.size()] == '-';
    const bool is_joined =
        text::is_ascii_upper(word[article.size()]) && !text::is_ascii_upper(word[article.size() - 1]);
    const auto rest = word.substr(article.size() + (has_hyphen ? 1 : 0));
    if ((has_hyphen || is_joined) && rest.size() >= least_rest) return rest;
  }
  return word;
}

std::string_view without_proclitics(std::string_view spelling) noexcept {
  for (const auto& proclitic : proclitics)
    if (spelling.starts_with(proclitic.letters) && spelling.size() - proclitic.letters.size() >= proclitic.least_rest)
      return spelling.substr(proclitic.letters.size());
  return spelling;
}

}  // namespace libsearch::names

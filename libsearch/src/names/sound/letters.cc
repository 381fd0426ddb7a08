// SPDX-License-Identifier: GPL-2.0-or-later
#include "names/sound/letters.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "text/utf8.h"

namespace libsearch::names::sound {
namespace {

struct Block {
  char32_t first;
  char32_t last;
  const Table* table;
};

/// Unicode's blocks, the frequent ones first. Compatibility forms are in none of them: they are decomposed.
constexpr auto blocks = std::to_array<Block>({
    {0x0061, 0x02AF, &latin},
    {0x0400, 0x052F, &cyrillic},
    {0x0620, 0x077F, &arabic},
    {0x4E00, 0x9FFF, &han},
    {0x0370, 0x03FF, &greek},
    {0x0591, 0x05F4, &hebrew},
    {0x1E00, 0x1EFF, &latin},
    {0x1100, 0x11FF, &hangul},
    {0x3041, 0x30FF, &kana},
    {0x0900, 0x0DFF, &indic},
    {0x10D0, 0x10FF, &georgian},
    {0x0531, 0x0587, &armenian},
    {0x0E01, 0x0E5B, &thai},
});

constexpr char32_t geresh = 0x05F3;

bool is_apostrophe(char32_t c) {
  constexpr std::u32string_view apostrophes = U"'`\u2019\u2018\u02BC\u00B4\u05F3";
  return apostrophes.find(c) != std::u32string_view::npos;
}

/// Katakana as hiragana, Lao as Thai, the Indic scripts as Devanagari.
char32_t common_letter(char32_t c) {
  constexpr char32_t katakana_to_hiragana = 0x60, lao_to_thai = 0x80;
  if (c >= U'ァ' && c <= U'ヶ') return c - katakana_to_hiragana;
  if (c >= U'ກ' && c <= 0x0ECD) return c - lao_to_thai;
  return to_devanagari(c);
}

bool is_known(char32_t letter) {
  const Table* table = table_of(letter);
  return table == &han || (table != nullptr && find_rule(*table, {&letter, 1}) != nullptr);
}

/// Letters with marks, Hangul syllables, ligatures, presentation forms.
void append_decomposed(Letters& letters, char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
  icu::UnicodeString parts;
  if (U_FAILURE(status) || !nfkd->getDecomposition(static_cast<UChar32>(c), parts)) return;
  for (std::int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
    const char32_t part = common_letter(static_cast<char32_t>(parts.char32At(i)));
    if (is_known(part)) letters.append(part);
  }
}

void append(Letters& letters, char32_t c) {
  constexpr char32_t thanthakhat = 0x0E4C;  // silences the letter before it
  const char32_t letter = common_letter(c);
  if (is_apostrophe(c)) {
    if (table_of(letters.back()) == &hebrew) letters.append(geresh);
  } else if (letter == thanthakhat) {
    letters.remove_last();
  } else if (is_known(letter)) {
    letters.append(letter);
  } else if (c >= 0x80) {
    append_decomposed(letters, c);
  }
}

}  // namespace

Letters letters_of(std::string_view spelling) {
  constexpr std::size_t most_bytes = 512;  // marks are not letters, so the number of these does not bound the time
  constexpr std::size_t least_with_end = 3;
  spelling = spelling.substr(0, most_bytes);
  Letters letters;
  for (std::size_t at = 0; at < spelling.size() && !letters.full();) {
    const char32_t c = text::next_code_point(spelling, at);
    if (c >= U'a' && c <= U'z') {  // known, all of them
      letters.append(c);
      continue;
    }
    if (u_isdigit(static_cast<UChar32>(c))) return {};
    append(letters, c);
  }
  if (letters.size() >= least_with_end) letters.append(word_end);
  return letters;
}

const Table* table_of(char32_t letter) {
  for (const Block& block : blocks) {
    if (letter >= block.first && letter <= block.last) return block.table;
  }
  return nullptr;
}

const Rule* find_rule(const Table& table, std::u32string_view letters) {
  const auto near = table.near(letters.front());
  const auto found = std::ranges::find_if(near, [&](const Rule& rule) { return letters.starts_with(rule.letters); });
  return found != near.end() ? &*found : nullptr;
}

}  // namespace libsearch::names::sound

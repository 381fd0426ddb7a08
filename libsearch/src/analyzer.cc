// SPDX-License-Identifier: GPL-2.0-or-later
#include <libsearch/analyzer.h>

#include <algorithm>
#include <array>

#include <libsearch/error.h>

#include "names/fold.h"
#include "names/name_words.h"
#include "names/readings.h"
#include "names/similarity.h"
#include "names/sound_keys.h"
#include "names/spelling.h"
#include "names/stem.h"
#include "text/utf8.h"
#include "text/words.h"

namespace libsearch {
namespace {

constexpr std::array<const char*, 4> tier_names{"exact", "folded", "inflected", "similar"};

std::string spelled(std::string_view word) { return names::spelling_of(text::mend_utf8(word)); }

std::vector<std::string> readings(std::string_view word) {
  const std::string mended = text::mend_utf8(word);
  auto all = names::other_readings(mended);
  all.push_back(names::spelling_of(mended));
  return all;
}

}  // namespace

const char* to_string(Tier tier) noexcept { return tier_names[static_cast<std::size_t>(tier)]; }

Tier parse_tier(std::string_view name) {
  for (std::size_t i = 0; i < tier_names.size(); ++i)
    if (name == tier_names[i]) return static_cast<Tier>(i);
  throw Error(ErrorCode::bad_input, "'" + std::string(name) + "' is no tier of spellings",
              "choose exact, folded, inflected or similar");
}

std::vector<Token> Analyzer::words(std::string_view text) const {
  std::vector<Token> tokens;
  std::vector<text::Word> words;
  std::uint32_t position = 1;
  for (std::size_t from = 0; from < text.size(); ++from) {  // past an ill-formed byte, which parts words
    const auto run = text.substr(from, text::well_formed_length(text.substr(from)));
    words.clear();
    position = names::split_words(run, words, position);
    for (const auto& word : words)
      tokens.push_back(
          {names::spelling_of(text_of(run, word)), from + word.begin, from + word.end, word.position, word.compound});
    from += run.size();
  }
  return tokens;
}

std::string Analyzer::spelling(std::string_view word) const { return spelled(word); }

std::string Analyzer::fold(std::string_view word) const { return names::fold(spelled(word)); }

std::string Analyzer::stem(std::string_view word, std::string_view language) const {
  const auto known = names::stem_language(language);
  return known ? names::stem(spelled(word), *known) : fold(word);
}

std::vector<std::string> Analyzer::sound_keys(std::string_view word) const { return names::sound_keys(spelled(word)); }

double Analyzer::similarity(std::string_view a, std::string_view b) const {
  double most = 0;
  const auto others = readings(b);
  for (const auto& one : readings(a)) {
    names::Similarity similarity(one);
    for (const auto& other : others)
      most = std::max(most, names::fold(one) == names::fold(other) ? 1 : similarity.probability(other));
  }
  return most;
}

}  // namespace libsearch

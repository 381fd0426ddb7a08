// SPDX-License-Identifier: GPL-2.0-or-later
#include "names/korean_particles.h"

#include <array>
#include <cstddef>

#include "text/utf8.h"

namespace libsearch::names {
namespace {

/// Which syllables a particle may stand behind.
enum class After { any, consonant, vowel, vowel_or_l };

struct Particle {
  std::string_view written;
  After after;
};

/// Longest first. Where one ends like another, the longer is the particle: 에서는 is no 는.
constexpr std::array<Particle, 40> particles{{
    {"으로부터", After::consonant},
    {"에서는", After::any},
    {"에서도", After::any},
    {"에게는", After::any},
    {"에게서", After::any},
    {"으로는", After::consonant},
    {"으로서", After::consonant},
    {"으로써", After::consonant},
    {"로부터", After::vowel_or_l},
    {"이라는", After::consonant},
    {"까지는", After::any},
    {"부터는", After::any},
    {"에서", After::any},
    {"에게", After::any},
    {"에는", After::any},
    {"에도", After::any},
    {"까지", After::any},
    {"부터", After::any},
    {"처럼", After::any},
    {"보다", After::any},
    {"으로", After::consonant},
    {"로서", After::vowel_or_l},
    {"로는", After::vowel_or_l},
    {"과의", After::consonant},
    {"와의", After::vowel},
    {"과는", After::consonant},
    {"와는", After::vowel},
    {"이나", After::consonant},
    {"라는", After::vowel},
    {"은", After::consonant},
    {"는", After::vowel},
    {"이", After::consonant},
    {"가", After::vowel},
    {"을", After::consonant},
    {"를", After::vowel},
    {"과", After::consonant},
    {"와", After::vowel},
    {"로", After::vowel_or_l},
    {"의", After::any},
    {"에", After::any},
}};

constexpr std::size_t syllable_size = 3;
constexpr char32_t first_syllable = 0xAC00;
constexpr char32_t last_syllable = 0xD7A3;

/// The number of the consonant that the last syllable of `word` ends with, 0 for none; nothing but syllables will do.
int final_consonant(std::string_view word) {
  constexpr int no_syllable = -1;
  constexpr char32_t finals = 28;
  char32_t letter = 0;
  for (std::size_t at = 0; at < word.size();) {
    letter = text::next_code_point(word, at);
    if (letter < first_syllable || letter > last_syllable) return no_syllable;
  }
  return static_cast<int>((letter - first_syllable) % finals);
}

bool may_follow(After after, int final) {
  constexpr int l = 8;
  switch (after) {
    case After::any:
      return final >= 0;
    case After::consonant:
      return final > 0;
    case After::vowel:
      return final == 0;
    case After::vowel_or_l:
      return final == 0 || final == l;
  }
  return false;
}

}  // namespace

std::string_view without_particle(std::string_view word) {
  constexpr std::size_t least_left = 2 * syllable_size;  // of one syllable too many words are made
  if (word.size() <= least_left || static_cast<unsigned char>(word.front()) < 0xEA) return word;
  for (const auto& [written, after] : particles) {
    if (!word.ends_with(written) || word.size() - written.size() < least_left) continue;
    const auto rest = word.substr(0, word.size() - written.size());
    if (may_follow(after, final_consonant(rest))) return rest;
  }
  return word;
}

}  // namespace libsearch::names

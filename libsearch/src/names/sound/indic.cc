// SPDX-License-Identifier: GPL-2.0-or-later
//
// Devanagari, and the scripts whose Unicode blocks are laid out like it: Bengali, Gurmukhi, Gujarati, Oriya, Tamil,
// Telugu, Kannada, Malayalam are read as Devanagari at the same place of the block. Sinhala is laid out otherwise and
// listed by itself (ISO 15919, Hunterian, press).
#include <algorithm>

#include "names/sound/rules.h"

namespace libsearch::names::sound {
namespace {

constexpr auto lines = std::to_array<Line>({
    {"a", U"अ आ इ ई उ ऊ ऌ ऍ ऎ ए ऐ ऑ ऒ ओ औ ऄ ॲ ॳ ॴ ॵ ॶ ॷ य ह"},
    {"R", U"ऋ ॠ \u0943 \u0944 र"},
    {"", U"\u093C \u094D \u0903"},
    {"N", U"\u0902 \u0970 ङ ञ ण न ऩ"},
    {"N|", U"\u0900 \u0901"},
    {"N|M", U"\u0902$"},
    {"P", U"प फ ब भ ॿ \u0903प"},
    {"T", U"ट ठ ड ढ त थ द ध ॾ"},
    {"K", U"क ग घ ॻ"},
    {"S", U"च छ झ श ष स ॼ"},
    {"M", U"म"},
    {"L", U"ल ळ"},

    {"S|K", U"ज"},
    {"K|a", U"ख"},
    {"P|a", U"व"},
    {"R|T", U"ऱ ड\u093C ढ\u093C"},
    {"L|S", U"ऴ"},
    {"KS|S", U"क\u094Dष"},
    {"KN|SN", U"ज\u094Dञ"},
    {"TS|S", U"त\u094Dस"},

    // Sinhala.
    {"a", U"අ ආ ඇ ඈ ඉ ඊ උ ඌ ඏ ඐ එ ඒ ඓ ඔ ඕ ඖ ය හ"},
    {"R", U"ඍ ඎ \u0DD8 \u0DF2 ර"},
    {"N", U"\u0D82 ඞ ඤ ණ න"},
    {"P", U"ප ඵ බ භ ෆ"},
    {"MP", U"ඹ"},
    {"T", U"ට ඨ ඩ ඪ ත ථ ද ධ"},
    {"NT", U"ඬ ඳ"},
    {"K", U"ක ඛ ග ඝ"},
    {"NK", U"ඟ"},
    {"KN", U"ඥ"},
    {"S", U"ච ඡ ජ ඣ ශ ෂ ස"},
    {"NS", U"ඦ"},
    {"P|a", U"ව"},
    {"M", U"ම"},
    {"L", U"ල ළ"},
});
constexpr auto rules = compile<count_groups(lines)>(lines);

struct Exception {
  char32_t letter;
  char32_t devanagari;
};

/// Letters that are not where Devanagari has theirs: Bengali khanda ta, ra and wa; Gurmukhi addak; Malayalam chillus.
constexpr auto exceptions = std::to_array<Exception>({
    {0x09CE, U'त'},
    {0x09F0, U'र'},
    {0x09F1, U'व'},
    {0x0A71, 0x094D},
    {0x0B71, U'व'},
    {0x0D4E, U'र'},
    {0x0D54, U'म'},
    {0x0D55, U'य'},
    {0x0D56, U'ळ'},
    {0x0D7A, U'ण'},
    {0x0D7B, U'न'},
    {0x0D7C, U'र'},
    {0x0D7D, U'ल'},
    {0x0D7E, U'ळ'},
    {0x0D7F, U'क'},
});

}  // namespace

constinit const Table indic(rules);

char32_t to_devanagari(char32_t letter) {
  constexpr char32_t devanagari = 0x0900, bengali = 0x0980, sinhala = 0x0D80, block = 0x80;
  if (letter < bengali || letter >= sinhala) return letter;
  const auto exception = std::ranges::find(exceptions, letter, &Exception::letter);
  return exception != exceptions.end() ? exception->devanagari : devanagari + letter % block;
}

}  // namespace libsearch::names::sound

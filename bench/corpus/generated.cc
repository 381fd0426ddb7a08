// SPDX-License-Identifier: GPL-2.0-or-later
#include <cmath>
#include <cstdint>
#include <memory>
#include <random>
#include <string_view>

#include "corpus/texts.h"

namespace bench {
namespace {

using Random = std::mt19937_64;
using Syllables = std::vector<std::string_view>;

/// A script's words are put together from these; capitals, where it has them, are added to the first letter.
struct Script {
  double share;  ///< of the texts
  const char* name;
  Syllables syllables;
  std::string_view space;
  std::string_view stop;
};

const std::vector<Script>& scripts() {
  static const std::vector<Script> all{
      {.7,
       "en",
       {"ta", "re", "con", "mi", "ble", "s", "ing", "er", "al", "dis", "pro", "ne", "lo", "qu", "ha", "st"},
       " ",
       ". "},
      {.1,
       "tr",
       {"lar", "ı", "şe", "ğa", "ö", "dü", "yor", "me", "k", "in", "ç", "ba", "ra", "le", "de", "ki"},
       " ",
       ". "},
      {.08,
       "ru",
       {"по", "ста", "ни", "е", "ко", "го", "ра", "ть", "ли", "во", "но", "про", "ми", "да", "в", "ся"},
       " ",
       ". "},
      {.04,
       "el",
       {"το", "ν", "ρα", "μα", "ος", "κα", "ει", "λι", "στ", "πε", "ου", "δη", "με", "ση", "αν", "φο"},
       " ",
       ". "},
      {.05, "ar", {"ال", "م", "را", "ت", "ين", "كو", "ب", "س", "لا", "د", "ها", "ع", "ون", "في", "ق", "ح"}, " ", ". "},
      {.03,
       "zh",
       {"中", "国", "人", "民", "大", "学", "生", "年", "经", "济", "政", "府", "北", "京", "会", "议"},
       "",
       "。"},
  };
  return all;
}

/// The word of this rank, the same each time: the more frequent, the shorter. One in four is a name.
std::string word_of(const Script& script, std::uint64_t rank, bool begins_sentence) {
  Random random(rank * 0x9E3779B97F4A7C15u + script.syllables.size() + script.name[0]);
  const auto length =
      1 + static_cast<std::size_t>(std::log2(static_cast<double>(rank) + 2) / 4) + (rank > 20 ? random() % 2 : 0);
  std::string word;
  for (std::size_t i = 0; i < length; ++i) word += script.syllables[random() % script.syllables.size()];
  const bool is_name = rank > 200 && random() % 4 == 0;
  if ((is_name || begins_sentence) && word[0] >= 'a' && word[0] <= 'z')
    word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

/// Ranks by Zipf's law over four million words, so that the vocabulary goes on growing.
std::uint64_t zipf_rank(Random& random) {
  constexpr double exponent = 0.25;  // over 1
  constexpr double words = 4'000'000;
  static const double most = 1 - std::pow(words, -exponent);
  const double uniform = std::uniform_real_distribution<double>(0, most)(random);
  return static_cast<std::uint64_t>(std::pow(1 - uniform, -1 / exponent));
}

const Script& some_script(Random& random) {
  double at = std::uniform_real_distribution<double>(0, 1)(random);
  for (const auto& script : scripts()) {
    if (at < script.share) return script;
    at -= script.share;
  }
  return scripts().front();
}

std::string sentence(const Script& script, Random& random) {
  std::string out;
  const auto words = 4 + random() % 22;
  for (std::size_t i = 0; i < words; ++i) {
    if (i > 0) out += random() % 12 == 0 && script.space == " " ? ", " : script.space;
    out += word_of(script, zipf_rank(random), i == 0);
  }
  return out += script.stop;
}

}  // namespace

std::function<Text()> generated_texts(unsigned seed) {
  return [random = std::make_shared<Random>(seed), number = std::size_t{0}]() mutable {
    const Script& script = some_script(*random);
    const double length = std::lognormal_distribution<double>(7.8, 0.8)(*random);  // median 2.4 KB
    Text out{"generated/" + std::to_string(number++), sentence(script, *random), {}};
    while (static_cast<double>(out.text.size()) < length) {
      out.text += sentence(script, *random);
      if ((*random)() % 6 == 0) out.text += "\n\n";
    }
    return out;
  };
}

}  // namespace bench

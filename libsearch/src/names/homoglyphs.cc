// SPDX-License-Identifier: GPL-2.0-or-later
#include "names/homoglyphs.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <map>
#include <memory>
#include <utility>

#include <unicode/unistr.h>
#include <unicode/uspoof.h>

#include "text/utf8.h"

namespace libsearch::names {
namespace {

enum class Script : std::uint8_t { latin, greek, cyrillic, other };
constexpr std::size_t script_count = 3;

Script script_of(char32_t c) noexcept {
  if ((c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0x24F && c != 0xF7)) return Script::latin;
  if (c >= 0x370 && c <= 0x3FF) return Script::greek;
  if (c >= 0x400 && c <= 0x52F) return Script::cyrillic;
  return Script::other;
}

struct CheckerDeleter {
  void operator()(USpoofChecker* checker) const { uspoof_close(checker); }
};

/// By skeleton, the lower-case letter of each script that looks so.
class Lookalikes {
 public:
  Lookalikes() {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<USpoofChecker, CheckerDeleter> checker(uspoof_open(&status));
    for (const auto& [from, to] :
         {std::pair<char32_t, char32_t>{'a', 'z'}, {0x3B1, 0x3C9}, {0x430, 0x45F}, {0x4AF, 0x4DB}})
      for (char32_t c = from; c <= to && U_SUCCESS(status); ++c) add(*checker, c, status);
  }

  /// The letter of `script` that looks like `c`; 0 if there is none.
  char32_t find(char32_t c, Script script) const {
    const auto skeleton = skeletons_.find(c);
    if (skeleton == skeletons_.end()) return 0;
    return letters_.at(skeleton->second)[static_cast<std::size_t>(script)];
  }

 private:
  void add(const USpoofChecker& checker, char32_t c, UErrorCode& status) {
    icu::UnicodeString skeleton;
    uspoof_getSkeletonUnicodeString(&checker, 0, icu::UnicodeString(static_cast<UChar32>(c)), skeleton, &status);
    std::string key;
    skeleton.toUTF8String(key);
    auto& letters = letters_[key];
    auto& letter = letters[static_cast<std::size_t>(script_of(c))];
    if (letter == 0) letter = c;
    skeletons_.emplace(c, key);
  }

  std::map<char32_t, std::string> skeletons_;
  std::map<std::string, std::array<char32_t, script_count>> letters_;
};

/// How many letters of a word each script has; the rest (marks, digits, apostrophes) count for none.
std::array<std::size_t, script_count> count_scripts(std::string_view spelling) {
  std::array<std::size_t, script_count> counts{};
  for (std::size_t i = 0; i < spelling.size();)
    if (const Script script = script_of(text::next_code_point(spelling, i)); script != Script::other)
      ++counts[static_cast<std::size_t>(script)];
  return counts;
}

/// The script that a byte of UTF-8 tells of, as a bit: Latin letters are ASCII or behind C3 to C9, the lead bytes of
/// Greek and Cyrillic are CD to D4.
constexpr auto script_bits = [] {
  std::array<std::uint8_t, 256> bits{};
  std::fill(bits.begin() + 'a', bits.begin() + 'z' + 1, std::uint8_t{1});
  std::fill(bits.begin() + 0xC3, bits.begin() + 0xCA, std::uint8_t{1});
  std::fill(bits.begin() + 0xCD, bits.begin() + 0xD0, std::uint8_t{2});
  std::fill(bits.begin() + 0xD0, bits.begin() + 0xD5, std::uint8_t{4});
  return bits;
}();

bool can_be_mixed(std::string_view spelling) noexcept {
  unsigned scripts = 0;
  for (const char c : spelling) scripts |= script_bits[static_cast<unsigned char>(c)];
  return std::popcount(scripts) > 1;
}

}  // namespace

std::string without_homoglyphs(std::string_view spelling) {
  if (!can_be_mixed(spelling)) return {};
  const auto counts = count_scripts(spelling);
  const auto most = std::max_element(counts.begin(), counts.end());
  const auto letters = counts[0] + counts[1] + counts[2];
  if (*most == letters) return {};
  static const Lookalikes lookalikes;
  const auto main_script = static_cast<Script>(most - counts.begin());
  std::string out;
  for (std::size_t i = 0; i < spelling.size();) {
    char32_t c = text::next_code_point(spelling, i);
    if (const Script script = script_of(c); script != Script::other && script != main_script)
      c = lookalikes.find(c, main_script);
    if (c == 0) return {};
    text::append_utf8(out, c);
  }
  return out;
}

std::string foreign_letters(std::string_view spelling) {
  constexpr std::array<std::string_view, script_count> script_names{"Latin", "Greek", "Cyrillic"};
  const std::string plain = without_homoglyphs(spelling);
  std::string out;
  for (std::size_t i = 0, j = 0; i < spelling.size() && j < plain.size();) {
    const char32_t c = text::next_code_point(spelling, i);
    if (c == text::next_code_point(plain, j)) continue;
    std::string letter;
    text::append_utf8(letter, c);
    if (out.empty())
      out = std::string(script_names[static_cast<std::size_t>(script_of(c))]) + ' ' + letter;
    else if (out.find(letter) == std::string::npos)
      out += ", " + letter;
  }
  return out;
}

}  // namespace libsearch::names

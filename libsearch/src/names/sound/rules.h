// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string_view>

/// The rule tables of the sound keys: one file per script, all written in the same notation.
///
/// A **reading** says what a letter or letter group sounds like, in classes that every script shares. They are so wide
/// because scripts differ in what they tell apart: Arabic has no p, Korean no f, Greek no sh.
///
///     P  p b f v        S  s z sh zh ch j ts dz        L  l        M  m
///     T  t d th         K  k g q kh gh                 R  r        N  n
///     a  vowels, y and h: heard at the start of a word, nothing elsewhere
///
/// Alternatives are divided by `|`, the usual one first; an empty alternative is a silent letter: `K|` for ğ.
///
/// **Letters** are divided by spaces, and each group has the same reading. `^` before a group ties it to the start of
/// a word, `$` after it to the end (in words long enough to lose something there). The longest group wins.
namespace libsearch::names::sound {

struct Line {
  std::string_view reading;
  std::u32string_view letters;
};

/// One letter group of a Line.
struct Rule {
  std::u32string_view letters;
  std::string_view reading;
};

struct Table {
  std::span<const Rule> rules;  ///< sorted by first letter, the longest group first
};

constexpr std::size_t count_groups(std::span<const Line> lines) {
  std::size_t count = 0;
  for (const Line& line : lines) count += 1 + static_cast<std::size_t>(std::ranges::count(line.letters, U' '));
  return count;
}

constexpr bool precedes(const Rule& a, const Rule& b) {
  if (a.letters[0] != b.letters[0]) return a.letters[0] < b.letters[0];
  if (a.letters.size() != b.letters.size()) return a.letters.size() > b.letters.size();
  return a.letters < b.letters;
}

/// Does not compile where a table has a slip.
consteval void check(std::span<const Rule> rules) {
  for (const Rule& rule : rules) {
    if (rule.reading.find_first_not_of("aPTKSLRMN|") != std::string_view::npos) throw "no such sound class";
  }
  const auto same = [](const Rule& a, const Rule& b) { return a.letters == b.letters; };
  if (std::ranges::adjacent_find(rules, same) != rules.end()) throw "a letter group has two lines";
}

/// Takes the lines of a table apart at compile time, so that a table costs nothing at start.
template <std::size_t Count>
consteval std::array<Rule, Count> compile(std::span<const Line> lines) {
  std::array<Rule, Count> rules;
  std::size_t filled = 0;
  for (const Line& line : lines) {
    for (std::u32string_view rest = line.letters; !rest.empty();) {
      const std::size_t end = std::min(rest.find(U' '), rest.size());
      rules[filled++] = {rest.substr(0, end), line.reading};
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  std::ranges::sort(rules, precedes);
  check(rules);
  return rules;
}

extern const Table latin;
extern const Table cyrillic;
extern const Table greek;
extern const Table arabic;
extern const Table hebrew;
extern const Table armenian;
extern const Table georgian;
extern const Table indic;
extern const Table thai;
extern const Table kana;
extern const Table hangul;
extern const Table han;

/// The Devanagari letter that a letter of another Indic script stands for; others are returned as they are.
char32_t to_devanagari(char32_t letter);

/// How a Chinese character is read in Mandarin: the reading of its initial and of its final.
struct Syllable {
  std::string_view initial;
  std::string_view final;
};

/// Both parts are empty for what is not a Chinese character. Thread-safe.
Syllable mandarin(char32_t character);

}  // namespace libsearch::names::sound

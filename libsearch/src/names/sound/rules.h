// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
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

/// A sound class as a number of four bits.
enum class Sound : std::uint8_t { none, a, K, L, M, N, P, R, S, T };

constexpr std::string_view sound_letters = "?aKLMNPRST";  ///< as they are written, in the order of Sound

/// A reading, compiled: each sound and each '|' takes four bits, the first the lowest.
class Reading {
 public:
  constexpr Reading() = default;
  /// Does not compile where there is no such sound class.
  consteval explicit Reading(std::string_view written) {
    if (written.size() > most) throw "a reading is too long";
    for (std::size_t i = 0; i < written.size(); ++i) rest_ |= code_of(written[i]) << (4 * i);
    has_alternatives_ = written.find('|') != written.npos;
  }

  constexpr bool has_alternatives() const { return has_alternatives_; }
  /// Takes the next sound of this alternative off the front; none where it ends.
  constexpr Sound take() {
    const auto code = static_cast<Sound>(rest_ & 15);
    if (code == Sound::none || code == bar) return Sound::none;
    rest_ >>= 4;
    return code;
  }
  /// Goes on to the next alternative, behind what has been taken; false if there is none.
  constexpr bool go_on() {
    while (take() != Sound::none) continue;
    if (rest_ == 0) return false;
    rest_ >>= 4;
    return true;
  }

 private:
  static constexpr std::size_t most = 15;
  static constexpr Sound bar{15};

  static consteval std::uint64_t code_of(char written) {
    if (written == '|') return static_cast<std::uint64_t>(bar);
    const std::size_t code = sound_letters.find(written);
    if (code == 0 || code == sound_letters.npos) throw "no such sound class";
    return code;
  }

  std::uint64_t rest_ = 0;
  bool has_alternatives_ = false;
};

/// One letter group of a Line.
struct Rule {
  std::u32string_view letters;
  Reading reading;
};

constexpr std::size_t count_groups(std::span<const Line> lines) {
  std::size_t count = 0;
  for (const Line& line : lines) count += 1 + static_cast<std::size_t>(std::ranges::count(line.letters, U' '));
  return count;
}

/// Which part of a table a letter's rules are in: within one script hardly any two letters share a place.
constexpr std::size_t place_of(char32_t letter) { return letter & 0xFF; }

constexpr bool precedes(const Rule& a, const Rule& b) {
  if (place_of(a.letters[0]) != place_of(b.letters[0])) return place_of(a.letters[0]) < place_of(b.letters[0]);
  if (a.letters[0] != b.letters[0]) return a.letters[0] < b.letters[0];
  if (a.letters.size() != b.letters.size()) return a.letters.size() > b.letters.size();
  return a.letters < b.letters;
}

/// Does not compile where a table has a slip.
consteval void check(std::span<const Rule> rules) {
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
      rules[filled++] = {rest.substr(0, end), Reading(line.reading)};
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  std::ranges::sort(rules, precedes);
  check(rules);
  return rules;
}

/// The rules of a script, found by the first letter without searching.
class Table {
 public:
  /// `rules` are compiled.
  constexpr explicit Table(std::span<const Rule> rules) : rules_(rules) {
    for (const Rule& rule : rules) ++ends_[place_of(rule.letters[0])];
    for (std::size_t i = 1; i < ends_.size(); ++i) ends_[i] += ends_[i - 1];
  }

  /// The rules that begin with this letter, and others of its place; the longest group of a letter comes first.
  std::span<const Rule> near(char32_t letter) const {
    const std::size_t place = place_of(letter);
    const std::size_t begin = place == 0 ? 0 : ends_[place - 1];
    return rules_.subspan(begin, ends_[place] - begin);
  }

 private:
  std::span<const Rule> rules_;
  std::array<std::uint16_t, place_of(-1) + 1> ends_{};  ///< by place, where the rules of it end
};

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
  Reading initial;
  Reading final;
};

/// Both readings are empty for what is not a Chinese character. Thread-safe.
Syllable mandarin(char32_t character);

}  // namespace libsearch::names::sound

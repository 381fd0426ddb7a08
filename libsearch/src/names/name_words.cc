// SPDX-License-Identifier: GPL-2.0-or-later
#include "names/name_words.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>

#include <unicode/uchar.h>

#include "text/ascii.h"
#include "text/utf8.h"

namespace libsearch::names {
namespace {

using text::Word;

constexpr std::array<std::string_view, 12> particles{"abd", "abdal", "abdel", "abdul", "abou", "abu",
                                                     "ibn", "umm",   "ابن",   "ابو",   "أبو",  "عبد"};
constexpr std::array<std::string_view, 17> articles{"ad", "al", "an", "ar",  "as", "ash", "at", "az", "ed",
                                                    "el", "er", "es", "esh", "ud", "ul",  "ur", "us"};
constexpr std::size_t longest_particle = 6;

bool is_capital(std::string_view word) { return text::is_ascii_upper(word.front()); }

template <std::size_t n>
bool is_one_of(const std::array<std::string_view, n>& list, std::string_view word) {
  if (word.size() < 2 || word.size() > longest_particle) return false;
  const std::string lower = text::ascii_lowered(word);  // so short that it needs no memory of its own
  return std::find(list.begin(), list.end(), lower) != list.end();
}

/// Finds the names in the parts (no compounds) of one text.
class NameFinder {
 public:
  NameFinder(std::string_view text, const std::vector<Word>& words) : text_(text), words_(words) {}

  /// False for most words: particles begin with A, I, U or are Arabic, articles with A or E.
  bool may_begin_name(const Word& word) const {
    const char letter = text::ascii_lower(text_[word.begin]);
    return !word.compound && (letter == 'a' || letter == 'e' || letter == 'i' || letter == 'u' || (letter & 0x80) != 0);
  }

  /// The name that begins with the part at `index`, which may begin one.
  std::optional<Word> name_at(std::size_t index) const {
    const Word& first = words_[index];
    if (!begins_name(first, index)) return std::nullopt;
    std::size_t last = next_part(index);
    while (last != none && is_one_of(articles, text_of(words_[last])) && next_part(last) != none)
      last = next_part(last);
    if (last == none) return std::nullopt;
    Word name = first;
    name.end = words_[last].end;
    name.compound = true;
    if (name.end - name.begin > text::max_word_code_points) return std::nullopt;
    return name;
  }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  std::string_view text_of(const Word& word) const { return text::text_of(text_, word); }

  /// An article alone begins a name only where both are capitalised: Spanish and Italian have it as a common word.
  bool begins_name(const Word& word, std::size_t index) const {
    const auto written = text_of(word);
    if (is_one_of(particles, written)) return true;
    if ((written != "Al" && written != "El") || word.sentence_start) return false;
    const std::size_t next = next_part(index);
    return next != none && text_[word.end] == ' ' && is_capital(text_of(words_[next]));
  }

  /// The part after the one at `index`, if a single space or hyphen stands between them.
  std::size_t next_part(std::size_t index) const {
    const std::size_t end = words_[index].end;
    if (end >= text_.size() || (text_[end] != ' ' && text_[end] != '-')) return none;
    std::size_t next = index + 1;
    while (next < words_.size() && words_[next].compound) ++next;
    return next < words_.size() && words_[next].begin == end + 1 ? next : none;
  }

  std::string_view text_;
  const std::vector<Word>& words_;
};

}  // namespace

std::uint32_t split_words(std::string_view text, std::vector<Word>& words, std::uint32_t first_position) {
  const std::size_t first = words.size();
  const std::uint32_t next = text::thread_word_breaker().split(text, words, first_position);
  const NameFinder finder(text, words);
  std::vector<Word> with_names;
  bool has_names = false;  // most texts have none, and are not copied
  for (std::size_t i = first; i < words.size(); ++i) {
    const auto name = finder.may_begin_name(words[i]) ? finder.name_at(i) : std::nullopt;
    const bool is_known = name && i > first && words[i - 1].begin == name->begin && words[i - 1].end == name->end;
    if (name && !is_known) {
      if (!has_names) with_names.assign(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(i));
      has_names = true;
      with_names.push_back(*name);
    }
    if (has_names) with_names.push_back(words[i]);
  }
  if (has_names) words = std::move(with_names);
  return next;
}

std::vector<std::string_view> initials_in(std::string_view word) {
  std::vector<std::string_view> letters;
  while (!word.empty()) {
    std::size_t end = 0;
    if (!u_isalpha(static_cast<UChar32>(text::next_code_point(word, end)))) return {};
    letters.push_back(word.substr(0, end));
    word.remove_prefix(end);
    if (!word.empty() && word.front() != '.') return {};
    for (const std::string_view mark : {".", " ", "\u00A0"})
      if (word.starts_with(mark)) word.remove_prefix(mark.size());
  }
  return letters.size() < 2 ? std::vector<std::string_view>() : letters;
}

}  // namespace libsearch::names

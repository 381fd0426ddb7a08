// SPDX-License-Identifier: GPL-2.0-or-later
#include "names/case_endings.h"

#include <algorithm>
#include <array>

namespace libsearch::names {
namespace {

/// What the first form ends in, and what the cases put in its place (Russian declension of names: Зализняк's types 1,
/// 2 and 4, and the adjectival one of -ский and -ой). Letters have two bytes.
struct Declension {
  std::string_view ending;
  std::array<std::string_view, 5> cases;
};
constexpr std::array<Declension, 5> declensions{{
    {"ий", {"ого", "ому", "им", "ом", "его"}},
    {"ой", {"ого", "ому", "ым", "ом", ""}},
    {"й", {"я", "ю", "ем", "е", ""}},
    {"а", {"ы", "и", "у", "е", "ой"}},
    {"", {"а", "у", "ом", "ым", "е"}},
}};
constexpr std::string_view vowels_and_signs = "аеёиоуыэюяйьъ";
constexpr std::size_t letter = 2, least_letters = 3;

bool is_cyrillic(std::string_view spelling) {
  return spelling.size() >= least_letters * letter && (spelling.front() == '\xD0' || spelling.front() == '\xD1');
}

/// Names that end in a consonant take their endings as they are.
bool may_end_in(std::string_view spelling, std::string_view ending) {
  if (!ending.empty()) return spelling.ends_with(ending);
  return vowels_and_signs.find(spelling.substr(spelling.size() - letter)) == vowels_and_signs.npos;
}

void add_forms(std::string_view spelling, const Declension& declension, std::vector<std::string>& forms) {
  const auto add = [&](std::string_view old_ending, std::string_view new_ending) {
    const auto rest = spelling.substr(0, spelling.size() - old_ending.size());
    if (rest.size() >= least_letters * letter) forms.push_back(std::string(rest).append(new_ending));
  };
  if (may_end_in(spelling, declension.ending))
    for (const auto form : declension.cases)
      if (!form.empty()) add(declension.ending, form);
  for (const auto form : declension.cases) {
    if (form.empty() || !spelling.ends_with(form)) continue;
    const auto rest = spelling.substr(0, spelling.size() - form.size());
    const bool is_possible = !declension.ending.empty() || (rest.size() >= letter && may_end_in(rest, ""));
    if (is_possible) add(form, declension.ending);
  }
}

constexpr std::array<std::string_view, 12> hebrew_prefixes{"ו", "ה",  "ב",  "ל",  "מ",  "כ",
                                                           "ש", "וה", "וב", "ול", "ומ", "וש"};

}  // namespace

std::vector<std::string> russian_case_forms(std::string_view spelling) {
  std::vector<std::string> forms;
  if (is_cyrillic(spelling))
    for (const auto& declension : declensions) add_forms(spelling, declension, forms);
  return forms;
}

std::vector<std::string> hebrew_prefix_forms(std::string_view spelling) {
  std::vector<std::string> forms;
  const bool is_hebrew = spelling.size() >= least_letters * letter && spelling.front() == '\xD7';
  if (!is_hebrew) return forms;
  for (const auto prefix : hebrew_prefixes) {
    forms.push_back(std::string(prefix).append(spelling));
    const auto rest = spelling.size() - prefix.size();
    if (spelling.starts_with(prefix) && rest >= least_letters * letter)
      forms.emplace_back(spelling.substr(prefix.size()));
  }
  return forms;
}

}  // namespace libsearch::names

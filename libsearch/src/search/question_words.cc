// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/question_words.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "names/spelling.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace libsearch::search {
namespace {

using names::StemLanguage;
using names::WordRole;

/// So many function words make a question of a list of words; only there do others speak of the asking.
constexpr std::ptrdiff_t least_of_a_sentence = 2;

bool has_lower_case(std::string_view text) { return std::any_of(text.begin(), text.end(), text::is_ascii_lower); }

/// WHO, IT, US: capitals mean something where not all is written in them, and full stops between letters always (U.S.,
/// Н. А.).
bool is_acronym(const Query& word, bool all_capitals) {
  if (word.text.find('.') != word.text.npos) return true;
  return !all_capitals && word.text.size() > 1 && std::all_of(word.text.begin(), word.text.end(), text::is_ascii_upper);
}

std::vector<WordRole> roles_in(StemLanguage language, const std::vector<std::optional<names::QuestionWord>>& words) {
  std::vector<WordRole> roles;
  for (const auto& word : words) roles.push_back(word ? word->role(language) : WordRole::content);
  return roles;
}

}  // namespace

bool is_bare_word(const Query& node) {
  return node.kind == Query::Kind::word && node.occur != Query::Occur::must_not && node.field.empty() &&
         node.spelling == Query::Spelling::as_set;
}

bool is_plain_word(const Query& node) { return is_bare_word(node) && node.occur == Query::Occur::should; }

std::vector<WordRole> word_roles(const std::vector<Query>& words, const Snapshot& snapshot) {
  const bool all_capitals =
      std::none_of(words.begin(), words.end(), [](const Query& word) { return has_lower_case(word.text); });
  std::vector<std::optional<names::QuestionWord>> looked_up;
  for (const auto& word : words) {
    const bool can_be_any = is_plain_word(word) && !is_acronym(word, all_capitals);
    looked_up.push_back(can_be_any ? std::optional(names::QuestionWord(names::spelling_of(text::mend_utf8(word.text))))
                                   : std::nullopt);
  }
  const std::vector<WordRole> all_content(words.size(), WordRole::content);
  std::vector<WordRole> best = all_content;
  std::ptrdiff_t most = 0;
  for (const auto& [language, is_rare] : snapshot.languages()) {
    auto roles = roles_in(language, looked_up);
    const auto functions = std::count(roles.begin(), roles.end(), WordRole::function);
    if (functions > most) {
      best = std::move(roles);
      most = functions;
    }
    // A single word of another language may be any word of the first: *car* is French, and *die* German.
    most = std::max(most, std::ptrdiff_t{1});
  }
  if (most < least_of_a_sentence) std::replace(best.begin(), best.end(), WordRole::request, WordRole::content);
  return std::count(best.begin(), best.end(), WordRole::content) == 0 ? all_content : best;
}

}  // namespace libsearch::search

// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include <libsearch/display.h>

#include "console.h"
#include "output/output.h"

namespace lsearch {
namespace {

std::string similarity_text(const libsearch::Spelling& spelling) {
  if (spelling.tier != libsearch::Tier::similar) return {};
  char text[16];
  std::snprintf(text, sizeof text, "%.2f", spelling.similarity);
  return text;
}

/// The numbers stand before the spelling: behind one that is written from right to left a terminal would show them on
/// its left.
std::string spellings_table(const std::vector<libsearch::Spelling>& spellings) {
  std::size_t widest = 0;
  for (const auto& spelling : spellings) widest = std::max(widest, grouped(spelling.documents).size());
  std::vector<std::vector<std::string>> rows;
  for (const auto& spelling : spellings) {
    const std::string documents = grouped(spelling.documents);
    rows.push_back({libsearch::to_string(spelling.tier), similarity_text(spelling),
                    std::string(widest - documents.size(), ' ') + documents, spelling.text, spelling.rule});
  }
  return table(rows, "  ");
}

}  // namespace

Json spellings_json(const std::vector<libsearch::Spelling>& spellings) {
  Json list = Json::array();
  for (const auto& spelling : spellings)
    list.push_back({{"text", spelling.text},
                    {"tier", libsearch::to_string(spelling.tier)},
                    {"similarity", spelling.similarity},
                    {"documents", spelling.documents},
                    {"rule", spelling.rule}});
  return list;
}

Json word_json(const libsearch::WordSpellings& word) {
  Json object{{"word", word.word}};
  if (!word.field.empty()) object["field"] = word.field;
  object["spellings"] = spellings_json(word.spellings);
  object["near"] = spellings_json(word.near);
  return object;
}

std::string word_text(const libsearch::WordSpellings& word) {
  const std::string name = word.field.empty() ? word.word : word.field + ":" + word.word;
  std::string text = libsearch::plain_text(name) + (word.spellings.empty() ? ": not in the index\n" : ":\n") +
                     spellings_table(word.spellings);
  return word.near.empty() ? text : text + "  near it:\n" + spellings_table(word.near);
}

}  // namespace lsearch

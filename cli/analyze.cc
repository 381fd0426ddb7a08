// SPDX-License-Identifier: GPL-2.0-or-later
#include <libsearch/analyzer.h>

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include <libsearch/display.h>

#include "commands.h"
#include "output/output.h"

namespace lsearch {
namespace {

const libsearch::Analyzer analyzer;

using Words = std::vector<libsearch::Token>;

/// The word behind the first, whose parts, if it is hyphenated, are passed over; words.end() if there is none.
Words::const_iterator second(const Words& words) {
  return std::ranges::find_if(words, [&](const auto& word) { return word.begin >= words.front().end; });
}

double similarity(const std::string& text, const libsearch::Token& one, const libsearch::Token& other) {
  return analyzer.similarity(text.substr(one.begin, one.end - one.begin),
                             text.substr(other.begin, other.end - other.begin));
}

std::string as_json_line(const std::string& text, const Words& words, const std::string& language) {
  Json list = Json::array();
  for (const auto& word : words)
    list.push_back({{"begin", word.begin},
                    {"end", word.end},
                    {"position", word.position},
                    {"compound", word.compound},
                    {"spelling", word.spelling},
                    {"fold", analyzer.fold(word.spelling)},
                    {"stem", analyzer.stem(word.spelling, language)},
                    {"sound_keys", analyzer.sound_keys(word.spelling)}});
  Json object{{"version", json_version}, {"text", text}, {"words", list}};
  if (const auto other = second(words); other != words.end())
    object["similarity"] = similarity(text, words.front(), *other);
  return json_line(object);
}

std::string as_text(const std::string& text, const Words& words, const std::string& language) {
  if (words.empty()) return {};
  std::vector<std::vector<std::string>> rows{{"bytes", "position", "spelling", "fold", "stem", "sounds"}};
  for (const auto& word : words)
    rows.push_back({std::to_string(word.begin) + "-" + std::to_string(word.end), std::to_string(word.position),
                    word.spelling, analyzer.fold(word.spelling), analyzer.stem(word.spelling, language),
                    joined(analyzer.sound_keys(word.spelling))});
  const auto other = second(words);
  if (other == words.end()) return table(rows);
  char number[16];
  std::snprintf(number, sizeof number, "%.3f", similarity(text, words.front(), *other));
  return table(rows) + "similarity of " + libsearch::plain_text(words.front().spelling) + " and " +
         libsearch::plain_text(other->spelling) + ": " + number + "\n";
}

}  // namespace

int run_analyze(const Options& options) {
  const std::string text = joined(options.operands);
  const auto words = analyzer.words(text);
  print(options.format == Format::json ? as_json_line(text, words, options.language)
                                       : as_text(text, words, options.language));
  return words.empty() ? nothing_found : done;
}

}  // namespace lsearch

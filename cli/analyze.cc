// SPDX-License-Identifier: GPL-2.0-or-later
#include <libsearch/analyzer.h>

#include <cstdio>
#include <nlohmann/json.hpp>

#include "commands.h"
#include "output/output.h"

namespace lsearch {
int run_analyze(const Options& options) {
  const libsearch::Analyzer analyzer;
  const std::string text = joined(options.operands);
  const auto words = analyzer.words(text);
  Json list = Json::array();
  std::vector<std::vector<std::string>> rows{{"bytes", "position", "spelling", "fold", "stem", "sounds"}};
  for (const auto& word : words) {
    const auto fold = analyzer.fold(word.spelling), stem = analyzer.stem(word.spelling, options.language);
    const auto keys = analyzer.sound_keys(word.spelling);
    list.push_back({{"begin", word.begin},
                    {"end", word.end},
                    {"position", word.position},
                    {"compound", word.compound},
                    {"spelling", word.spelling},
                    {"fold", fold},
                    {"stem", stem},
                    {"sound_keys", keys}});
    rows.push_back({std::to_string(word.begin) + "-" + std::to_string(word.end), std::to_string(word.position),
                    word.spelling, fold, stem, joined(keys)});
  }
  Json object{{"version", json_version}, {"text", text}, {"words", list}};
  std::string shown = table(rows);
  if (words.size() > 1) {
    const double similarity = analyzer.similarity(words[0].spelling, words[1].spelling);
    object["similarity"] = similarity;
    char number[16];
    std::snprintf(number, sizeof number, "%.3f", similarity);
    shown += std::string("similarity of the first two: ") + number + "\n";
  }
  print(options.format == Format::json ? json_line(object) : shown);
  return words.empty() ? nothing_found : done;
}

}  // namespace lsearch

// SPDX-License-Identifier: GPL-2.0-or-later
#include <libsearch/searcher.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "commands.h"
#include "console.h"
#include "output/output.h"

namespace lsearch {
namespace {

/// "en 20, tr 10": the most frequent first.
std::string languages_of(const libsearch::Statistics& figures) {
  std::vector<std::pair<std::string, std::uint64_t>> languages(figures.languages.begin(), figures.languages.end());
  std::stable_sort(languages.begin(), languages.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string text;
  for (const auto& [language, documents] : languages)
    text += (text.empty() ? "" : ", ") + (language.empty() ? "unknown" : language) + " " + grouped(documents);
  return text;
}

}  // namespace

int run_stats(const Options& options) {
  const auto figures = libsearch::Searcher(options.index).statistics();
  if (options.format == Format::json) {
    print(json_line({{"version", json_version},
                     {"index", options.index.string()},
                     {"documents", figures.documents},
                     {"words", figures.words},
                     {"spellings", figures.spellings},
                     {"languages", figures.languages},
                     {"bytes", figures.bytes},
                     {"generation", figures.generation},
                     {"format", figures.format},
                     {"rules", figures.rules}}));
    return done;
  }
  print(table({{"index", options.index.string()},
               {"documents", grouped(figures.documents)},
               {"words", grouped(figures.words)},
               {"spellings", grouped(figures.spellings)},
               {"languages", languages_of(figures)},
               {"size", sized(figures.bytes)},
               {"generation", std::to_string(figures.generation)},
               {"format", std::to_string(figures.format)},
               {"rules", figures.rules}}));
  return done;
}

}  // namespace lsearch

// SPDX-License-Identifier: GPL-2.0-or-later
#include <libsearch/searcher.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "commands.h"
#include "console.h"
#include "output/output.h"

namespace lsearch {
namespace {

/// "en 20, tr 10 and 3 more": those of most documents first; `--format json` has all.
std::string languages_of(const libsearch::Statistics& figures) {
  std::vector<std::pair<std::string, std::uint64_t>> languages(figures.languages.begin(), figures.languages.end());
  std::stable_sort(languages.begin(), languages.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  constexpr std::size_t shown = 6;
  std::string text;
  for (std::size_t i = 0; i < std::min(languages.size(), shown); ++i) {
    const auto& [language, documents] = languages[i];
    text += (text.empty() ? "" : ", ") + (language.empty() ? "unknown" : language) + " " + grouped(documents);
  }
  if (languages.size() > shown) text += " and " + std::to_string(languages.size() - shown) + " more";
  return text;
}

}  // namespace

int run_stats(const Options& options) {
  libsearch::Searcher searcher(options.shards);
  const auto figures = searcher.statistics();
  const auto& places = options.shards.places;
  if (options.format == Format::json) {
    print(json_line({{"version", json_version},
                     {"index", places.size() == 1 ? Json(places[0]) : Json(places)},
                     {"documents", figures.documents},
                     {"words", figures.words},
                     {"spellings", figures.spellings},
                     {"languages", figures.languages},
                     {"bytes", figures.bytes},
                     {"compact", figures.compact},
                     {"generation", figures.generation},
                     {"positions", to_string(figures.positions)},
                     {"format", figures.format},
                     {"rules", figures.rules}}));
    return answered(searcher, done);
  }
  std::vector<std::vector<std::string>> rows;
  for (const auto& place : places) rows.push_back({"index", place});
  rows.insert(rows.end(), {{"documents", grouped(figures.documents)},
                           {"words", grouped(figures.words)},
                           {"spellings", grouped(figures.spellings)},
                           {"languages", languages_of(figures)}});
  if (figures.bytes > 0) rows.push_back({"size", sized(figures.bytes)});
  if (figures.bytes > 0 && figures.compact > 0) rows.push_back({"compact", "about " + sized(figures.compact)});
  if (figures.generation > 0) rows.push_back({"generation", std::to_string(figures.generation)});
  rows.push_back({"positions", to_string(figures.positions)});
  rows.insert(rows.end(), {{"format", std::to_string(figures.format)}, {"rules", figures.rules}});
  print(table(rows));
  return answered(searcher, done);
}

}  // namespace lsearch

// SPDX-License-Identifier: GPL-2.0-or-later
#include <cstdio>
#include <nlohmann/json.hpp>

#include <libsearch/display.h>
#include <libsearch/searcher.h>

#include "commands.h"
#include "console.h"
#include "output/output.h"

namespace lsearch {

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

std::string spellings_table(const std::vector<libsearch::Spelling>& spellings) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& spelling : spellings) {
    char similarity[16];
    std::snprintf(similarity, sizeof similarity, "%.2f", spelling.similarity);
    rows.push_back(
        {libsearch::to_string(spelling.tier), similarity, spelling.text, grouped(spelling.documents), spelling.rule});
  }
  return table(rows, "  ");
}

int run_names(const Options& options) {
  libsearch::Searcher searcher(options.shards);
  bool any = false;
  for (const auto& word : options.operands) {
    const auto spellings = searcher.spellings(word, options.search);
    any = any || !spellings.empty();
    if (options.format == Format::json)
      print(json_line({{"version", json_version}, {"word", word}, {"spellings", spellings_json(spellings)}}));
    else
      print(libsearch::plain_text(word) + (spellings.empty() ? ": not in the index\n" : "\n") +
            spellings_table(spellings));
  }
  return answered(searcher, any ? done : nothing_found);
}

}  // namespace lsearch

// SPDX-License-Identifier: GPL-2.0-or-later
#include <nlohmann/json.hpp>

#include <libsearch/display.h>
#include <libsearch/searcher.h>

#include "commands.h"
#include "output/output.h"

namespace lsearch {

int run_suggest(const Options& options) {
  const std::string beginning = joined(options.operands);
  libsearch::Searcher searcher(options.shards);
  const auto words = searcher.completions(beginning, options.search.limit);
  if (options.format == Format::json) {
    print(json_line({{"version", json_version}, {"beginning", beginning}, {"words", spellings_json(words)}}));
  } else {
    std::string text;
    for (const auto& word : words) text += libsearch::plain_text(word.text) + "\n";
    print(text);
  }
  return answered(searcher, words.empty() ? nothing_found : done);
}

}  // namespace lsearch

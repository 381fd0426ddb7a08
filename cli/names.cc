// SPDX-License-Identifier: GPL-2.0-or-later
#include <nlohmann/json.hpp>
#include <set>

#include <libsearch/analyzer.h>
#include <libsearch/searcher.h>

#include "commands.h"
#include "console.h"
#include "output/output.h"

namespace lsearch {
namespace {

/// The parts of the hyphenated words in `text`.
std::set<std::string, std::less<>> parts_of_words(std::string_view text) {
  std::set<std::string, std::less<>> parts;
  std::size_t end = 0;
  for (const auto& word : libsearch::Analyzer().words(text)) {
    if (word.compound)
      end = word.end;
    else if (word.end <= end)
      parts.emplace(text.substr(word.begin, word.end - word.begin));
  }
  return parts;
}

/// The words of an argument as a question looks for them, its marks (`=word`) obeyed; what the parts of a hyphenated
/// one are looked for as by themselves is not asked.
std::vector<libsearch::WordSpellings> words_of(libsearch::Searcher& searcher, const std::string& argument,
                                               libsearch::SearchOptions options) {
  options.stop_words = false;
  auto words = searcher.explain(argument, options).words;
  const auto parts = parts_of_words(argument);
  std::erase_if(words, [&](const auto& word) { return parts.contains(word.word); });
  return words;
}

std::string as_json_line(const libsearch::WordSpellings& word) {
  Json object{{"version", json_version}};
  object.update(word_json(word));
  return json_line(object);
}

}  // namespace

int run_names(const Options& options) {
  libsearch::Searcher searcher(options.shards);
  bool any = false;
  for (const auto& argument : options.operands) {
    const auto words = words_of(searcher, argument, options.search);
    if (words.empty()) complain("'" + argument + "' has no word to look for");
    for (const auto& word : words) {
      any = any || !word.spellings.empty();
      print(options.format == Format::json ? as_json_line(word) : word_text(word));
    }
  }
  return answered(searcher, any ? done : nothing_found);
}

}  // namespace lsearch

// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include <libsearch/analyzer.h>
#include <libsearch/searcher.h>

#include "commands.h"
#include "console.h"
#include "output/output.h"

namespace lsearch {
namespace {

using WordSet = std::set<std::string, std::less<>>;

/// The words of `text` that stand in it as parts of hyphenated words only.
WordSet mere_parts(std::string_view text) {
  WordSet parts, alone;
  std::size_t end_of_compound = 0;
  for (const auto& word : libsearch::Analyzer().words(text)) {
    if (word.compound) end_of_compound = word.end;
    auto& words = !word.compound && word.end <= end_of_compound ? parts : alone;
    words.emplace(text.substr(word.begin, word.end - word.begin));
  }
  std::erase_if(parts, [&](const auto& part) { return alone.contains(part); });
  return parts;
}

/// The words of an argument as a question looks for them, its marks (`=word`) obeyed; what the parts of a hyphenated
/// one are looked for as by themselves is not asked.
std::vector<libsearch::WordSpellings> words_of(libsearch::Searcher& searcher, const std::string& argument,
                                               libsearch::SearchOptions options) {
  options.stop_words = false;
  auto words = searcher.explain(argument, options).words;
  const auto parts = mere_parts(argument);
  std::erase_if(words, [&](const auto& word) { return parts.contains(word.word); });
  return words;
}

std::string as_json_line(const libsearch::WordSpellings& word) {
  Json object{{"version", json_version}};
  object.update(word_json(word));
  return json_line(object);
}

/// Prints the spellings of each word of an argument; false if it has none in the index.
bool show_names(libsearch::Searcher& searcher, const std::string& argument, const Options& options) {
  const auto words = words_of(searcher, argument, options.search);
  if (words.empty()) complain("'" + argument + "' has no word to look for");
  for (const auto& word : words) print(options.format == Format::json ? as_json_line(word) : word_text(word));
  return std::ranges::any_of(words, [](const auto& word) { return !word.spellings.empty(); });
}

}  // namespace

int run_names(const Options& options) {
  libsearch::Searcher searcher(options.shards);
  bool found = false, misunderstood = false;
  for (const auto& argument : options.operands) {
    try {
      found = show_names(searcher, argument, options) || found;
    } catch (const libsearch::Error& error) {
      if (!is_about_question(error.code())) throw;
      misunderstood = true;
      complain(error, argument);
    }
  }
  return answered(searcher, misunderstood ? misused : found ? done : nothing_found);
}

}  // namespace lsearch

// SPDX-License-Identifier: GPL-2.0-or-later
// Which spellings of a word does an index hold, and why do they count as one? And the same functions without an index.
#include <filesystem>
#include <iostream>
#include <set>
#include <string>

#include <libsearch/analyzer.h>
#include <libsearch/error.h>
#include <libsearch/index.h>
#include <libsearch/searcher.h>

namespace {

/// The spellings of "Klincevic" in the index, printed with tier, similarity, number of documents and reason.
std::set<std::string> print_spellings(libsearch::Searcher& searcher, const libsearch::SearchOptions& options) {
  std::set<std::string> texts;
  for (const libsearch::Spelling& spelling : searcher.spellings("Klincevic", options)) {
    std::cout << "  " << spelling.text << ": " << to_string(spelling.tier) << ", similarity " << spelling.similarity
              << ", in " << spelling.documents << " documents, by " << spelling.rule << '\n';
    texts.insert(spelling.text);
  }
  return texts;
}

}  // namespace

int main() try {
  const auto folder = std::filesystem::temp_directory_path() / "libsearch-spellings";
  std::filesystem::remove_all(folder);
  libsearch::Index index(folder);
  index.add({.id = "1", .text = "Frants Klintsevich spoke in the Federation Council.", .language = "en"});
  index.add({.id = "2", .text = "Senator Frants Klincevič odpověděl.", .language = "cs"});
  index.add({.id = "3", .text = "Франц Клинцевич ответил журналистам.", .language = "ru"});
  index.commit();

  libsearch::Searcher searcher(folder);
  std::cout << "Klincevic, as loose as it gets:\n";
  const std::set<std::string> all = print_spellings(searcher, {});
  std::cout << "Klincevic, but for case and diacritics:\n";
  const std::set<std::string> folded = print_spellings(searcher, {.loosest = libsearch::Tier::folded});

  const libsearch::Analyzer analyzer;
  std::cout << "fold of Klincevič: " << analyzer.fold("Klincevič") << '\n';
  std::cout << "similarity of Klintsevich and Клинцевич: " << analyzer.similarity("Klintsevich", "Клинцевич") << '\n';
  std::cout << "similarity of Klintsevich and Klein: " << analyzer.similarity("Klintsevich", "Klein") << '\n';

  const bool as_expected =
      all == std::set<std::string>{"klincevič", "klintsevich", "клинцевич"} &&
      folded == std::set<std::string>{"klincevič"} &&
      analyzer.similarity("Klintsevich", "Клинцевич") > analyzer.similarity("Klintsevich", "Klein");
  return as_expected ? 0 : 1;
} catch (const libsearch::Error& error) {
  std::cerr << to_string(error.code()) << ": " << error.what() << '\n' << error.hint() << '\n';
  return 2;
}

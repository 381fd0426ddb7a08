// SPDX-License-Identifier: GPL-2.0-or-later
// Indexes three documents in three scripts and finds all of them by one spelling.
#include <filesystem>
#include <iostream>

#include <libsearch/display.h>
#include <libsearch/index.h>
#include <libsearch/searcher.h>

int main() {
  const auto folder = std::filesystem::temp_directory_path() / "libsearch-first-search";
  std::filesystem::remove_all(folder);

  libsearch::Index index(folder);
  index.add({.id = "ankara", .text = "Erdoğan'ın konuşması Ankara'da yankılandı.", .language = "tr"});
  index.add({.id = "moscow", .text = "Эрдоган прибыл в Москву.", .language = "ru"});
  index.add({.id = "riyadh", .text = "أردوغان يزور الرياض", .language = "ar"});
  index.commit();

  libsearch::Searcher searcher(folder);
  const libsearch::Results results = searcher.search("Erdogan");
  for (const libsearch::Hit& hit : results.hits) {
    std::cout << hit.rank << ". " << hit.id << " (" << to_string(hit.tier)
              << "): " << libsearch::mark_up(hit.snippet.text, hit.snippet.highlights, "[", "]") << '\n';
  }
  return results.hits.size() == 3 ? 0 : 1;
}

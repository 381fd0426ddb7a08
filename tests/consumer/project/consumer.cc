// SPDX-License-Identifier: GPL-2.0-or-later
// Includes every public header and uses what an installed libsearch must be able to do. Takes a folder to work in.
#include <cstdio>
#include <filesystem>
#include <string>

#include <libsearch/analyzer.h>
#include <libsearch/charset.h>
#include <libsearch/display.h>
#include <libsearch/document.h>
#include <libsearch/error.h>
#include <libsearch/index.h>
#include <libsearch/query.h>
#include <libsearch/results.h>
#include <libsearch/searcher.h>
#include <libsearch/version.h>

namespace {

/// An exception of the library's type, thrown there and caught here, is one and the same type to both.
bool reports_missing_index(const std::filesystem::path& folder) {
  try {
    libsearch::Searcher searcher(folder / "nowhere");
  } catch (const libsearch::Error& error) {
    return error.code() == libsearch::ErrorCode::not_found;
  }
  return false;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const std::filesystem::path folder = std::filesystem::path(argv[1]) / "index";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(argv[1]);

  libsearch::Index index(folder);
  index.add({.id = "1", .text = libsearch::decode_text("Президент Эрдоган в Анкаре").text, .language = "ru"});
  index.add({.id = "2", .text = "Nothing of the kind", .language = "en"});
  index.commit();

  libsearch::Searcher searcher(folder);
  const libsearch::Results results = searcher.search(libsearch::parse_query("Erdogan"));
  const std::string version = libsearch::version();
  std::printf("libsearch %s: %zu found\n", version.c_str(), results.hits.size());
  const bool as_expected = results.hits.size() == 1 && results.hits[0].id == "1" && !version.empty() &&
                           libsearch::html("<") == "&lt;" && libsearch::Analyzer().fold("Łódź") == "lodz" &&
                           reports_missing_index(argv[1]);
  return as_expected ? 0 : 1;
}

// SPDX-License-Identifier: GPL-2.0-or-later
// Any question to a small index is answered or refused with an Error; highlights lie in their snippets.
#include <unistd.h>

#include <filesystem>
#include <string>

#include <libsearch/error.h>
#include <libsearch/index.h>
#include <libsearch/searcher.h>

#include "fuzz.h"

namespace {

/// A searcher over an index made when the run begins.
libsearch::Searcher make_searcher() {
  const auto folder = std::filesystem::temp_directory_path() / ("libsearch-fuzz-" + std::to_string(getpid()));
  std::filesystem::remove_all(folder);
  libsearch::Index index(folder);
  index.add({.id = "1",
             .title = "Euphrates Shield",
             .text = "Turkish President Erdoğan said that the S-400 would arrive. Erdogan's spokesman agreed.",
             .date = "2016-10-24",
             .language = "en",
             .fields = {{.name = "source", .values = {"wire"}}, {.name = "pages", .values = {"12"}}}});
  index.add({.id = "2", .text = "Эрдоган и Путин говорили о Сирии.", .date = "2016-11", .language = "ru"});
  index.add({.id = "3", .text = "أردوغان يزور الرياض", .language = "ar"});
  index.add({.id = "4", .text = "艾尔多安访问北京。", .language = "zh"});
  index.commit();
  return libsearch::Searcher(folder);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static libsearch::Searcher searcher = make_searcher();
  try {
    for (const libsearch::Hit& hit : searcher.search(fuzz::as_text(data, size), {.limit = 4}).hits) {
      std::size_t end = 0;
      for (const libsearch::ByteRange& range : hit.snippet.highlights) {
        fuzz::require(end <= range.begin && range.begin < range.end && range.end <= hit.snippet.text.size(),
                      "highlights lie in order in the snippet");
        end = range.end;
      }
    }
  } catch (const libsearch::Error& error) {
    fuzz::require(error.code() == libsearch::ErrorCode::bad_query || error.code() == libsearch::ErrorCode::too_complex,
                  "only the question can be at fault");
  }
  return 0;
}

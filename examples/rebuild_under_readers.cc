// SPDX-License-Identifier: GPL-2.0-or-later
// Replaces all documents of an index while another thread searches it. Every answer is of the old documents or of the
// new ones, never of a mixture, and the reader is not disturbed.
#include <atomic>
#include <filesystem>
#include <functional>
#include <iostream>
#include <string>
#include <thread>

#include <libsearch/index.h>
#include <libsearch/searcher.h>

namespace {

constexpr int documents = 200;

/// Hands out `documents` documents about one edition, one at each call.
libsearch::DocumentSource edition(const std::string& name) {
  return [name, next = 0](libsearch::Document& document) mutable {
    if (next == documents) return false;
    document = {.id = std::to_string(next++), .text = "The archive, " + name + " edition"};
    return true;
  };
}

/// The answers that a reader got, by the edition they are of.
struct Seen {
  int first = 0;
  int second = 0;
  int mixed = 0;
};

void read_until(const std::atomic<bool>& stop, const std::filesystem::path& folder, Seen& seen) {
  libsearch::Searcher searcher(folder);  // one for each thread
  while (!stop || seen.second == 0) {
    searcher.refresh();
    const libsearch::Results results = searcher.search("archive", {.limit = 2 * documents});
    int from_first = 0;
    for (const libsearch::Hit& hit : results.hits) {
      if (hit.snippet.text.find("first") != std::string::npos) ++from_first;
    }
    if (results.hits.size() != documents || (from_first != 0 && from_first != documents)) ++seen.mixed;
    ++(from_first != 0 ? seen.first : seen.second);
  }
}

}  // namespace

int main() {
  const auto folder = std::filesystem::temp_directory_path() / "libsearch-rebuild-under-readers";
  std::filesystem::remove_all(folder);
  libsearch::Index index(folder);
  index.rebuild(edition("first"));

  std::atomic<bool> stop = false;
  Seen seen;
  std::thread reader(read_until, std::cref(stop), folder, std::ref(seen));
  const libsearch::RebuildReport report = index.rebuild(edition("second"));
  stop = true;
  reader.join();

  std::cout << report.documents << " documents rebuilt; " << seen.first << " answers from the first edition, "
            << seen.second << " from the second, " << seen.mixed << " mixed\n";
  return report.documents == documents && seen.second > 0 && seen.mixed == 0 ? 0 : 1;
}

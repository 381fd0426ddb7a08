// SPDX-License-Identifier: GPL-2.0-or-later
#include <atomic>
#include <cstdio>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include <libsearch/analyzer.h>
#include <libsearch/error.h>

#include "soak.h"
#include "story.h"
#include "support/temporary_directory.h"

namespace soak {
namespace {

using libsearch::Index;
using libsearch::Searcher;

constexpr unsigned documents = 20;

/// All documents of a version share a word, and nothing else has it.
libsearch::Document member_of(unsigned number, unsigned version) {
  libsearch::Document document;
  document.id = id_of(number);
  document.text = "Erdoğan v" + std::to_string(version);
  return document;
}

void put_all(Index& index, unsigned version) {
  for (unsigned number = 0; number < documents; ++number) index.add(member_of(number, version));
}

void rebuild_as(Index& index, unsigned version) {
  unsigned number = 0;
  index.rebuild([&](libsearch::Document& document) {
    document = member_of(number, version);
    return number++ < documents;
  });
}

struct Counts {
  std::atomic<unsigned> answers{0}, mixed{0}, errors{0};
};

/// Asks without a pause until `done`; every `stride`th time from the newest state.
void read(const std::filesystem::path& place, unsigned stride, const std::atomic<bool>& done, Counts& counts) {
  Searcher searcher(place);
  for (unsigned i = 0; !done; ++i) {
    try {
      if (i % stride == 0) searcher.refresh();
      const libsearch::Results results = searcher.search("erdogan", {.limit = documents});
      ++counts.answers;
      bool is_mixed = results.hits.size() != documents || results.total != documents;
      for (const auto& hit : results.hits) is_mixed = is_mixed || hit.snippet.text != results.hits[0].snippet.text;
      if (is_mixed) ++counts.mixed;
    } catch (const std::exception& error) {
      if (++counts.errors < 4) std::printf("  a reader failed: %s\n", error.what());
    }
  }
}

/// So many readers, from eager to lazy, while `write` runs.
void under_readers(unsigned readers, const std::filesystem::path& place, Counts& counts,
                   const std::function<void()>& write) {
  std::atomic<bool> done{false};
  std::vector<std::thread> threads;
  for (unsigned i = 0; i < readers; ++i)
    threads.emplace_back([&, stride = i % 2 == 0 ? 1u : 50u] { read(place, stride, done, counts); });
  write();
  done = true;
  for (auto& thread : threads) thread.join();
}

bool report(const char* what, unsigned count, const Counts& counts) {
  std::printf("%u %s, %u answers meanwhile: %u mixed, %u errors\n", count, what, counts.answers.load(),
              counts.mixed.load(), counts.errors.load());
  return counts.mixed == 0 && counts.errors == 0 && counts.answers > 0;
}

bool shows(Searcher& searcher, unsigned version) {
  searcher.refresh();
  return searcher.search("=v" + std::to_string(version)).total == documents;
}

}  // namespace

bool swaps(unsigned generations, std::uint64_t) {
  const test::TemporaryDirectory directory;
  Index index(directory / "i");
  rebuild_as(index, 0);
  Searcher patient(directory / "i");
  Counts counts;
  under_readers(2, directory / "i", counts, [&] {
    for (unsigned version = 1; version <= generations; ++version) rebuild_as(index, version);
  });
  const bool is_newest = shows(patient, generations);
  if (!is_newest) std::printf("  a reader of the first generation does not see the last one\n");
  return report("generations", generations, counts) && is_newest;
}

bool commits(unsigned answers, std::uint64_t) {
  const test::TemporaryDirectory directory;
  Index index(directory / "i");
  rebuild_as(index, 0);
  unsigned version = 0;
  Counts counts;
  under_readers(2, directory / "i", counts, [&] {
    while (counts.answers < answers) {
      put_all(index, ++version);
      index.commit();
    }
  });
  return report("commits", version, counts);
}

bool threads(unsigned rounds, std::uint64_t) {
  const test::TemporaryDirectory directory;
  Index index(directory / "i");
  rebuild_as(index, 0);
  const libsearch::Analyzer analyzer;
  const double similarity = analyzer.similarity("Erdoğan", "Эрдоган");
  std::atomic<unsigned> wrong{0};
  Counts counts;
  under_readers(8, directory / "i", counts, [&] {
    // An Analyzer is the one thing that threads share.
    const auto analyse = [&] {
      for (unsigned i = 0; i < 50; ++i)
        if (analyzer.fold("Erdoğan") != "erdogan" || analyzer.similarity("Erdoğan", "Эрдоган") != similarity) ++wrong;
    };
    for (unsigned round = 1; round <= rounds; ++round) {
      std::thread one(analyse), other(analyse);
      put_all(index, 2 * round);
      index.commit();
      rebuild_as(index, 2 * round + 1);
      index.rebuild();
      one.join();
      other.join();
    }
  });
  return report("rounds", rounds, counts) && wrong == 0;
}

}  // namespace soak

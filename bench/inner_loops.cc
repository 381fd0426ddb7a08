// SPDX-License-Identifier: GPL-2.0-or-later
// What is done for each word, measured alone. Counts are per word: `items_per_second` is words a second.
#include <stdlib.h>

#include <set>

#include <benchmark/benchmark.h>
#include <libsearch/index.h>
#include <libsearch/searcher.h>
#include <xapian.h>

#include "corpus/texts.h"
#include "index/document_analyzer.h"
#include "index/lexicon.h"
#include "index/store.h"
#include "names/fold.h"
#include "names/name_words.h"
#include "names/similarity.h"
#include "names/sound_keys.h"
#include "names/spelling.h"
#include "names/stem.h"

namespace {

using namespace libsearch;

/// Some 2 MB of generated text, of one language or of all.
std::vector<Document> documents_of(bool latin_only) {
  std::vector<Document> documents;
  const auto next = bench::generated_texts(1);
  for (std::size_t bytes = 0; bytes < 2'000'000;) {
    auto text = next();
    const bool is_latin = static_cast<unsigned char>(text.title[0]) < 0x80;
    if (latin_only && !is_latin) continue;
    bytes += text.text.size();
    documents.emplace_back();
    documents.back().id = text.id;
    documents.back().text = std::move(text.text);
  }
  return documents;
}

const std::vector<Document>& documents(bool latin_only) {
  static const std::vector<Document> latin = documents_of(true);
  static const std::vector<Document> mixed = documents_of(false);
  return latin_only ? latin : mixed;
}

/// The distinct words of the mixed texts, spelled.
const std::vector<std::string>& vocabulary() {
  static const std::vector<std::string> all = [] {
    std::set<std::string> distinct;
    for (const auto& document : documents(false)) {
      std::vector<text::Word> words;
      names::split_words(document.text, words);
      for (const auto& word : words)
        distinct.insert(names::spelling_of(std::string_view(document.text).substr(word.begin, word.end - word.begin)));
    }
    return std::vector<std::string>(distinct.begin(), distinct.end());
  }();
  return all;
}

void words(benchmark::State& state) {
  const auto& texts = documents(state.range(0) != 0);  // made before the clock runs
  std::vector<text::Word> found;
  std::size_t count = 0;
  for (auto _ : state) {
    for (const auto& document : texts) {
      found.clear();
      names::split_words(document.text, found);
      count += found.size();
    }
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(count));
}
BENCHMARK(words)->ArgName("latin")->Arg(1)->Arg(0)->Unit(benchmark::kMillisecond);

/// Words to postings, with warm caches: all that is done for a document before the engine gets it.
void analyse(benchmark::State& state) {
  const auto& texts = documents(state.range(0) != 0);
  std::size_t count = 0;
  index::DocumentAnalyzer analyzer;
  for (auto _ : state) {
    index::Vocabulary met;
    for (const auto& document : texts) {
      const Xapian::Document made = analyzer.analyse(document, met);
      benchmark::DoNotOptimize(made.termlist_count());
    }
    state.PauseTiming();
    for (const auto& document : texts) {
      std::vector<text::Word> found;
      names::split_words(document.text, found);
      count += found.size();
    }
    state.ResumeTiming();
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(count));
}
BENCHMARK(analyse)->ArgName("latin")->Arg(1)->Arg(0)->Unit(benchmark::kMillisecond);

/// `work` on each distinct word.
template <class Work>
void for_each_word(benchmark::State& state, Work&& work) {
  const auto& words = vocabulary();
  for (auto _ : state)
    for (const auto& word : words) benchmark::DoNotOptimize(work(word));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(vocabulary().size()));
}

void spelling(benchmark::State& state) {
  for_each_word(state, [](const auto& word) { return names::spelling_of(word); });
}
BENCHMARK(spelling)->Unit(benchmark::kMillisecond);

void fold(benchmark::State& state) {
  for_each_word(state, [](const auto& word) { return names::fold(word); });
}
BENCHMARK(fold)->Unit(benchmark::kMillisecond);

void stem(benchmark::State& state) {
  const auto english = names::stem_language("en");
  for_each_word(state, [&](const auto& word) { return names::stem(word, *english); });
}
BENCHMARK(stem)->Unit(benchmark::kMillisecond);

void sound_keys(benchmark::State& state) {
  for_each_word(state, [](const auto& word) { return names::sound_keys(word); });
}
BENCHMARK(sound_keys)->Unit(benchmark::kMillisecond);

/// One word against a hundred candidates.
void similarity(benchmark::State& state) {
  constexpr std::size_t candidates = 100;
  const std::vector<std::string_view> others(vocabulary().begin(), vocabulary().begin() + candidates);
  for (auto _ : state) benchmark::DoNotOptimize(names::Similarity("erdoğan").rate(others, {0.1}));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(candidates));
}
BENCHMARK(similarity)->Unit(benchmark::kMicrosecond);

/// An index of the mixed texts, removed at the end.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "libsearch-bench-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) std::abort();
    path_ = name;
    Index writer(path_ / "index");
    for (const auto& document : documents(false)) writer.add(document);
    writer.commit();
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::filesystem::path index() const { return path_ / "index"; }

 private:
  std::filesystem::path path_;
};

const Folder& folder() {
  static const Folder made;
  return made;
}

void read_fold_family(benchmark::State& state) {
  const Xapian::Database database(
      index::postings_of(index::generation_path(folder().index(), index::current_generation(folder().index()))));
  for_each_word(state, [&](const auto& word) { return index::read_family(database, index::FamilyKind::fold, word); });
}
BENCHMARK(read_fold_family)->Unit(benchmark::kMillisecond);

/// The spellings of a word at all tiers, by a Searcher that is new each time (as a command) or the same.
void expand(benchmark::State& state) {
  const bool is_new = state.range(0) != 0;
  constexpr std::size_t step = 97;  // some hundred words
  Searcher searcher(folder().index());
  std::int64_t count = 0;
  for (auto _ : state)
    for (std::size_t i = 0; i < vocabulary().size(); i += step, ++count) {
      if (is_new) searcher = Searcher(folder().index());
      benchmark::DoNotOptimize(searcher.spellings(vocabulary()[i]));
    }
  state.SetItemsProcessed(count);
}
BENCHMARK(expand)->ArgName("new_searcher")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();

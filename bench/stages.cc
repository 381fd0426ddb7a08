// SPDX-License-Identifier: GPL-2.0-or-later
// What the time of a question goes into, with all tiers of spellings: each stage alone, in microseconds of processor
// time a question, as "STAGE mean p50 p95" lines; then the same for words of four spellings against the one that was
// typed, and how many questions a second one and several threads answer.
#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <map>
#include <set>
#include <thread>

#include <libsearch/searcher.h>

#include "corpus/texts.h"
#include "search/answer.h"
#include "search/expansion.h"
#include "search/snapshot.h"
#include "search/translation.h"

namespace {

using namespace libsearch;
using Times = std::map<std::string, std::vector<double>>;

double processor_microseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

/// The fastest of three times, in microseconds.
template <class Work>
double time_of(Work&& work) {
  double best = 1e12;
  for (int round = 0; round < 3; ++round) {
    const double start = processor_microseconds();
    work();
    best = std::min(best, processor_microseconds() - start);
  }
  return best;
}

std::string written(const bench::Question& question) {
  std::string text;
  for (const auto& word : question.words) text += (text.empty() ? "" : " ") + word;
  if (question.kind == bench::Kind::prefix) return text + "*";
  return question.kind == bench::Kind::phrase ? '"' + text + '"' : text;
}

/// Stages are timed as differences: with fields against ids alone, with snippets against fields.
void measure(const search::Snapshot& snapshot, const bench::Question& question, Times& times) {
  SearchOptions options;
  const Query query = parse_query(written(question));
  const double expansion = time_of([&] {
    if (question.kind == bench::Kind::prefix) return;
    const search::Expander expander(snapshot.lexicon(), snapshot.languages());  // a new one, which keeps nothing yet
    for (const auto& word : question.words) expander.expand(word, "", {});
  });
  const double translation = time_of([&] { search::translate(query, snapshot, options); });
  const auto answering = [&](Detail detail) {
    options.detail = detail;
    const auto translated = search::translate(query, snapshot, options);
    return time_of([&] { search::answer(snapshot, translated, options); });
  };
  const double ids = answering(Detail::ids);
  const double fields = answering(Detail::fields);
  const double snippets = answering(Detail::snippets);
  times["1 expansion"].push_back(expansion);
  times["2 query building"].push_back(translation);
  times["3 search"].push_back(ids);
  times["4 fetching"].push_back(std::max(0.0, fields - ids));
  times["5 snippets"].push_back(std::max(0.0, snippets - fields));
  times["6 fetching and snippets"].push_back(std::max(0.0, snippets - ids));
  times["7 all"].push_back(expansion + translation + snippets);
}

/// Words of the questions that have four spellings: searched for as any of them, and as typed. Expansions are warm, as
/// they are for words that are asked for again.
void measure_four_spellings(const std::string& index, const std::vector<bench::Question>& questions, Times& times) {
  std::set<std::string> words;
  for (const auto& question : questions)
    if (question.kind != bench::Kind::prefix) words.insert(question.words.begin(), question.words.end());
  Searcher searcher(index);
  for (const auto& word : words) {
    if (searcher.spellings(word).size() != 4) continue;
    SearchOptions options;
    options.detail = Detail::ids;
    options.suggest = false;
    options.count_exactly = 0;
    times["8 four spellings"].push_back(time_of([&] { searcher.search(word, options); }));
    options.loosest = Tier::exact;
    times["9 one of four spellings"].push_back(time_of([&] { searcher.search(word, options); }));
  }
}

void print(const std::string& stage, std::vector<double> times) {
  std::sort(times.begin(), times.end());
  double sum = 0;
  for (const double time : times) sum += time;
  std::printf("%s\t%.1f\t%.1f\t%.1f\n", stage.substr(2).c_str(), sum / static_cast<double>(times.size()),
              times[times.size() / 2], times[times.size() * 95 / 100]);
}

/// Questions answered a second by so many threads, each with a Searcher of its own and all questions to answer.
double rate(const std::string& index, const std::vector<bench::Question>& questions, std::size_t threads) {
  std::vector<std::thread> running;
  const auto start = std::chrono::steady_clock::now();
  for (std::size_t i = 0; i < threads; ++i)
    running.emplace_back([&] {
      Searcher searcher(index);
      for (const auto& question : questions) searcher.search(written(question));
    });
  for (auto& thread : running) thread.join();
  const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
  return static_cast<double>(threads * questions.size()) / spent.count();
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 3) return std::cerr << "usage: bench_stages QUESTIONS INDEX\n", EXIT_FAILURE;
  const auto questions = bench::read_questions(argv[1]);
  const search::Snapshot snapshot(Shards{{argv[2]}});
  Times times;
  for (const auto& question : questions) measure(snapshot, question, times);
  measure_four_spellings(argv[2], questions, times);
  for (auto& [stage, values] : times) print(stage, std::move(values));
  const double alone = rate(argv[2], questions, 1);
  const std::size_t cores = std::max(2u, std::thread::hardware_concurrency());
  std::printf("questions a second, 1 thread\t%.0f\n", alone);
  std::printf("questions a second, %zu threads\t%.0f\n", cores, rate(argv[2], questions, cores));
  return EXIT_SUCCESS;
} catch (const std::exception& error) {
  std::cerr << "bench_stages: " << error.what() << '\n';
  return EXIT_FAILURE;
}

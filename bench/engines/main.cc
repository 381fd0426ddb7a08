// SPDX-License-Identifier: GPL-2.0-or-later
// The program of each engine.
#include <sys/stat.h>
#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <map>

#include "engines/engine.h"

namespace {

constexpr const char* usage =
    "usage: PROGRAM build CORPUS INDEX\n"
    "       PROGRAM update CORPUS INDEX COUNT    prints milliseconds\n"
    "       PROGRAM ask QUESTIONS INDEX          prints a line for each kind: KIND, questions, mean, p50 and p95 in\n"
    "                                            microseconds of processor time, mean number of hits\n";

double processor_microseconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

void build(bench::Engine& engine, const std::string& corpus, const std::string& index) {
  bench::TextReader reader(corpus);
  engine.build(reader, index);
}

void update(bench::Engine& engine, const std::string& corpus, const std::string& index, std::size_t count) {
  bench::TextReader reader(corpus);
  std::vector<bench::Text> texts;
  for (bench::Text text; texts.size() < count && reader.next(text);) {
    text.id += "#" + std::to_string(std::chrono::system_clock::now().time_since_epoch().count());
    texts.push_back(std::move(text));
  }
  const auto start = std::chrono::steady_clock::now();
  engine.update(index, texts);
  const std::chrono::duration<double, std::milli> spent = std::chrono::steady_clock::now() - start;
  std::printf("%.2f\n", spent.count());
}

struct Answers {
  std::vector<double> times;
  std::size_t hits = 0;
};

void print(const std::string& kind, Answers answers) {
  auto& times = answers.times;
  std::sort(times.begin(), times.end());
  double sum = 0;
  for (const double time : times) sum += time;
  const auto count = static_cast<double>(times.size());
  std::printf("%s %zu %.1f %.1f %.1f %.2f\n", kind.c_str(), times.size(), sum / count, times[times.size() / 2],
              times[times.size() * 95 / 100], static_cast<double>(answers.hits) / count);
}

/// Each question is asked three times, so that all is in memory, and its fastest time counts.
void ask(bench::Engine& engine, const std::string& questions, const std::string& index) {
  constexpr int rounds = 3;
  engine.open(index);
  std::map<std::string, Answers> by_kind;
  for (const auto& question : bench::read_questions(questions)) {
    double best = 1e12;
    std::size_t hits = 0;
    for (int round = 0; round < rounds; ++round) {
      const double start = processor_microseconds();
      hits = engine.ask(question);
      best = std::min(best, processor_microseconds() - start);
    }
    auto& answers = by_kind[bench::kind_names[static_cast<std::size_t>(question.kind)]];
    answers.times.push_back(best);
    answers.hits += hits;
  }
  for (const auto& [kind, answers] : by_kind) print(kind, answers);
}

}  // namespace

int main(int argc, char** argv) try {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  const auto engine = bench::make_engine();
  if (arguments.size() == 3 && arguments[0] == "build")
    build(*engine, arguments[1], arguments[2]);
  else if (arguments.size() == 4 && arguments[0] == "update")
    update(*engine, arguments[1], arguments[2], std::stoul(arguments[3]));
  else if (arguments.size() == 3 && arguments[0] == "ask")
    ask(*engine, arguments[1], arguments[2]);
  else
    return std::cerr << usage, EXIT_FAILURE;
  return EXIT_SUCCESS;
} catch (const std::exception& error) {
  std::cerr << argv[0] << ": " << error.what() << '\n';
  return EXIT_FAILURE;
}

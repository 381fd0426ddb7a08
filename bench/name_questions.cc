// SPDX-License-Identifier: GPL-2.0-or-later
// How long questions take through the library in one warm process, one by one:
//     bench_name_questions INDEX QUESTIONS.tsv
// QUESTIONS.tsv has an id, a tab and a question a line. Prints mean, p50, p90, p99 and the longest of the times, in
// milliseconds of processor time and as they passed.
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include <libsearch/searcher.h>

namespace {

double milliseconds(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

void print(const char* name, std::vector<double>& times) {
  std::sort(times.begin(), times.end());
  double sum = 0;
  for (const double time : times) sum += time;
  const auto at = [&](double share) {
    return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
  };
  std::printf("%-10s mean %.2f  p50 %.2f  p90 %.2f  p99 %.2f  longest %.2f ms\n", name,
              sum / static_cast<double>(times.size()), at(.5), at(.9), at(.99), times.back());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: bench_name_questions INDEX QUESTIONS.tsv\n", stderr);
    return 2;
  }
  libsearch::Searcher searcher{std::filesystem::path(argv[1])};
  libsearch::SearchOptions options;
  options.detail = libsearch::Detail::ids;
  options.limit = 100;
  options.suggest = false;  // what a question may have been meant for is measured elsewhere (bench_stages)
  searcher.search("warm", options);
  std::vector<double> processor, passed;
  std::ifstream questions(argv[2]);
  for (std::string line; std::getline(questions, line);) {
    const double processor_start = milliseconds(CLOCK_THREAD_CPUTIME_ID), start = milliseconds(CLOCK_MONOTONIC);
    searcher.search(line.substr(line.find('\t') + 1), options);
    passed.push_back(milliseconds(CLOCK_MONOTONIC) - start);
    processor.push_back(milliseconds(CLOCK_THREAD_CPUTIME_ID) - processor_start);
  }
  if (passed.empty()) return 1;
  std::printf("%zu questions\n", passed.size());
  print("processor", processor);
  print("passed", passed);
  return 0;
}

// SPDX-License-Identifier: GPL-2.0-or-later
// usage: soak NAME COUNT [SEED]     see soak.h; `./dev soak` runs it
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string_view>

#include "fault_worker.h"
#include "power_worker.h"
#include "soak.h"

namespace {

struct Test {
  std::string_view name;
  bool (*run)(unsigned count, std::uint64_t seed);
};

constexpr Test tests[] = {
    {"kill", soak::kill},     {"swaps", soak::swaps}, {"commits", soak::commits}, {"threads", soak::threads},
    {"faults", soak::faults}, {"power", soak::power}, {"memory", soak::memory},   {"damage", soak::damage},
};

int run(const Test& test, unsigned count, std::uint64_t seed) try {
  const bool holds = count > 0 && test.run(count, seed);
  std::printf("%s\n", holds ? "all holds" : "DOES NOT HOLD");
  return holds ? 0 : 1;
} catch (const std::exception& error) {
  std::printf("ended by: %s\n", error.what());
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 4 && std::string_view(argv[1]) == soak::fault_worker_name) return soak::fault_worker(argv[2], argv[3]);
  if (argc == 3 && std::string_view(argv[1]) == soak::power_worker_name) return soak::power_worker(argv[2]);
  std::setvbuf(stdout, nullptr, _IOLBF, 0);  // what was found is to be seen when it is found
  for (const Test& test : tests)
    if (argc > 2 && argv[1] == test.name)
      return run(test, static_cast<unsigned>(std::strtoul(argv[2], nullptr, 10)),
                 argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 1);
  std::fprintf(stderr, "usage: soak NAME COUNT [SEED]; NAME is one of:");
  for (const Test& test : tests) std::fprintf(stderr, " %.*s", static_cast<int>(test.name.size()), test.name.data());
  std::fprintf(stderr, "\n");
  return 2;
}

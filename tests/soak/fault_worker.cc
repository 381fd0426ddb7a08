// SPDX-License-Identifier: GPL-2.0-or-later
#include "fault_worker.h"

#include <dlfcn.h>
#include <execinfo.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <functional>
#include <iterator>
#include <stdexcept>
#include <vector>

#include <libsearch/error.h>

namespace soak {
namespace {

using libsearch::Index;
using libsearch::Searcher;

constexpr std::size_t words = 60;

Changes update_changes() {
  Changes changes;
  for (unsigned i = 30; i < 50; ++i) changes.put[i] = 1;
  for (unsigned i = 0; i < 5; ++i) changes.put[i] = 1;
  changes.removed = {20, 21, 22};
  return changes;
}

void load(const std::string& place) {
  Index index(place);
  for (const auto& [number, version] : state_before()) index.add(document_of(number, version, words));
  index.commit();
}

/// Both attempts are made by one Index where it could be opened.
void update(const std::string& place, std::optional<Index>& index, bool& is_made) {
  if (!index) index.emplace(place);
  if (!is_made) make(*index, update_changes());
  is_made = true;
  index->commit();
}

void search(const std::string& place) {
  Searcher searcher(place);
  if (const auto wrong = difference(searcher, state_before()); !wrong.empty()) throw std::logic_error(wrong);
}

/// Status of `attempt`, which gets a second chance: the fault comes but once.
int attempted(const std::function<void()>& attempt) {
  for (int failures = 0; failures < 2; ++failures) {
    try {
      attempt();
      return failures == 0 ? acknowledged : recovered;
    } catch (const libsearch::Error& error) {
      std::printf("%s: %s\n", to_string(error.code()), error.what());
    }
  }
  return refused;
}

/// The file that the code at `address` is from.
std::string file_of(void* address) {
  Dl_info info{};
  return ::dladdr(address, &info) != 0 && info.dli_fname != nullptr ? info.dli_fname : "";
}

/// Whether std::terminate() was called because of what the engine did: whether it comes next above what unwinds.
bool is_ended_by_engine() {
  std::array<void*, 32> addresses{};
  const auto count = static_cast<std::size_t>(::backtrace(addresses.data(), addresses.size()));
  std::vector<std::string> files;
  std::transform(addresses.begin(), addresses.begin() + count, std::back_inserter(files), file_of);
  const auto unwinds = [](const std::string& file) {
    return file.find("libstdc++") != file.npos || file.find("libgcc") != file.npos;
  };
  const auto caller = std::find_if_not(std::find_if(files.begin(), files.end(), unwinds), files.end(), unwinds);
  return caller != files.end() && caller->find("libxapian") != caller->npos;
}

}  // namespace

State state_before() {
  State state;
  for (unsigned i = 0; i < 30; ++i) state[i] = 0;
  return state;
}

State state_after() { return applied(state_before(), update_changes()); }

void make_base(const std::filesystem::path& place) { load(place); }

int fault_worker(const std::string& task, const std::string& place) {
  std::set_terminate([] {
    if (is_ended_by_engine()) ::_exit(ended);
    std::abort();
  });
  if (task == "load") return attempted([&] { load(place); });
  if (task == "rebuild") return attempted([&] { Index(place).rebuild(); });
  if (task == "search") return attempted([&] { search(place); });
  std::optional<Index> index;
  bool is_made = false;
  return attempted([&] { update(place, index, is_made); });
}

}  // namespace soak

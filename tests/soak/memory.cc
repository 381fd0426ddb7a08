// SPDX-License-Identifier: GPL-2.0-or-later
#include <dlfcn.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <new>
#include <optional>
#include <stdexcept>
#include <string>

#include <libsearch/check.h>
#include <libsearch/error.h>

#include "child.h"
#include "soak.h"
#include "story.h"
#include "support/temporary_directory.h"

namespace fs = std::filesystem;

namespace soak {
namespace {

using libsearch::Index;
using libsearch::Searcher;

constexpr unsigned documents = 5;
constexpr std::size_t words = 30;
/// How it begins what is wrong where the engine's own function got no memory: that is not ours to mend.
constexpr const char* engine_leak = "in the engine, ";
/// Neither is that it ends the program where a destructor of its gets none (~ValueUpdater); but nothing may be lost.
constexpr int engine_end = 124;
constexpr const char* engine_end_status = "status 124";  // as in_child() tells it

/// The function of allocation_shim with this name.
template <class Function>
Function* shim_function(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_DEFAULT, name));
}

/// Starts this program anew, with the shim.
[[noreturn]] void start_with_shim(unsigned stride) {
  ::setenv("LD_PRELOAD", ALLOCATION_SHIM, 1);
  const std::string self = fs::read_symlink("/proc/self/exe"), count = std::to_string(stride);
  ::execl(self.c_str(), self.c_str(), "memory", count.c_str(), nullptr);
  ::_exit(126);
}

State state_of(unsigned version) {
  State state;
  for (unsigned i = 0; i < documents; ++i) state[i] = version;
  return state;
}

void put(Index& index, unsigned version) {
  for (unsigned i = 0; i < documents; ++i) index.add(document_of(i, version, words));
  index.commit();
}

struct Task {
  const char* name;
  std::optional<unsigned> before, after;  ///< version of all documents
  void (*run)(const fs::path& place);
};

constexpr Task tasks[] = {
    {"load",
     {},
     1,
     [](const fs::path& place) {
       Index index(place, {.jobs = 1});
       put(index, 1);
     }},
    {"update", 1, 2,
     [](const fs::path& place) {
       Index index(place);
       put(index, 2);
     }},
    {"rebuild", 1, 1, [](const fs::path& place) { Index(place, {.jobs = 1}).rebuild(); }},
    {"search", 1, 1,
     [](const fs::path& place) {
       Searcher searcher(place);
       if (searcher.search("erdogan \"word1 word2\" word*").hits.empty()) throw std::logic_error("nothing was found");
       searcher.explain("erdogan");
     }},
};

class Allocations {
 public:
  explicit Allocations(unsigned stride) : stride_(stride) {
    Index index(directory_ / "base");
    put(index, 1);
  }

  bool run_all() {
    for (const Task& task : tasks) run(task);
    std::printf("crashes, leaks, silent or lost: %u; the engine leaked at %u, and ended the program at %u\n", failures_,
                engine_leaks_, engine_ends_);
    return failures_ == 0;
  }

 private:
  void run(const Task& task) {
    prepare(task);
    task.run(place_);  // what is made once in a process is there now
    const long count = std::strtol(outcome(task, 0).c_str(), nullptr, 10);
    unsigned points = 0;
    for (long at = 1; at <= count; at += stride_, ++points) {
      std::string wrong = outcome(task, at);
      if (wrong == engine_end_status) {
        ++engine_ends_;
        wrong = in_child([&] { return difference_from(task.before, task.after); });
      }
      if (wrong.starts_with(engine_leak)) {
        ++engine_leaks_;
      } else if (!wrong.empty()) {
        ++failures_;
        std::printf("  %s, allocation %ld: %s\n", task.name, at, wrong.c_str());
      }
    }
    std::printf("%s: %u of %ld allocations failed, each once\n", task.name, points, count);
  }

  void prepare(const Task& task) {
    fs::remove_all(place_);
    if (task.before) fs::copy(directory_ / "base", place_, fs::copy_options::recursive);
  }

  std::string outcome(const Task& task, long at) {
    prepare(task);
    return in_child([&] { return at == 0 ? counted(task) : fault_in(task, at); });
  }

  /// The number of allocations, and what stays allocated where none fails.
  std::string counted(const Task& task) const {
    fail_(0);
    task.run(place_);
    return std::to_string(count_());
  }

  /// What is wrong when the `at`th allocation fails; empty if nothing.
  std::string fault_in(const Task& task, long at) const {
    std::set_terminate([] {
      if (shim_function<bool()>("engine_had_failure")()) ::_exit(engine_end);
      std::abort();
    });
    bool told = false;
    const long before = blocks_();
    fail_(at);
    try {
      task.run(place_);
    } catch (const libsearch::Error&) {
      told = true;
    } catch (const std::bad_alloc&) {
      told = true;
    }
    fail_(0);
    const long left = blocks_() - before;
    if (auto wrong = difference_from(told ? task.before : task.after, task.after); !wrong.empty()) return wrong;
    task.run(place_);
    if (const auto wrong = difference_from(task.after, task.after); !wrong.empty()) return "again: " + wrong;
    if (left <= 0) return {};
    return (engine_had_it_() ? engine_leak : "") + std::to_string(left) + " blocks are left";
  }

  /// Empty if the index has one of the two versions.
  std::string difference_from(std::optional<unsigned> one, std::optional<unsigned> other) const {
    if (!one && !fs::exists(place_ / "CURRENT")) return {};
    Searcher searcher(place_);
    for (const auto& damage : libsearch::check_index(place_)) return damage.what;
    const std::string wrong = difference(searcher, one ? state_of(*one) : State{});
    return wrong.empty() || difference(searcher, state_of(*other)).empty() ? "" : wrong;
  }

  unsigned stride_;
  void (*fail_)(long) = shim_function<void(long)>("allocation_fails");
  long (*count_)() = shim_function<long()>("allocations");
  long (*blocks_)() = shim_function<long()>("allocated_blocks");
  bool (*engine_had_it_)() = shim_function<bool()>("engine_had_failure");
  test::TemporaryDirectory directory_;
  fs::path place_ = directory_ / "index";
  unsigned failures_ = 0, engine_leaks_ = 0, engine_ends_ = 0;
};

}  // namespace

bool memory(unsigned stride, std::uint64_t) {
  if (shim_function<void(long)>("allocation_fails") == nullptr) start_with_shim(stride);
  return Allocations(stride).run_all();
}

}  // namespace soak

// SPDX-License-Identifier: GPL-2.0-or-later
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <functional>
#include <random>
#include <stdexcept>
#include <thread>

#include <libsearch/check.h>
#include <libsearch/error.h>

#include "soak.h"
#include "story.h"
#include "support/temporary_directory.h"

namespace fs = std::filesystem;

namespace soak {
namespace {

using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;
using libsearch::Index;
using libsearch::Searcher;

constexpr unsigned loaded_documents = 1500;
constexpr std::size_t words_of_a_loaded = 300;
constexpr unsigned commits_at_most = 12;
constexpr std::size_t words_of_a_large_update = 1000;

/// A program at work on an index: it calls its argument after each thing that is done and durable.
using Work = std::function<void(const std::function<void()>& acknowledge)>;

struct Run {
  unsigned acknowledged = 0;
  Seconds took{};
};

/// Does `work` in a process of its own, which is killed after so long; negative: never.
Run run(const Work& work, Seconds killed_after) {
  int channel[2];
  if (::pipe(channel) != 0) throw std::runtime_error("no pipe");
  const auto start = Clock::now();
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("no process");
  if (child == 0) {
    try {
      work([&] {
        if (::write(channel[1], "x", 1) != 1) ::_exit(2);
      });
    } catch (const std::exception& error) {
      std::fprintf(stderr, "the writer failed: %s\n", error.what());
      ::_exit(1);
    }
    ::_exit(0);
  }
  ::close(channel[1]);
  if (killed_after.count() >= 0) {
    std::this_thread::sleep_for(killed_after);
    ::kill(child, SIGKILL);
  }
  Run out;
  for (char c = 0; ::read(channel[0], &c, 1) == 1;) ++out.acknowledged;
  ::close(channel[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  if (WIFEXITED(status) && WEXITSTATUS(status) != 0) throw std::runtime_error("the writer ended by itself");
  out.took = Clock::now() - start;
  return out;
}

State loaded() {
  State state;
  for (unsigned i = 0; i < loaded_documents; ++i) state[i] = 0;
  return state;
}

Work load(const fs::path& place) {
  return [place](const auto& acknowledge) {
    Index index(place);
    for (unsigned i = 0; i < loaded_documents; ++i) index.add(document_of(i, 0, words_of_a_loaded));
    index.commit();
    acknowledge();
  };
}

/// Every state from `state` on, one for each commit.
std::vector<State> states_after(State state, unsigned commit, std::uint64_t seed) {
  std::vector<State> states{state};
  for (unsigned i = 0; i < commits_at_most; ++i) {
    state = applied(state, changes_after(state, commit + i, seed));
    states.push_back(state);
  }
  return states;
}

Work update(const fs::path& place, const std::vector<State>& states, unsigned commit, std::uint64_t seed) {
  return [=](const auto& acknowledge) {
    Index index(place);
    for (unsigned i = 0; i < commits_at_most; ++i) {
      make(index, changes_after(states[i], commit + i, seed));
      index.commit();
      acknowledge();
    }
  };
}

/// One commit of so much text that it is built in bulk.
Work update_at_once(const fs::path& place, unsigned documents, unsigned version) {
  return [=](const auto& acknowledge) {
    Index index(place);
    for (unsigned i = 0; i < documents; ++i) index.add(document_of(i, version, words_of_a_large_update));
    index.commit();
    acknowledge();
  };
}

Work rebuild(const fs::path& place) {
  return [place](const auto& acknowledge) {
    Index(place).rebuild();
    acknowledge();
  };
}

class Killing {
 public:
  explicit Killing(std::uint64_t seed) : seed_(seed), random_(static_cast<unsigned>(seed)) {}

  bool run_all(unsigned runs) {
    run(load(place_), Seconds(-1));
    state_ = loaded();
    measure();
    for (unsigned i = 0; i < runs && failures_ == 0; ++i) {
      if (i % 4 == 0) kill_load();
      if (i % 4 == 1) kill_update();
      if (i % 4 == 2) kill_rebuild();
      if (i % 4 == 3) kill_large_update();
      if (i % 10 == 9) require_rebuildable();
    }
    require_rebuildable();
    std::printf(
        "%u writers killed: %u in a load (%u before its commit), %u in updates (%u commits acknowledged), %u in a "
        "rebuild (%u before its end), %u in a large update (%u before its commit)\n"
        "lost, partial or damaged: %u; an index opened in %.1f ms at most, a writer got it in %.1f ms at most\n",
        loads_ + updates_ + rebuilds_ + large_, loads_, cut_loads_, updates_, acknowledged_, rebuilds_, cut_rebuilds_,
        large_, cut_large_, failures_, 1000 * longest_open_.count(), 1000 * longest_lock_.count());
    return failures_ == 0;
  }

 private:
  /// How long each takes when it is left alone, for the moments to lie in.
  void measure() {
    const test::TemporaryDirectory other;
    load_time_ = run(load(other / "i"), Seconds(-1)).took;
    rebuild_time_ = run(rebuild(other / "i"), Seconds(-1)).took;
    large_time_ = run(update_at_once(other / "i", few_, 1), Seconds(-1)).took;
    update_time_ = run(update(other / "i", states_after(loaded(), 1, seed_), 1, seed_), Seconds(-1)).took;
  }

  Seconds moment(Seconds whole) { return whole * std::uniform_real_distribution<>(0, 1.05)(random_); }

  void kill_load() {
    ++loads_;
    const test::TemporaryDirectory directory;
    const Run cut = run(load(directory / "i"), moment(load_time_));
    cut_loads_ += cut.acknowledged == 0 ? 1 : 0;
    { Index index(directory / "i"); }  // makes an empty one where there is none yet
    std::vector<State> allowed{loaded()};
    if (cut.acknowledged == 0) allowed.emplace_back();
    require_one_of(directory / "i", allowed);
  }

  void kill_update() {
    ++updates_;
    const auto states = states_after(state_, next_commit_, seed_);
    const Run cut = run(update(place_, states, next_commit_, seed_), moment(update_time_));
    acknowledged_ += cut.acknowledged;
    std::vector<State> allowed{states[cut.acknowledged]};
    if (cut.acknowledged < commits_at_most) allowed.push_back(states[cut.acknowledged + 1]);
    state_ = require_one_of(place_, allowed);
    next_commit_ += commits_at_most;
  }

  void kill_rebuild() {
    ++rebuilds_;
    const Run cut = run(rebuild(place_), moment(rebuild_time_));
    cut_rebuilds_ += cut.acknowledged == 0 ? 1 : 0;
    require_one_of(place_, {state_});
  }

  /// By turns so few documents that the others are merged with them, and so many that the others are added to them.
  void kill_large_update() {
    const unsigned documents = ++large_ % 2 == 0 ? few_ : loaded_documents;
    const unsigned version = 1000 * next_commit_++;
    const Run cut = run(update_at_once(place_, documents, version), moment(large_time_));
    State after = state_;
    for (unsigned i = 0; i < documents; ++i) after[i] = version;
    cut_large_ += cut.acknowledged == 0 ? 1 : 0;
    std::vector<State> allowed{after};
    if (cut.acknowledged == 0) allowed.push_back(state_);
    state_ = require_one_of(place_, allowed);
  }

  void fail(const std::string& what) {
    ++failures_;
    std::printf("  %s\n", what.c_str());
  }

  /// The one of the states that the index is in. It must open, check clean, and clear away what the killed one left.
  State require_one_of(const fs::path& place, const std::vector<State>& allowed) {
    const auto start = Clock::now();
    Searcher searcher(place);
    longest_open_ = std::max<Seconds>(longest_open_, Clock::now() - start);
    for (const auto& damage : libsearch::check_index(place)) fail(damage.what);
    require_clearing(place);
    std::string differences;
    for (const State& state : allowed) {
      const std::string found = difference(searcher, state);
      if (found.empty()) return state;
      differences += " / " + found;
    }
    fail("the index is in none of the states it may be in" + differences);
    return allowed[0];
  }

  void require_clearing(const fs::path& place) {
    const auto start = Clock::now();
    { Index index(place); }
    longest_lock_ = std::max<Seconds>(longest_lock_, Clock::now() - start);
    const auto left = std::count_if(fs::directory_iterator(place), {}, [](const fs::directory_entry& entry) {
      return entry.path().extension() == ".new";
    });
    if (left > 0) fail("what a killed writer was building is still there");
  }

  void require_rebuildable() {
    Index(place_).rebuild();
    require_one_of(place_, {state_});
  }

  std::uint64_t seed_;
  std::minstd_rand random_;
  test::TemporaryDirectory directory_;
  fs::path place_ = directory_ / "index";
  State state_;
  unsigned next_commit_ = 1;
  static constexpr unsigned few_ = 300;
  Seconds load_time_{}, update_time_{}, large_time_{}, rebuild_time_{}, longest_open_{}, longest_lock_{};
  unsigned loads_ = 0, updates_ = 0, rebuilds_ = 0, cut_loads_ = 0, cut_rebuilds_ = 0, acknowledged_ = 0, large_ = 0,
           cut_large_ = 0, failures_ = 0;
};

}  // namespace

bool kill(unsigned runs, std::uint64_t seed) { return Killing(seed).run_all(runs); }

}  // namespace soak

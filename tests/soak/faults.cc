// SPDX-License-Identifier: GPL-2.0-or-later
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <libsearch/check.h>
#include <libsearch/error.h>

#include "fault_worker.h"
#include "soak.h"
#include "support/temporary_directory.h"

namespace fs = std::filesystem;

namespace soak {
namespace {

struct Fault {
  const char* call;
  int error;  ///< 0: half of it is written, without an error
};

constexpr Fault all_faults[] = {{"write", ENOSPC}, {"write", EIO}, {"write", 0},  {"sync", EIO},        {"rename", EIO},
                                {"open", EMFILE},  {"open", EIO},  {"read", EIO}, {"fallocate", EDQUOT}};
constexpr const char* tasks[] = {"load", "update", "rebuild", "search"};

struct Ending {
  int status = 0;  ///< a WorkerStatus, or 1000 and a signal
  long calls = 0;  ///< of the kind that was to fail
  std::string errors;
};

std::string content(const fs::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

class Faults {
 public:
  explicit Faults(unsigned stride) : stride_(stride) { make_base(directory_ / "base"); }

  bool run_all() {
    for (const char* const task : tasks)
      for (const Fault& fault : all_faults)
        if (std::strcmp(task, "search") != 0 || fault.call[0] == 'r' || fault.call[0] == 'o') run_points(task, fault);
    std::printf(
        "%u faults: %u without consequence, %u told and mended at the second attempt, %u told\n"
        "lost, silent, damaged or ended by a signal: %u; the engine ended the program at %u, all of them EIO;\n"
        "errors that do not give the system's reason: %u, or no path: %u\n",
        points_, unnoticed_, recovered_, refused_, failures_, ended_, unexplained_, unplaced_);
    // Without the reason are those of tables that the engine cannot open: it takes them for tables that are not there.
    return failures_ == 0;
  }

 private:
  void run_points(const std::string& task, const Fault& fault) {
    const long calls = run(task, fault, 0).calls;
    for (long at = 1; at <= calls; at += stride_) {
      ++points_;
      const Ending ending = run(task, fault, at);
      if (const auto wrong = fault_in(task, fault, ending); !wrong.empty()) {
        ++failures_;
        std::printf("  %s, %s %ld, %s: %s\n%s", task.c_str(), fault.call, at,
                    fault.error == 0 ? "half of it" : std::strerror(fault.error), wrong.c_str(), ending.errors.c_str());
      }
      count(task, ending, fault, at);
    }
  }

  void count(const std::string& task, const Ending& ending, const Fault& fault, long at) {
    unnoticed_ += ending.status == acknowledged ? 1 : 0;
    recovered_ += ending.status == recovered ? 1 : 0;
    refused_ += ending.status == refused ? 1 : 0;
    ended_ += ending.status == ended ? 1 : 0;
    if (ending.status == acknowledged || ending.status == ended) return;
    if (ending.errors.find(place_.string()) == ending.errors.npos)
      tell_lack(unplaced_, "path", task, fault, at, ending);
    if (fault.error != 0 && ending.errors.find(std::strerror(fault.error)) == ending.errors.npos)
      tell_lack(unexplained_, "reason", task, fault, at, ending);
  }

  static void tell_lack(unsigned& count, const char* what, const std::string& task, const Fault& fault, long at,
                        const Ending& ending) {
    ++count;
    std::printf("  %s, %s %ld, %s: it is told without the %s\n%s", task.c_str(), fault.call, at,
                std::strerror(fault.error), what, ending.errors.c_str());
  }

  /// One worker in which the `at`th call fails.
  Ending run(const std::string& task, const Fault& fault, long at) {
    fs::remove_all(place_);
    if (task != "load") fs::copy(directory_ / "base", place_, fs::copy_options::recursive);
    const pid_t child = ::fork();
    if (child == 0) become_worker(task, fault, at);
    int status = 0;
    ::waitpid(child, &status, 0);
    Ending ending;
    ending.status = WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
    ending.errors = content(directory_ / "errors");
    ending.calls = std::strtol(content(directory_ / "count").c_str(), nullptr, 10);
    return ending;
  }

  [[noreturn]] void become_worker(const std::string& task, const Fault& fault, long at) {
    ::setenv("LD_PRELOAD", FAULT_SHIM, 1);
    ::setenv("FAULT_CALL", fault.call, 1);
    ::setenv("FAULT_ERRNO", std::to_string(fault.error).c_str(), 1);
    ::setenv("FAULT_AT", std::to_string(at).c_str(), 1);
    ::setenv("FAULT_ROOT", place_.c_str(), 1);
    ::setenv("FAULT_COUNT", (directory_ / "count").c_str(), 1);
    const int errors = ::open((directory_ / "errors").c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ::dup2(errors, STDOUT_FILENO);
    const std::string self = fs::read_symlink("/proc/self/exe"), name(fault_worker_name);
    ::execl(self.c_str(), self.c_str(), name.c_str(), task.c_str(), place_.c_str(), nullptr);
    ::_exit(126);
  }

  /// What is wrong with how it ended; empty if nothing.
  std::string fault_in(const std::string& task, const Fault& fault, const Ending& ending) {
    const bool done = ending.status == acknowledged || ending.status == recovered;
    // What a disk that fails does in one of the engine's destructors cannot be mended; that it is full can.
    const bool is_excused = ending.status == ended && fault.error == EIO;
    if (!done && !is_excused && ending.status != refused)
      return "it ended with status " + std::to_string(ending.status);
    if (ending.status == refused && ending.errors.empty()) return "nothing was told";
    std::vector<State> allowed;
    if (done) allowed.push_back(task == "update" ? state_after() : state_before());
    if (!done) allowed = {task == "load" ? State{} : state_before(), task == "update" ? state_after() : state_before()};
    try {
      { libsearch::Index index(place_); }
      for (const auto& damage : libsearch::check_index(place_)) return damage.what;
      libsearch::Searcher searcher(place_);
      std::string wrong;
      for (const State& state : allowed) {
        wrong = difference(searcher, state);
        if (wrong.empty()) return {};
      }
      return wrong;
    } catch (const libsearch::Error& error) {
      return std::string("the index does not open: ") + error.what();
    }
  }

  unsigned stride_;
  test::TemporaryDirectory directory_;
  fs::path place_ = directory_ / "index";
  unsigned points_ = 0, unnoticed_ = 0, recovered_ = 0, refused_ = 0, failures_ = 0, ended_ = 0, unexplained_ = 0,
           unplaced_ = 0;
};

}  // namespace

bool faults(unsigned stride, std::uint64_t) { return Faults(stride).run_all(); }

}  // namespace soak

// SPDX-License-Identifier: GPL-2.0-or-later
#include <dlfcn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include <libsearch/check.h>
#include <libsearch/error.h>

#include "child.h"
#include "disk.h"
#include "power_worker.h"
#include "soak.h"
#include "story.h"
#include "support/temporary_directory.h"

namespace fs = std::filesystem;

namespace soak {
namespace {

using libsearch::Index;
using libsearch::Searcher;

constexpr unsigned loaded_documents = 40;
constexpr std::size_t words = 60;
constexpr unsigned updates_before_rebuild = 16;
constexpr unsigned updates_after = 9;

constexpr struct {
  DiskModel model;
  const char* name;
} models[] = {{DiskModel::strict, "strict POSIX"},
              {DiskModel::ext4, "ext4"},
              {DiskModel::ext4_fdatasync, "ext4, fdatasync without names"}};

State loaded() {
  State state;
  for (unsigned i = 0; i < loaded_documents; ++i) state[i] = 0;
  return state;
}

/// What the index holds after each acknowledgement; first before any.
std::vector<State> all_states() {
  std::vector<State> states{{}, loaded()};
  const auto update = [&](unsigned commit) {
    states.push_back(applied(states.back(), changes_after(states.back(), commit, 1)));
  };
  for (unsigned i = 1; i <= updates_before_rebuild; ++i) update(i);
  states.push_back(states.back());
  for (unsigned i = 1; i <= updates_after; ++i) update(updates_before_rebuild + i);
  return states;
}

std::uint64_t inode_of(const fs::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) throw std::runtime_error("no " + path.string());
  return status.st_ino;
}

std::string content_of(const fs::path& file) {
  return {std::istreambuf_iterator<char>(std::ifstream(file, std::ios::binary).rdbuf()), {}};
}

/// Every file below `place`, and its content.
std::map<std::string, std::string> files_below(const fs::path& place) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(place))
    files[fs::relative(entry.path(), place)] = entry.is_directory() ? "a directory" : content_of(entry.path());
  return files;
}

class PowerFailures {
 public:
  explicit PowerFailures(std::uint64_t seed) : random_(static_cast<unsigned>(seed)) {
    fs::create_directory(disk_);
    root_ = inode_of(disk_);
    write_record();
    record_ = read_record(directory_ / "record");
    for (std::size_t i = 0; i < record_.size(); ++i)
      if (record_[i].kind == OperationKind::mark) marks_.push_back(i);
    if (marks_.size() + 1 != states_.size()) throw std::runtime_error("the writer did not get to its end");
    require_whole_record();
  }

  bool run_all(unsigned states) {
    std::printf("%zu operations on files, %zu acknowledgements\n", record_.size(), marks_.size());
    for (const auto& [model, name] : models) {
      unsigned before_first = 0;
      const unsigned failures_before = failures_;
      for (unsigned i = 0; i < states; ++i) before_first += fail_once(model, name) == 0 ? 1 : 0;
      std::printf(
          "%s: %u states (%u before the first acknowledgement): %u that do not open, lack what was acknowledged or are "
          "damaged\n",
          name, states, before_first, failures_ - failures_before);
    }
    return failures_ == 0;
  }

 private:
  void write_record() const {
    const pid_t child = ::fork();
    if (child == 0) {
      ::setenv("LD_PRELOAD", RECORD_SHIM, 1);
      ::setenv("RECORD_ROOT", disk_.c_str(), 1);
      ::setenv("RECORD_FILE", (directory_ / "record").c_str(), 1);
      const std::string self = fs::read_symlink("/proc/self/exe"), name(power_worker_name);
      ::execl(self.c_str(), self.c_str(), name.c_str(), (disk_ / "index").c_str(), nullptr);
      ::_exit(126);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) throw std::runtime_error("the writer failed");
  }

  /// That the record tells all: played to its end, it gives the very files that the writer left.
  void require_whole_record() const {
    const fs::path played = directory_ / "played";
    fs::create_directory(played);
    Disk(record_, record_.size(), DiskModel::strict, root_, nullptr).put_into(played);
    if (files_below(played) != files_below(disk_)) throw std::runtime_error("the record lacks some of what was done");
  }

  /// One power failure; returns how much had been acknowledged.
  std::size_t fail_once(DiskModel model, const char* name) {
    const std::size_t crash = moment();
    const auto acknowledged =
        static_cast<std::size_t>(std::lower_bound(marks_.begin(), marks_.end(), crash) - marks_.begin());
    const fs::path place = directory_ / "after";
    fs::remove_all(place);
    fs::create_directory(place);
    Disk(record_, crash, model, root_, &random_).put_into(place);
    const auto wrong = in_child([&] { return fault_in(place / "index", acknowledged); });
    if (!wrong.empty() && ++failures_ <= 20)
      std::printf("  %s, after operation %zu, %zu acknowledged: %s\n", name, crash, acknowledged, wrong.c_str());
    return acknowledged;
  }

  /// Half of them anywhere in the record, half as often in each commit: a load makes more operations than a small one.
  std::size_t moment() {
    if (random_() % 2 == 0) return random_() % (record_.size() + 1);
    const std::size_t next = random_() % marks_.size();
    const std::size_t from = next == 0 ? 0 : marks_[next - 1] + 1;
    return from + random_() % (marks_[next] - from + 1);
  }

  std::string fault_in(const fs::path& place, std::size_t acknowledged) const {
    if (acknowledged == 0) Index index(place);  // makes an empty one where there is none yet
    Searcher searcher(place);
    for (const auto& damage : libsearch::check_index(place)) return damage.what;
    std::string wrong = difference(searcher, states_[acknowledged]);
    if (!wrong.empty() && acknowledged + 1 < states_.size() && difference(searcher, states_[acknowledged + 1]).empty())
      wrong.clear();
    Index index(place);
    if (acknowledged % 4 == 0) index.rebuild();
    return wrong;
  }

  std::minstd_rand random_;
  test::TemporaryDirectory directory_;
  fs::path disk_ = directory_ / "disk";
  std::uint64_t root_ = 0;
  std::vector<RecordedOperation> record_;
  std::vector<std::size_t> marks_;
  std::vector<State> states_ = all_states();
  unsigned failures_ = 0;
};

}  // namespace

int power_worker(const std::string& place) {
  const auto mark = reinterpret_cast<void (*)()>(::dlsym(RTLD_DEFAULT, "record_mark"));
  if (mark == nullptr) return 1;
  Index index(place);
  for (const auto& [number, version] : loaded()) index.add(document_of(number, version, words));
  index.commit();
  mark();
  const auto states = all_states();
  for (unsigned i = 1; i <= updates_before_rebuild + updates_after; ++i) {
    if (i == updates_before_rebuild + 1) {
      index.rebuild();
      mark();
    }
    make(index, changes_after(states[i <= updates_before_rebuild ? i : i + 1], i, 1));
    index.commit();
    mark();
  }
  return 0;
}

bool power(unsigned states, std::uint64_t seed) { return PowerFailures(seed).run_all(states); }

}  // namespace soak

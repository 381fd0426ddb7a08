// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

// Runs the real lsearch. A test makes a Workspace, writes files into it and looks at what the command says:
//
//   Workspace work;
//   work.write("a.txt", "Erdoğan spoke.");
//   work.run({"index", "a.txt"});
//   CHECK(work.run({"search", "erdogan", "--format", "ids"}).out == "a.txt\n");
namespace cli_tests {

struct Outcome {
  int status = 0;  ///< exit status; 1000 and the number for a signal
  std::string out;
  std::string err;
};

/// A command that is still running.
struct Running {
  pid_t process = -1;
  int input = -1;  ///< its standard input: close it when done
};

/// A fresh temporary folder, the working directory of what runs in it; removed with all its content at the end.
class Workspace {
 public:
  Workspace();
  ~Workspace();
  Workspace(const Workspace&) = delete;
  Workspace& operator=(const Workspace&) = delete;

  std::filesystem::path path(const std::string& name) const { return folder_ / name; }
  void write(const std::string& name, std::string_view content) const;
  void write_gzip(const std::string& name, std::string_view content) const;

  /// Runs lsearch to its end. `environment` adds to the variables, of which LSEARCH_INDEX and NO_COLOR are not
  /// inherited.
  Outcome run(const std::vector<std::string>& arguments, std::string_view input = {},
              const std::vector<std::string>& environment = {}) const;
  /// With standard output to a file such as /dev/full, or to a pipe that nobody reads.
  Outcome run_to(const std::string& file, const std::vector<std::string>& arguments) const;
  Outcome run_to_closed_pipe(const std::vector<std::string>& arguments) const;
  Running start(const std::vector<std::string>& arguments) const;
  Outcome finish(Running& running) const;

 private:
  std::filesystem::path folder_;
};

/// Empty if the texts are alike; else their lines, "- " before those missing and "+ " before those too many.
std::string difference(const std::string& expected, const std::string& actual);

}  // namespace cli_tests

#define CHECK_SAME(actual, expected) \
  CHECK_MESSAGE((actual) == (expected), "\n" << ::cli_tests::difference((expected), (actual)))

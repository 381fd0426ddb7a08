// SPDX-License-Identifier: GPL-2.0-or-later
#include "harness.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <system_error>

namespace cli_tests {
namespace {

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::vector<std::string> environment_with(const std::vector<std::string>& more) {
  std::vector<std::string> variables;
  for (char** at = environ; *at != nullptr; ++at) {
    const std::string variable = *at;
    if (!variable.starts_with("LSEARCH_INDEX=") && !variable.starts_with("NO_COLOR=")) variables.push_back(variable);
  }
  variables.insert(variables.end(), more.begin(), more.end());
  return variables;
}

std::vector<char*> pointers(std::vector<std::string>& strings) {
  std::vector<char*> list;
  for (auto& string : strings) list.push_back(string.data());
  list.push_back(nullptr);
  return list;
}

/// Standard output and error go to the files "out" and "err" beside the folder.
pid_t spawn(const std::filesystem::path& folder, const std::vector<std::string>& arguments, int input,
            const std::vector<std::string>& environment, int output = -1) {
  std::vector<std::string> words{LSEARCH}, variables = environment_with(environment);
  words.insert(words.end(), arguments.begin(), arguments.end());
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  const std::string out = folder.string() + ".out", err = folder.string() + ".err";
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (output >= 0) posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  posix_spawn_file_actions_addchdir_np(&actions, folder.c_str());
  pid_t process = -1;
  const int error =
      posix_spawn(&process, LSEARCH, &actions, nullptr, pointers(words).data(), pointers(variables).data());
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) throw std::system_error(error, std::generic_category(), LSEARCH);
  return process;
}

int wait_for(pid_t process) {
  int status = 0;
  while (waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}

}  // namespace

Workspace::Workspace() {
  std::string name = (std::filesystem::temp_directory_path() / "lsearch-test-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::system_error(errno, std::generic_category(), name);
  folder_ = name;
}

Workspace::~Workspace() {
  std::error_code ignored;
  for (const char* end : {"", ".out", ".err", ".in"}) std::filesystem::remove_all(folder_.string() + end, ignored);
}

void Workspace::write(const std::string& name, std::string_view content) const {
  std::filesystem::create_directories(path(name).parent_path());
  std::ofstream(path(name), std::ios::binary) << content;
}

void Workspace::write_gzip(const std::string& name, std::string_view content) const {
  const gzFile file = gzopen(path(name).c_str(), "wb");
  gzwrite(file, content.data(), static_cast<unsigned>(content.size()));
  gzclose(file);
}

Outcome Workspace::run(const std::vector<std::string>& arguments, std::string_view input,
                       const std::vector<std::string>& environment) const {
  const std::string name = folder_.string() + ".in";
  std::ofstream(name, std::ios::binary) << input;
  const int file = open(name.c_str(), O_RDONLY | O_CLOEXEC);
  const pid_t process = spawn(folder_, arguments, file, environment);
  close(file);
  Running running{process, -1};
  return finish(running);
}

Outcome Workspace::run_to(const std::string& file, const std::vector<std::string>& arguments) const {
  const int output = open(file.c_str(), O_WRONLY | O_CLOEXEC), input = open("/dev/null", O_RDONLY | O_CLOEXEC);
  Running running{spawn(folder_, arguments, input, {}, output), -1};
  close(output);
  close(input);
  return finish(running);
}

Outcome Workspace::run_to_closed_pipe(const std::vector<std::string>& arguments) const {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
  close(ends[0]);
  const int input = open("/dev/null", O_RDONLY | O_CLOEXEC);
  Running running{spawn(folder_, arguments, input, {}, ends[1]), -1};
  close(ends[1]);
  close(input);
  return finish(running);
}

Running Workspace::start(const std::vector<std::string>& arguments) const {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
  const pid_t process = spawn(folder_, arguments, ends[0], {});
  close(ends[0]);
  return {process, ends[1]};
}

Outcome Workspace::finish(Running& running) const {
  if (running.input >= 0) close(running.input);
  running.input = -1;
  const int status = wait_for(running.process);
  return {status, content_of(folder_.string() + ".out"), content_of(folder_.string() + ".err")};
}

std::string difference(const std::string& expected, const std::string& actual) {
  const auto wanted = lines_of(expected), got = lines_of(actual);
  std::size_t same = 0;
  while (same < wanted.size() && same < got.size() && wanted[same] == got[same]) ++same;
  std::size_t tail = 0;
  while (tail < std::min(wanted.size(), got.size()) - same &&
         wanted[wanted.size() - 1 - tail] == got[got.size() - 1 - tail])
    ++tail;
  std::string text;
  for (std::size_t i = 0; i < same; ++i) text += "  " + wanted[i] + "\n";
  for (std::size_t i = same; i + tail < wanted.size(); ++i) text += "- " + wanted[i] + "\n";
  for (std::size_t i = same; i + tail < got.size(); ++i) text += "+ " + got[i] + "\n";
  for (std::size_t i = wanted.size() - tail; i < wanted.size(); ++i) text += "  " + wanted[i] + "\n";
  return text;
}

}  // namespace cli_tests

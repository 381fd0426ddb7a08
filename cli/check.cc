// SPDX-License-Identifier: GPL-2.0-or-later
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

#include <libsearch/check.h>
#include <libsearch/display.h>
#include <libsearch/error.h>
#include <libsearch/index.h>

#include "commands.h"
#include "console.h"
#include "output/output.h"

namespace lsearch {
namespace {

int check(const Options& options) {
  const auto damages = libsearch::check_index(options.index);
  std::string text;
  for (const auto& damage : damages)
    text += libsearch::plain_text(damage.what) + "\n  " + libsearch::plain_text(damage.hint) + "\n";
  print(text);
  if (damages.empty()) tell("nothing is damaged");
  return damages.empty() ? done : damaged;
}

}  // namespace

/// In a process of its own: on a damaged index the engine can crash, and that is an answer too.
int run_check(const Options& options) {
  std::signal(SIGCHLD, SIG_DFL);  // whoever started us may ignore it: the child's status would be lost
  const pid_t child = fork();
  if (child <= 0) return check(options);  // the child, or no process to be had
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFEXITED(status)) return WEXITSTATUS(status);
  complain(
      "the index is damaged: its engine ended with signal " + std::to_string(WTERMSIG(status)) + " while reading it",
      "make it anew from its sources: lsearch rebuild --index DIR SOURCE...");
  return damaged;
}

}  // namespace lsearch

// SPDX-License-Identifier: GPL-2.0-or-later
#include "child.h"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <exception>
#include <stdexcept>

namespace soak {
namespace {

[[noreturn]] void tell(const std::function<std::string()>& action, int channel) {
  std::string text;
  try {
    text = action();
  } catch (const std::exception& error) {
    text = std::string("an exception: ") + error.what();
  }
  const bool told = ::write(channel, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  ::_exit(told ? 0 : 125);
}

std::string content_of(int channel) {
  std::string text;
  std::array<char, 4096> piece{};
  for (;;) {
    const ssize_t n = ::read(channel, piece.data(), piece.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return text;
    text.append(piece.data(), static_cast<std::size_t>(n));
  }
}

}  // namespace

std::string in_child(const std::function<std::string()>& action, unsigned seconds) {
  int channel[2];
  if (::pipe(channel) != 0) throw std::runtime_error("no pipe");
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("no process");
  if (child == 0) {
    ::alarm(seconds);
    tell(action, channel[1]);
  }
  ::close(channel[1]);
  const std::string text = content_of(channel[0]);
  ::close(channel[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  if (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM) return "it hung";
  if (WIFSIGNALED(status)) return std::string("a crash: ") + ::strsignal(WTERMSIG(status));
  return WEXITSTATUS(status) == 0 ? text : "status " + std::to_string(WEXITSTATUS(status));
}

}  // namespace soak

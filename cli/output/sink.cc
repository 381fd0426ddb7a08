// SPDX-License-Identifier: GPL-2.0-or-later
#include "output/output.h"

#include <cerrno>
#include <system_error>
#include <utility>

#include <libsearch/error.h>
#include <unistd.h>

namespace lsearch {
namespace {

constexpr std::size_t buffer_size = 64u << 10;

[[noreturn]] void fail(int error) {
  using libsearch::ErrorCode;
  if (error == EPIPE) throw ClosedPipe{};
  const bool full = error == ENOSPC || error == EDQUOT || error == EFBIG;
  throw libsearch::Error(full ? ErrorCode::no_space : ErrorCode::io,
                         "standard output: " + std::generic_category().message(error));
}

}  // namespace

Sink::~Sink() {
  try {
    flush();
  } catch (...) {  // whoever wanted to know has called flush()
  }
}

void Sink::write(std::string_view text) {
  waiting_ += text;
  if (waiting_.size() >= buffer_size) flush();
}

void Sink::flush() {
  const std::string text = std::exchange(waiting_, {});  // after an error nothing is to be written twice
  std::string_view rest = text;
  while (!rest.empty()) {
    const ssize_t written = ::write(STDOUT_FILENO, rest.data(), rest.size());
    if (written < 0 && errno != EINTR) fail(errno);
    if (written > 0) rest.remove_prefix(static_cast<std::size_t>(written));
  }
}

void print(std::string_view text) {
  Sink sink;
  sink.write(text);
  sink.flush();
}

}  // namespace lsearch

// SPDX-License-Identifier: GPL-2.0-or-later
#include "output/output.h"

#include <cerrno>
#include <system_error>

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

void Sink::write(std::string_view text) {
  waiting_ += text;
  if (waiting_.size() >= buffer_size) flush();
}

void Sink::flush() {
  std::string_view rest = waiting_;
  while (!rest.empty()) {
    const ssize_t written = ::write(STDOUT_FILENO, rest.data(), rest.size());
    if (written < 0 && errno != EINTR) fail(errno);
    if (written > 0) rest.remove_prefix(static_cast<std::size_t>(written));
  }
  waiting_.clear();
}

void print(std::string_view text) {
  Sink sink;
  sink.write(text);
  sink.flush();
}

}  // namespace lsearch

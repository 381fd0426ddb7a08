// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/input.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include <libsearch/error.h>

namespace lsearch {
namespace {

constexpr unsigned buffer_size = 64u << 10;

}  // namespace

void throw_unreadable(int error) { throw Unreadable(std::generic_category().message(error)); }

Input::Input(Descriptor file) : file_(gzdopen(file.get(), "rb")) {
  if (!file_) throw_unreadable(ENOMEM);
  file.release();
  gzbuffer(file_.get(), 16u << 10);
}

bool Input::fill() {
  if (!buffer_) buffer_ = std::make_unique_for_overwrite<char[]>(buffer_size);
  const int read = gzread(file_.get(), buffer_.get(), buffer_size);
  if (read <= 0) throw_if_failed();
  begin_ = 0;
  end_ = static_cast<std::size_t>(read);
  return read > 0;
}

void Input::throw_if_failed() const {
  int error = Z_OK;
  const char* message = gzerror(file_.get(), &error);
  if (error == Z_ERRNO) throw_unreadable(errno);
  if (error == Z_BUF_ERROR) throw Unreadable("compressed data end too early");
  if (error < 0) throw Unreadable(std::string("compressed data are damaged: ") + message);
}

std::string Input::all(std::size_t limit) {
  std::string bytes;
  while (fill()) {
    bytes.append(buffer_.get(), end_);
    if (bytes.size() > limit) throw Unreadable("larger than " + std::to_string(limit >> 20) + " MB");
  }
  return bytes;
}

bool Input::next_line(std::string& line) {
  line.clear();
  cut_ = false;
  for (bool any = false;; any = true) {
    if (begin_ == end_ && !fill()) return any;
    const char* from = buffer_.get() + begin_;
    const auto* stop = static_cast<const char*>(std::memchr(from, '\n', end_ - begin_));
    const std::size_t length = stop ? static_cast<std::size_t>(stop - from) : end_ - begin_;
    begin_ += length + (stop ? 1 : 0);
    cut_ = cut_ || line.size() + length > longest_line;
    if (!cut_) line.append(from, length);
    if (!stop) continue;
    if (line.ends_with('\r')) line.pop_back();
    return true;
  }
}

std::uint64_t Input::position() const {
  const auto offset = gzoffset(file_.get());  // -1 of a pipe
  return static_cast<std::uint64_t>(offset >= 0 ? offset : gztell(file_.get()));
}

Input open_input(const std::string& name) {
  Descriptor file(name == "-" ? dup(STDIN_FILENO) : open(name.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0)
    throw libsearch::Error(libsearch::ErrorCode::io, name + ": " + std::generic_category().message(errno));
  return Input(std::move(file));
}

}  // namespace lsearch

// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/input.h"

#include <fcntl.h>
#include <unistd.h>
#include <zlib.h>

#include <cerrno>
#include <cstring>
#include <functional>
#include <string_view>
#include <system_error>
#include <utility>

#include <libsearch/error.h>

#include "console.h"

namespace lsearch {
namespace {

constexpr std::size_t buffer_size = 64u << 10;
constexpr std::string_view gzip_magic = "\x1F\x8B";

}  // namespace

void throw_unreadable(int error) { throw Unreadable(std::generic_category().message(error)); }

/// Undoes gzip, of one member or of several behind each other. What follows these is no data, as gzip has it.
class Input::Gunzip {
 public:
  /// `begin`: what was read already.
  explicit Gunzip(std::string_view begin) {
    constexpr int gzip_only = 16 + MAX_WBITS;
    if (inflateInit2(&stream_, gzip_only) != Z_OK) throw_unreadable(ENOMEM);
    std::memcpy(packed_, begin.data(), begin.size());
    take(begin.size());
  }
  ~Gunzip() { inflateEnd(&stream_); }
  Gunzip(const Gunzip&) = delete;
  Gunzip& operator=(const Gunzip&) = delete;

  /// Puts at most `size` bytes at `to`, and returns how many; 0 at the end. `more` reads into its argument.
  std::size_t read(char* to, std::size_t size, const std::function<std::size_t(char*)>& more) {
    stream_.next_out = reinterpret_cast<Bytef*>(to);
    stream_.avail_out = static_cast<uInt>(size);
    while (stream_.avail_out == size) {
      if (stream_.avail_in == 0) take(more(packed_));
      if (stream_.avail_in == 0 && in_member_) throw Unreadable("compressed data end too early");
      if (!in_member_ && !begin_member()) return 0;
      const int status = inflate(&stream_, Z_NO_FLUSH);
      if (status == Z_STREAM_END) in_member_ = false;
      if (status != Z_STREAM_END && status != Z_OK && status != Z_BUF_ERROR)
        throw Unreadable(std::string("compressed data are damaged: ") + (stream_.msg ? stream_.msg : zError(status)));
    }
    return size - stream_.avail_out;
  }

 private:
  void take(std::size_t size) {
    stream_.next_in = reinterpret_cast<Bytef*>(packed_);
    stream_.avail_in = static_cast<uInt>(size);
  }
  bool begin_member() {
    if (stream_.avail_in == 0 || *stream_.next_in != static_cast<Bytef>(gzip_magic[0])) return false;
    inflateReset(&stream_);
    return in_member_ = true;
  }

  z_stream stream_{};
  bool in_member_ = true;
  char packed_[buffer_size];
};

Input::Input(Descriptor file) : file_(std::move(file)), buffer_(std::make_unique_for_overwrite<char[]>(buffer_size)) {}
Input::Input(Input&&) noexcept = default;
Input& Input::operator=(Input&&) noexcept = default;
Input::~Input() = default;

/// What there is, and no more: a slow pipe's bytes are taken as they come.
std::size_t Input::read_some(char* to, std::size_t size) {
  for (;;) {
    const ssize_t n = ::read(file_.get(), to, size);
    if (n < 0 && errno == EINTR && !interrupted()) continue;
    if (n < 0) throw_unreadable(errno);
    position_ += static_cast<std::uint64_t>(n);
    return static_cast<std::size_t>(n);
  }
}

/// Reads the first bytes, and finds out by them whether the file is compressed.
void Input::begin() {
  char* const to = buffer_.get();
  end_ = read_some(to, buffer_size);
  while (end_ == 1 && to[0] == gzip_magic[0]) {
    const std::size_t more = read_some(to + end_, buffer_size - end_);
    if (more == 0) break;
    end_ += more;
  }
  const std::string_view bytes(to, end_);
  if (bytes.starts_with(gzip_magic)) gunzip_ = std::make_unique<Gunzip>(bytes);
}

bool Input::fill() {
  begin_ = end_ = 0;
  if (position_ == 0)
    begin();
  else if (!gunzip_)
    end_ = read_some(buffer_.get(), buffer_size);
  if (gunzip_)
    end_ = gunzip_->read(buffer_.get(), buffer_size, [this](char* to) { return read_some(to, buffer_size); });
  return end_ > 0;
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

Input open_input(const std::string& name) {
  Descriptor file(name == "-" ? dup(STDIN_FILENO) : open(name.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0)
    throw libsearch::Error(libsearch::ErrorCode::io, name + ": " + std::generic_category().message(errno));
  return Input(std::move(file));
}

}  // namespace lsearch

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <unistd.h>

#include <cstdint>
#include <memory>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace lsearch {

/// A file or folder that cannot be read; what() is the reason alone.
struct Unreadable : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// One that is not to be read, by the rules of this program.
struct Refused : Unreadable {
  using Unreadable::Unreadable;
};

/// The reason of errno's value.
[[noreturn]] void throw_unreadable(int error);

/// A file descriptor with an owner. Move-only.
class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(other.release()) {}
  Descriptor& operator=(Descriptor other) noexcept { return std::swap(fd_, other.fd_), *this; }
  ~Descriptor() { fd_ < 0 ? 0 : ::close(fd_); }
  int get() const { return fd_; }
  int release() { return std::exchange(fd_, -1); }

 private:
  int fd_;
};

/// The bytes of an open file, decompressed where they are gzip. Move-only.
class Input {
 public:
  static constexpr std::size_t longest_line = 16u << 20;

  explicit Input(Descriptor file);
  Input(Input&&) noexcept;
  Input& operator=(Input&&) noexcept;
  ~Input();

  /// Everything; throws Unreadable if that is more than `limit` bytes, or the file cannot be read.
  std::string all(std::size_t limit);

  /// The next line without its end ("\n" or "\r\n"); false when there are no more. Of a line over longest_line no more
  /// than its beginning is kept, and line_was_cut() true. Throws Unreadable.
  bool next_line(std::string& line);
  bool line_was_cut() const { return cut_; }

  /// The next byte, which stays (peek) or is taken; `end` when there are no more. Throw Unreadable.
  static constexpr int end = -1;
  int peek() { return begin_ == end_ && !fill() ? end : static_cast<unsigned char>(buffer_[begin_]); }
  int take() {
    const int byte = peek();
    if (byte != end) ++begin_;
    return byte;
  }

  /// Bytes of the file itself read so far.
  std::uint64_t position() const { return position_; }

 private:
  class Gunzip;
  void begin();
  bool fill();
  std::size_t read_some(char* to, std::size_t size);

  Descriptor file_;
  std::unique_ptr<Gunzip> gunzip_;  ///< where it is compressed
  std::uint64_t position_ = 0;
  std::unique_ptr<char[]> buffer_;
  std::size_t begin_ = 0, end_ = 0;
  bool cut_ = false;
};

/// What became of the input, besides the documents read.
struct Report {
  std::size_t skipped = 0;               ///< files, folders and lines, each told on standard error
  std::size_t unchanged = 0;             ///< documents that the index has as they are
  std::size_t other_files = 0;           ///< in folders, that are no text by their names
  std::size_t special_files = 0;         ///< in folders: symbolic links, FIFOs, sockets, devices
  std::size_t left_out = 0;              ///< JSON members that cannot be fields
  std::set<std::string> left_out_names;  ///< of some of them
  bool complete = true;                  ///< false: a source or a line could not be read, so what it holds is not known
  std::vector<std::uint64_t> met;        ///< content_hash() of the id of every document seen, changed or not

  /// Tells that `where` (a name, or NAME:LINE) is skipped.
  void skip(const std::string& where, const std::string& reason);
  void leave_out(std::string member);
};

/// A file named on the command line, or "-" for standard input. Throws libsearch::Error(io).
Input open_input(const std::string& name);

}  // namespace lsearch

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "readers/input.h"

namespace lsearch {

/// How the JSON objects of a file lie in it.
enum class JsonLayout {
  lines,  ///< one a line, so that a broken one spoils no other
  any,    ///< one, several behind each other, or a list of them; one a line too, if the first has the first line
};

/// The texts of the JSON objects of a file, one after the other: where each ends, but not whether it is well-formed.
/// Holds one at a time, however large the file is. Move-only.
class JsonRecords {
 public:
  JsonRecords(Input input, JsonLayout layout) : input_(std::move(input)), layout_(layout) {}

  /// The next object (of lines: what the next line has); false when there are no more. Of one over
  /// Input::longest_line no more than its beginning is kept, and was_cut() is true. Throws Unreadable where it cannot
  /// go on.
  bool next(std::string& record);
  bool was_cut() const { return cut_; }

  /// The line, from 1, in which the last record begins, or where next() could not go on.
  std::size_t line() const { return line_; }
  std::uint64_t position() const { return input_.position(); }

 private:
  bool next_line(std::string& record);
  bool next_object(std::string& record);
  void take_object(std::string& record);
  bool ends_line();
  int take();

  Input input_;
  JsonLayout layout_;
  std::size_t line_ = 1, next_line_ = 1;
  bool in_list_ = false;
  bool cut_ = false;
};

}  // namespace lsearch

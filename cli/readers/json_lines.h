// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include <libsearch/document.h>

#include "readers/input.h"

namespace lsearch {

/// Documents of a file of JSON objects, one a line. Holds one line at a time, however large the file is. Lines that are
/// no document are reported and passed over.
class JsonLines {
 public:
  JsonLines(std::string name, Input input, Report& report);

  /// The next document, and content_hash() of its line; false at the end, and when the rest cannot be read (reported).
  bool next(libsearch::Document& document, std::uint64_t& hash);

  /// "NAME:LINE" of the document that next() gave last.
  std::string place() const { return name_ + ":" + std::to_string(number_); }
  std::uint64_t position() const { return input_.position(); }

 private:
  std::string name_;
  Input input_;
  Report& report_;
  std::string line_;
  std::size_t number_ = 0;
};

/// A 64-bit hash of bytes, to see that they changed; not for adversaries.
std::uint64_t content_hash(std::string_view bytes);

}  // namespace lsearch

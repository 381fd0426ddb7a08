// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <libsearch/document.h>

#include "readers/folder.h"
#include "readers/input.h"
#include "readers/json_lines.h"

namespace lsearch {

/// The documents of the sources given on the command line, one after the other.
class Sources {
 public:
  /// The stamp that a document has in the index; nothing if it is not there.
  using KnownStamp = std::function<std::optional<std::string>(const std::string& id)>;

  /// `index` is left out where it lies inside a source. Without `known` no document is taken for unchanged.
  Sources(std::vector<std::string> names, const std::filesystem::path& index, KnownStamp known, Report& report);

  /// The next document that is new or changed, with its stamp; false when there are no more, or after an interrupt.
  bool next(libsearch::Document& document);

  /// Where the last document came from: a file's name, or NAME:LINE.
  std::string place() const { return lines_ ? lines_->place() : place_; }
  std::uint64_t bytes() const;  ///< of the sources, read so far
  double part() const;          ///< of the sources that is read, 0 to 1; 0 if not known

 private:
  bool next_line(libsearch::Document& document);
  bool next_file(libsearch::Document& document);
  void open(const std::string& name);
  bool read(OpenFile file, libsearch::Document& document);

  std::vector<std::string> names_;  // in reverse order
  struct stat index_ {};
  KnownStamp known_;
  Report& report_;
  std::optional<Folder> folder_;
  std::optional<JsonLines> lines_;
  std::optional<OpenFile> file_;
  std::string place_;
  std::uint64_t bytes_ = 0, total_ = 0;
};

/// Whether a document with this stamp was read from a file of its own, rather than from a line.
bool is_file_stamp(const std::string& stamp);

}  // namespace lsearch

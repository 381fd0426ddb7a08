// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <libsearch/document.h>

#include "readers/input.h"
#include "readers/json_records.h"

namespace lsearch {

/// The id of the document from a file: its name, but for bytes that are not UTF-8, as an id must be. They become \xHH.
/// An id that was typed may be such a name, or is what it is.
std::string id_of(const std::string& name);

/// A regular file, open.
struct OpenFile {
  std::string name;  ///< as shown and used as id: the folder's name as given, and the path below it
  Descriptor descriptor;
  struct stat status {};
};

/// Opens `name` below the folder `at`, a regular file or a folder and nothing else: never follows a symbolic link
/// (unless `follow`), never blocks on a FIFO. Throws Unreadable.
OpenFile open_safely(int at, const char* name, bool follow);

/// The files below a folder that are text by their names, in the order of these, hidden ones left out. It goes from
/// descriptor to descriptor, so whatever is renamed or replaced meanwhile, it never leaves the folder.
class Folder {
 public:
  /// `left_out`: a folder not gone into (the index).
  Folder(std::string name, Descriptor folder, const struct stat& left_out, Report& report);
  /// The next file; false when there are no more. What cannot be read is reported and passed over; what is no text, or
  /// neither a file nor a folder, is counted.
  bool next(OpenFile& file);

 private:
  struct Level {
    std::string prefix;
    Descriptor descriptor;
    std::vector<std::string> names;  // in reverse order
  };
  void enter(std::string prefix, Descriptor folder);
  struct stat left_out_;
  Report& report_;
  std::vector<Level> levels_;
};

/// Documents of a file of JSON objects. Objects that are no document are reported and passed over.
class JsonDocuments {
 public:
  JsonDocuments(std::string name, Input input, JsonLayout layout, Report& report);

  /// The next document, and content_hash() of its object; false at the end, and when the rest cannot be read
  /// (reported).
  bool next(libsearch::Document& document, std::uint64_t& hash);

  /// "NAME:LINE" of the document that next() gave last.
  std::string place() const { return name_ + ":" + std::to_string(records_.line()); }
  std::uint64_t position() const { return records_.position(); }

 private:
  std::string name_;
  JsonRecords records_;
  Report& report_;
  std::string record_;
};

/// A 64-bit hash of bytes, to see that they changed; not for adversaries.
std::uint64_t content_hash(std::string_view bytes);

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
  std::string place() const { return objects_ ? objects_->place() : place_; }
  std::uint64_t bytes() const;  ///< of the sources, read so far
  double part() const;          ///< of the sources that is read, 0 to 1; 0 if not known

 private:
  bool next_object(libsearch::Document& document);
  bool next_file(libsearch::Document& document);
  void open(const std::string& name);
  bool read(OpenFile file, libsearch::Document& document);

  std::vector<std::string> names_;  // in reverse order
  struct stat index_ {};
  KnownStamp known_;
  Report& report_;
  std::optional<Folder> folder_;
  std::optional<JsonDocuments> objects_;
  std::optional<OpenFile> file_;
  std::string place_;
  std::uint64_t bytes_ = 0, total_ = 0;
};

/// Whether a document with this stamp was read from a file of its own, rather than from a line.
bool is_file_stamp(const std::string& stamp);

}  // namespace lsearch

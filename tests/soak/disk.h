// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "disk_record.h"

// What a disk may hold after a power failure, given all that a program did to the files below one directory.
namespace soak {

/// An operation with what follows it in the record.
struct RecordedOperation : Operation {
  std::string name, other_name, content;
};
std::vector<RecordedOperation> read_record(const std::filesystem::path& file);

/// What a file system promises.
enum class DiskModel {
  /// What POSIX says and no more: a file's bytes are there after a sync of the file, a name after a sync of its
  /// directory.
  /// What was not synced may be there or not, each by itself, in any order.
  strict,
  /// ext4 with its journal (data=ordered): names come in the order in which they were made, and a sync of anything that
  /// is
  /// not yet in the journal brings all names before it. Bytes that were not synced may be there or not, torn between
  /// sectors.
  ext4,
  /// The same, but an fdatasync of a file that has not grown brings no names.
  ext4_fdatasync,
};

/// The files after a power failure. Names and bytes as a program sees them after the next start.
class Disk {
 public:
  /// Plays `record` up to and without `crash`, and lets chance decide what of it reached the disk; without `random`,
  /// all did. `root`: the inode number of the directory that everything is in.
  Disk(const std::vector<RecordedOperation>& record, std::size_t crash, DiskModel model, std::uint64_t root,
       std::minstd_rand* random);

  /// Makes these files in `place`, which is to be empty.
  void put_into(const std::filesystem::path& place) const;

 private:
  using Number = std::size_t;  ///< of a file or directory: inode numbers are used again
  struct Change {              ///< to a name: what it stands for then, or nothing
    Number directory;
    std::string name;
    std::optional<Number> file;
  };
  struct Write {
    std::uint64_t offset;
    std::string bytes;
    bool is_truncation = false;  ///< to `offset`
  };
  struct File {
    bool is_directory = false;
    std::string content;                      ///< what is on the disk for certain
    std::vector<Write> waiting;               ///< what may be
    std::uint64_t size = 0, synced_size = 0;  ///< as the program sees it
    std::map<std::string, Number> names;      ///< of a directory, for certain
  };
  using Step = std::vector<Change>;  ///< what happens as one

  void play(const RecordedOperation& operation);
  void rename(const RecordedOperation& operation);
  void sync(const RecordedOperation& operation);
  void change(Step step);
  void name_all();
  void name_those_in(Number directory);
  void apply(const Step& step);
  static void apply(const Write& write, std::string& content);
  void fail(std::minstd_rand& random);
  void keep_all();
  static void apply_torn(const Write& write, std::string& content, std::minstd_rand& random);
  void put(const File& directory, const std::filesystem::path& place) const;
  Number number_of(std::uint64_t inode) const { return numbers_.at(inode); }

  DiskModel model_;
  std::vector<File> files_;
  std::map<std::uint64_t, Number> numbers_;                     ///< by inode, as the program sees it
  std::map<Number, std::map<std::string, Number>> seen_names_;  ///< by directory, likewise
  std::vector<Step> waiting_;                                   ///< changes of names that may be on the disk
};

}  // namespace soak

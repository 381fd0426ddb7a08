// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/sources.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>

#include <libsearch/charset.h>

#include "console.h"
#include "readers/text.h"

namespace lsearch {
namespace {

constexpr std::size_t largest_file = 64u << 20;  // of a document, after decompression
constexpr const char* line_stamp = "line ";

std::string hexadecimal(std::uint64_t number) {
  char text[24];
  std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(number));
  return text;
}

/// "size mtime ", which content_hash() completes.
std::string stamp_of(const struct stat& status) {
  const long long nanoseconds = static_cast<long long>(status.st_mtim.tv_sec) * 1'000'000'000 + status.st_mtim.tv_nsec;
  return std::to_string(status.st_size) + " " + std::to_string(nanoseconds) + " ";
}

void state_language(libsearch::Document& document) {
  if (document.language.empty())
    document.language =
        detect_language(document.text.size() < 60 ? document.title + "\n" + document.text : document.text);
}

}  // namespace

std::string id_of(const std::string& name) {
  if (libsearch::is_utf8(name)) return name;
  std::string id;
  for (const char c : name) {
    char escape[8];
    std::snprintf(escape, sizeof escape, "\\x%02X", static_cast<unsigned>(static_cast<unsigned char>(c)));
    if (static_cast<unsigned char>(c) < 0x80)
      id += c;
    else
      id += escape;
  }
  return id;
}

void Report::skip(const std::string& where, const std::string& reason) {
  ++skipped;
  tell(where + ": " + reason);
}

void Report::leave_out(std::string member) {
  constexpr std::size_t most_names = 5;
  ++left_out;
  if (left_out_names.size() < most_names) left_out_names.insert(std::move(member));
}

bool is_file_stamp(const std::string& stamp) { return !stamp.empty() && !stamp.starts_with(line_stamp); }

Sources::Sources(std::vector<std::string> names, const std::filesystem::path& index, KnownStamp known, Report& report)
    : names_(std::move(names)), known_(std::move(known)), report_(report) {
  stat(index.c_str(), &index_);
  bool all_known = true;
  for (const auto& name : names_) {
    struct stat status {};
    all_known = all_known && name != "-" && stat(name.c_str(), &status) == 0 && S_ISREG(status.st_mode);
    total_ += static_cast<std::uint64_t>(status.st_size);
  }
  if (!all_known) total_ = 0;
  std::reverse(names_.begin(), names_.end());
}

std::uint64_t Sources::bytes() const { return bytes_ + (objects_ ? objects_->position() : 0); }

double Sources::part() const { return total_ == 0 ? 0 : static_cast<double>(bytes()) / static_cast<double>(total_); }

bool Sources::next(libsearch::Document& document) {
  while (!interrupted()) {
    if (objects_ ? next_object(document) : next_file(document)) return true;
    if (!objects_ && !folder_ && !file_) {
      if (names_.empty()) return false;
      const std::string name = std::move(names_.back());
      names_.pop_back();
      open(name);
    }
  }
  return false;
}

void Sources::open(const std::string& name) try {
  if (name == "-") {
    objects_.emplace(name, open_input(name), JsonLayout::lines, report_);
    return;
  }
  OpenFile file = open_safely(AT_FDCWD, name.c_str(), true);
  if (S_ISDIR(file.status.st_mode))
    folder_.emplace(name, std::move(file.descriptor), index_, report_);
  else
    file_ = std::move(file);
} catch (const Unreadable& error) {
  report_.complete = false;
  report_.skip(name, error.what());
}

bool Sources::next_object(libsearch::Document& document) {
  std::uint64_t hash = 0;
  while (objects_->next(document, hash)) {
    report_.met.push_back(content_hash(document.id));
    document.stamp = line_stamp + hexadecimal(hash);
    if (known_ && known_(document.id) == document.stamp) {
      ++report_.unchanged;
    } else {
      state_language(document);
      return true;
    }
  }
  bytes_ += objects_->position();
  objects_.reset();
  return false;
}

/// The next document that is a file by itself; false also when the file is one of JSON objects, which is open now.
bool Sources::next_file(libsearch::Document& document) {
  OpenFile file;
  if (file_) {
    file = std::move(*file_);
    file_.reset();
  } else if (!folder_ || !folder_->next(file)) {
    folder_.reset();
    return false;
  }
  place_ = file.name;
  try {
    return read(std::move(file), document);
  } catch (const Unreadable& error) {
    report_.skip(place_, error.what());
    return false;
  }
}

bool Sources::read(OpenFile file, libsearch::Document& document) {
  const FileKind kind = kind_by_name(file.name);
  if (kind == FileKind::json || kind == FileKind::json_lines) {
    const JsonLayout layout = kind == FileKind::json ? JsonLayout::any : JsonLayout::lines;
    objects_.emplace(file.name, Input(std::move(file.descriptor)), layout, report_);
    return false;
  }
  const std::string id = id_of(file.name), begin = stamp_of(file.status);
  report_.met.push_back(content_hash(id));
  const auto known = known_ ? known_(id) : std::nullopt;
  bool unchanged = known && known->starts_with(begin);
  if (!unchanged) {
    const std::string bytes = Input(std::move(file.descriptor)).all(largest_file);
    const std::string hash = hexadecimal(content_hash(bytes));
    bytes_ += bytes.size();
    unchanged = known && is_file_stamp(*known) && known->ends_with(" " + hash);
    if (!unchanged) document = read_document(id, bytes);
    document.stamp = begin + hash;
  }
  if (unchanged)
    ++report_.unchanged;
  else
    state_language(document);
  return !unchanged;
}

}  // namespace lsearch

// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/json_records.h"

#include <string_view>

namespace lsearch {
namespace {

/// White space, commas, and the byte order mark that some programs begin a file with.
bool is_between_objects(int byte) {
  constexpr std::string_view between = " \t\r\n,\xEF\xBB\xBF";
  return byte != Input::end && between.find(static_cast<char>(byte)) != between.npos;
}

}  // namespace

bool JsonRecords::next(std::string& record) {
  return layout_ == JsonLayout::lines ? next_line(record) : next_object(record);
}

bool JsonRecords::next_line(std::string& record) {
  line_ = next_line_;
  const bool any = input_.next_line(record);
  cut_ = input_.line_was_cut();
  ++next_line_;
  return any;
}

bool JsonRecords::next_object(std::string& record) {
  int byte = input_.peek();
  for (; is_between_objects(byte) || byte == '[' || byte == ']'; byte = input_.peek()) {
    if (byte == '[' || byte == ']') in_list_ = byte == '[';
    take();
  }
  line_ = next_line_;
  if (byte == Input::end && !in_list_) return false;
  if (byte == Input::end) throw Unreadable("the list has no end");
  if (byte != '{') throw Unreadable("not a JSON object");
  take_object(record);
  if (!in_list_ && line_ == next_line_ && ends_line()) layout_ = JsonLayout::lines;
  return true;
}

/// Takes the object that begins here: what is up to the bracket that closes its first one.
void JsonRecords::take_object(std::string& record) {
  record.clear();
  cut_ = false;
  std::size_t depth = 0;
  bool in_string = false, escaped = false;
  do {
    const int byte = take();
    if (byte == Input::end) throw Unreadable("the object has no end");
    if (in_string) {
      in_string = escaped || byte != '"';
      escaped = !escaped && byte == '\\';
    } else {
      in_string = byte == '"';
      if (byte == '{' || byte == '[') ++depth;
      if (byte == '}' || byte == ']') --depth;
    }
    cut_ = cut_ || record.size() == Input::longest_line;
    if (!cut_) record += static_cast<char>(byte);
  } while (depth > 0);
}

/// Whether nothing but a line's end follows, which is taken then.
bool JsonRecords::ends_line() {
  while (input_.peek() == ' ' || input_.peek() == '\t' || input_.peek() == '\r') take();
  return input_.peek() == '\n' && take() == '\n';
}

int JsonRecords::take() {
  const int byte = input_.take();
  if (byte == '\n') ++next_line_;
  return byte;
}

}  // namespace lsearch

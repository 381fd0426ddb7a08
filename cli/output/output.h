// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include <libsearch/error.h>
#include <libsearch/explanation.h>
#include <libsearch/results.h>

#include "options.h"

// What goes to standard output. Nothing made here has control or bidirectional characters from a document alive.
namespace lsearch {

/// Whoever read our standard output has enough.
struct ClosedPipe {};

/// Standard output, buffered. Its end writes what is left too, also of a command that fails, but only flush() tells
/// where that could not be written.
class Sink {
 public:
  Sink() = default;
  ~Sink();
  Sink(const Sink&) = delete;
  Sink& operator=(const Sink&) = delete;
  /// Both throw ClosedPipe, or libsearch::Error(io, no_space) where the output cannot be written.
  void write(std::string_view text);
  void flush();

 private:
  std::string waiting_;
};

/// All of standard output at once.
void print(std::string_view text);

struct Question {
  std::string id;  ///< of a batch; else "1"
  std::string text;
};

/// The answer in the format that was asked for; ends with a line end unless empty.
std::string shown(const Question& question, const libsearch::Results& results, const Options& options);

std::string as_text(const Question& question, const libsearch::Results& results, const Options& options);
std::string as_json(const Question& question, const libsearch::Results& results, const Options& options);
/// Instead of an answer, where a batch's question cannot be understood: a JSON line; nothing in the other formats.
std::string shown_fault(const Question& question, const libsearch::Error& error, const Options& options);

/// A table, each column as wide as its widest cell; `indent` before each row.
std::string table(const std::vector<std::vector<std::string>>& rows, std::string_view indent = "");

std::string joined(const std::vector<std::string>& words);

using Json = nlohmann::ordered_json;

/// The version of the JSON that is printed: grows when members change their meaning or go away, not when some are
/// added.
constexpr int json_version = 1;

/// `value` on a line: valid UTF-8 whatever was in it, control and bidirectional characters escaped.
std::string json_line(const Json& value);

Json spellings_json(const std::vector<libsearch::Spelling>& spellings);

/// A word of a question and what it is looked for as.
Json word_json(const libsearch::WordSpellings& word);
std::string word_text(const libsearch::WordSpellings& word);

}  // namespace lsearch

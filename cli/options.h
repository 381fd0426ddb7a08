// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <libsearch/searcher.h>

namespace lsearch {

enum class Format { text, json, trec, ids };
/// What ranges in JSON count.
enum class Offsets { bytes, code_points, utf16 };

/// What a command line asks for: resolved, with nothing left to look up in the environment.
struct Options {
  libsearch::Shards shards;           ///< the indexes to be searched
  std::filesystem::path index;        ///< of commands that need one in a directory: the only one
  std::vector<std::string> operands;  ///< sources, ids, or the words of a question
  libsearch::SearchOptions search;
  Format format = Format::text;
  Offsets offsets = Offsets::bytes;
  std::string batch;            ///< file of questions; empty: none
  std::string language = "en";  ///< of the text of `analyze`
  unsigned jobs = 0;
  std::string aliases;  ///< file of aliases; empty: none
  bool place_names = false;
  std::optional<libsearch::Positions> positions;  ///< none: as the index has them
  bool prune = false;
  bool remove_missing = false;
  bool quiet = false;
  bool progress = false;
  bool colour = false;
};

struct Command {
  const char* name;
  const char* operands;     ///< as shown in the usage line
  std::size_t least, most;  ///< operands
  const char* description;
  const char* examples;
  int (*run)(const Options&);  ///< returns the exit status
};

struct Request {
  const Command* command = nullptr;  ///< null: everything is done (help, version), or wrong; end with `status`
  Options options;
  int status = 0;
};

/// Reads the command line; prints help, and what is wrong with it, by itself.
Request read_command_line(int argc, char** argv);

}  // namespace lsearch

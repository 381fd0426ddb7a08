// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

#include <libsearch/error.h>

#include "console.h"
#include "options.h"
#include "readers/input.h"

namespace lsearch {

/// Exit statuses: part of the command's contract.
enum Status : int {
  done = 0,  ///< something found or done
  nothing_found = 1,
  misused = 2,        ///< wrong usage, or a question that cannot be understood
  skipped_input = 3,  ///< done, but for input that was skipped
  no_index = 4,
  locked = 5,   ///< by another writer
  damaged = 6,  ///< the index is damaged or of another version
  failed = 7,   ///< input or output failure
};

int run_index(const Options& options);
int run_search(const Options& options);
int run_like(const Options& options);
int run_suggest(const Options& options);
int run_rebuild(const Options& options);
int run_delete(const Options& options);
int run_names(const Options& options);
int run_explain(const Options& options);
int run_analyze(const Options& options);
int run_stats(const Options& options);
int run_check(const Options& options);

/// All commands, in the order in which help names them.
std::span<const Command> commands();
/// The command of that name; null if there is none.
const Command* find_command(std::string_view name);

/// Whether it is the question that is wrong, rather than the index.
bool is_about_question(libsearch::ErrorCode code);

/// Tells which remote indexes did not answer. `status`, or skipped_input if there are any: their documents are missing.
int answered(const libsearch::Searcher& searcher, int status);

/// Of `index` and `rebuild`: tells "VERB 30 documents (2 skipped) in 0.3 s" and returns the exit status.
int summarise(const char* verb, std::size_t documents, std::size_t removed, const Report& report,
              const Progress& progress, const Options& options);

}  // namespace lsearch

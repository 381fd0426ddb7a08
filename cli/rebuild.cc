// SPDX-License-Identifier: GPL-2.0-or-later
#include <cstdio>

#include <libsearch/error.h>
#include <libsearch/index.h>

#include "commands.h"
#include "console.h"
#include "readers/sources.h"

namespace lsearch {
namespace {

void tell_left_out(const Report& report) {
  if (report.left_out == 0) return;
  std::string names;
  for (const auto& name : report.left_out_names) names += (names.empty() ? "" : ", ") + name;
  tell(grouped(report.left_out) + " JSON members were left out: their names or values cannot be fields, such as " +
       names);
}

}  // namespace

int summarise(const char* verb, std::size_t documents, std::size_t removed, const Report& report,
              const Progress& progress, const Options& options) {
  tell_left_out(report);
  std::string also;
  for (const auto& [count, what] :
       {std::pair{report.unchanged, " unchanged"},
        {removed, " removed"},
        {report.skipped, " skipped"},
        {report.other_files, " not text by name"},
        {report.special_files, report.special_files == 1 ? " link or special file" : " links or special files"}})
    if (count > 0) also += (also.empty() ? " (" : ", ") + grouped(count) + what;
  char time[32];
  std::snprintf(time, sizeof time, "%.1f s", progress.seconds());
  if (!options.quiet)
    tell((interrupted() ? std::string("stopped: ") : "") + verb + " " + grouped(documents) +
         (documents == 1 ? " document" : " documents") + also + (also.empty() ? "" : ")") + " in " + time);
  return interrupted() ? interrupt_status() : report.skipped > 0 ? skipped_input : done;
}

int run_rebuild(const Options& options) {
  Progress progress(options.progress);
  Report report;
  libsearch::Index index(options.index, {.create = false, .jobs = options.jobs});
  watch_interrupts();
  Sources sources(options.operands, options.index, {}, report);
  const auto shown = [&](const libsearch::Progress& made) {
    const double part = made.documents_total == 0
                            ? sources.part()
                            : static_cast<double>(made.documents) / static_cast<double>(made.documents_total);
    progress.show(made.documents, made.bytes, part);
    return !interrupted();
  };
  bool has_any = false;
  const auto next = [&](libsearch::Document& document) {
    if (sources.next(document)) return has_any = true;
    if (!has_any && !report.complete)  // a misspelt name is no wish for an empty index
      throw libsearch::Error(libsearch::ErrorCode::io, "none of the sources could be read",
                             "the index is as it was before");
    return false;
  };
  const auto made = options.operands.empty() ? index.rebuild(shown) : index.rebuild(next, shown);
  for (const auto& refusal : made.refused) report.skip(refusal.id, refusal.reason);
  return summarise("rebuilt", made.documents, 0, report, progress, options);
}

}  // namespace lsearch

// SPDX-License-Identifier: GPL-2.0-or-later
#include <cstdio>
#include <set>
#include <string>

#include <libsearch/error.h>
#include <libsearch/searcher.h>

#include "commands.h"
#include "console.h"
#include "output/output.h"
#include "readers/input.h"
#include "readers/sources.h"

namespace lsearch {
namespace {

void tell_suggestions(const libsearch::Results& results) {
  if (!results.did_you_mean.empty()) return tell("did you mean: " + results.did_you_mean);
  for (const auto& suggestion : results.suggestions) {
    std::string words;
    for (const auto& word : suggestion.words) words += (words.empty() ? "" : ", ") + word.text;
    tell("near " + suggestion.word + ": " + words);
  }
}

/// Each once, in a batch too: `told` has those that were.
void tell_unknown_fields(const libsearch::Results& results, std::set<std::string>& told) {
  for (const auto& field : results.unknown_fields)
    if (told.insert(field).second) tell("no document has a field '" + field + "'");
}

void tell_total(const libsearch::Results& results) {
  if (results.total == 0) return tell("nothing found");
  char time[32];
  std::snprintf(time, sizeof time, "%.1f ms", results.milliseconds);
  tell(std::to_string(results.hits.size()) + (results.total_is_exact ? " of " : " of about ") + grouped(results.total) +
       " documents in " + time);
}

int show(const Question& question, const libsearch::Results& results, const Options& options) {
  print(shown(question, results, options));
  std::set<std::string> told_fields;
  tell_unknown_fields(results, told_fields);
  if (!options.quiet && options.format == Format::text) {
    tell_total(results);
    tell_suggestions(results);
  }
  return results.hits.empty() ? nothing_found : done;
}

int answer_one(libsearch::Searcher& searcher, const Options& options) {
  const Question question{.id = "1", .text = joined(options.operands)};
  return show(question, searcher.search(question.text, options.search), options);
}

/// "id<TAB>question", or the question alone.
Question question_of(const std::string& line, std::size_t number) {
  const std::size_t tab = line.find('\t');
  if (tab == std::string::npos) return {.id = std::to_string(number), .text = line};
  return {.id = line.substr(0, tab), .text = line.substr(tab + 1)};
}

int answer_batch(libsearch::Searcher& searcher, const Options& options) {
  Input input = open_input(options.batch);
  Sink sink;
  std::string line;
  bool found = false, misunderstood = false;
  std::set<std::string> told_fields;
  for (std::size_t number = 1; input.next_line(line); ++number) {
    const Question question = question_of(line, number);
    try {
      const auto results = searcher.search(question.text, options.search);
      found = found || !results.hits.empty();
      tell_unknown_fields(results, told_fields);
      sink.write(shown(question, results, options));
    } catch (const libsearch::Error& error) {
      if (!is_about_question(error.code())) throw;
      misunderstood = true;
      tell(options.batch + ":" + std::to_string(number) + ": " + error.what());
      sink.write(shown_fault(question, error, options));
    }
    if (options.batch == "-") sink.flush();  // whoever asks may wait for the answer
  }
  sink.flush();
  return misunderstood ? misused : found ? done : nothing_found;
}

}  // namespace

bool is_about_question(libsearch::ErrorCode code) {
  using enum libsearch::ErrorCode;
  return code == bad_query || code == too_complex;
}

int answered(const libsearch::Searcher& searcher, int status) {
  const auto unreachable = searcher.unreachable();
  for (const auto& index : unreachable)
    complain("no answer from '" + index.place + "': " + index.reason, "its documents are missing");
  return unreachable.empty() || status == misused ? status : skipped_input;
}

int run_like(const Options& options) {
  const Question question{.id = "1", .text = id_of(options.operands[0])};
  libsearch::Searcher searcher(options.shards);
  const auto results = searcher.like(question.text, options.search);
  if (results) return answered(searcher, show(question, *results, options));
  complain("there is no document '" + question.text + "'");
  return answered(searcher, nothing_found);
}

int run_search(const Options& options) try {
  if (options.batch.empty() == options.operands.empty()) {
    complain(options.batch.empty() ? "no question" : "a question and --batch exclude each other",
             "see lsearch search --help");
    return misused;
  }
  libsearch::Searcher searcher(options.shards);
  return answered(searcher, options.batch.empty() ? answer_one(searcher, options) : answer_batch(searcher, options));
} catch (const Unreadable& error) {
  throw libsearch::Error(libsearch::ErrorCode::io, options.batch + ": " + error.what());
}

}  // namespace lsearch

// SPDX-License-Identifier: GPL-2.0-or-later
#include <cstdio>

#include <libsearch/display.h>

#include "output/output.h"

namespace lsearch {
namespace {

/// An id that stays in its column: spaces as %20.
std::string column(const std::string& id) {
  std::string text;
  for (const char c : libsearch::plain_text(id)) c == ' ' ? text += "%20" : text += c;
  return text;
}

std::string as_trec(const Question& question, const libsearch::Results& results) {
  std::string text;
  const std::string begin = column(question.id) + " Q0 ";
  for (const auto& hit : results.hits) {
    char rest[64];
    std::snprintf(rest, sizeof rest, " %zu %.6f lsearch\n", hit.rank, hit.score);
    text += begin + column(hit.id) + rest;
  }
  return text;
}

std::string as_ids(const libsearch::Results& results) {
  std::string text;
  for (const auto& hit : results.hits) text += libsearch::plain_text(hit.id) + "\n";
  return text;
}

}  // namespace

std::string shown(const Question& question, const libsearch::Results& results, const Options& options) {
  switch (options.format) {
    case Format::json:
      return as_json(question, results, options);
    case Format::trec:
      return as_trec(question, results);
    case Format::ids:
      return as_ids(results);
    default:
      return as_text(question, results, options);
  }
}

}  // namespace lsearch

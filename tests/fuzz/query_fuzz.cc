// SPDX-License-Identifier: GPL-2.0-or-later
// Any question is read or refused with an Error, its parts lie inside it, and reading it again gives the same tree.
#include <algorithm>
#include <string>

#include <libsearch/error.h>
#include <libsearch/query.h>

#include "fuzz.h"

namespace {

void require_ranges_inside(const libsearch::Query& query, std::size_t size) {
  fuzz::require(query.begin <= query.end && query.end <= size, "a part's byte range lies in the question");
  for (const libsearch::Query& child : query.children) require_ranges_inside(child, size);
}

bool is_control(char c) { return (c >= 0 && c < 0x20) || c == 0x7f; }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view question = fuzz::as_text(data, size);
  for (const libsearch::Match match : {libsearch::Match::any, libsearch::Match::all}) {
    try {
      const libsearch::Query query = libsearch::parse_query(question, match);
      require_ranges_inside(query, size);
      const std::string printed = to_string(query);
      fuzz::require(std::none_of(printed.begin(), printed.end(), is_control), "a tree prints without controls");
      fuzz::require(printed == to_string(libsearch::parse_query(question, match)), "reading is deterministic");
    } catch (const libsearch::Error& error) {
      fuzz::require(error.position().value_or(0) <= size, "an error's position lies in the question");
    }
  }
  return 0;
}

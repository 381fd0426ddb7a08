// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <libsearch/document.h>
#include <libsearch/index.h>
#include <libsearch/searcher.h>

// An index whose content is known after each commit.
namespace soak {

/// The documents of an index: the version of each by its number.
using State = std::map<unsigned, unsigned>;

std::string id_of(unsigned number);
/// The document of this number and version: always the same, a word of it in no other.
libsearch::Document document_of(unsigned number, unsigned version, std::size_t words);
/// That word.
std::string mark_of(unsigned number, unsigned version);

/// What one commit changes: documents new and replaced, and some removed.
struct Changes {
  State put;
  std::vector<unsigned> removed;
};
/// The changes of the commit after `state`; the same for the same state, commit number and seed.
Changes changes_after(const State& state, unsigned commit, std::uint64_t seed);
State applied(State state, const Changes& changes);
/// Makes the changes in `index`, without committing.
void make(libsearch::Index& index, const Changes& changes);

/// Empty if the index holds `state` and nothing else, in its records and its postings; else what differs first.
std::string difference(libsearch::Searcher& searcher, const State& state);

}  // namespace soak

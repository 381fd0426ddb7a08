// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/snapshot.h"

#include <libsearch/error.h>

#include "index/head.h"

namespace libsearch::search {
namespace {
/// How often a generation may vanish between reading its name and opening it before that is an error.
constexpr int open_attempts = 10;
}  // namespace

Snapshot::Snapshot(std::filesystem::path root) : root_(std::move(root)) {
  index::translated("opening the index", [this] { open(); });
}

void Snapshot::open() {
  for (int attempt = 1;; ++attempt) {
    try {
      open_generation();
      return;
    } catch (const Error& error) {
      if (error.code() != ErrorCode::not_found || !index::has_index(root_)) throw;
      if (attempt == open_attempts)
        throw Error(ErrorCode::corrupt, "the generation that CURRENT names is missing",
                    "run 'lsearch rebuild' with the sources to make the index anew");
    }
  }
}

void Snapshot::open_generation() {
  const std::uint64_t number = index::current_generation(root_);
  const auto path = index::generation_path(root_, number);
  index::GenerationHold hold(path);
  if (index::current_generation(root_) != number) throw Error(ErrorCode::not_found, "the generation was replaced");
  manifest_ = index::read_manifest(path);
  index::require_own_rules(manifest_);
  database_ = index::open_checked(path);
  hold_ = std::move(hold);
  generation_ = number;
  load();
}

void Snapshot::load() {
  languages_.clear();
  for (auto it = database_.allterms_begin("L"); it != database_.allterms_end("L"); ++it)
    if (const auto language = names::stem_language((*it).substr(1))) languages_.push_back(*language);
}

bool Snapshot::refresh() {
  return index::translated("opening the index", [this] {
    if (index::current_generation(root_) != generation_) {
      open();
      return true;
    }
    index::check_head(index::generation_path(root_, generation_));
    const bool is_newer = database_.reopen();
    if (is_newer) load();
    return is_newer;
  });
}

}  // namespace libsearch::search

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <utility>
#include <vector>

#include <xapian.h>

#include "index/store.h"
#include "names/stem.h"

namespace libsearch::search {

/// The state of an index that questions are answered from: one generation, held against removal, and one committed
/// revision of it. Not thread-safe.
class Snapshot {
 public:
  explicit Snapshot(std::filesystem::path root);

  /// Moves to the newest committed state; true if there was a newer one.
  bool refresh();

  /// Runs `action` and returns its result, again from the newest state if a writer has overwritten the present one
  /// meanwhile. Errors of the engine become Error.
  template <class Action>
  decltype(auto) read(Action&& action);

  const Xapian::Database& database() const { return database_; }
  /// The languages of documents that there is a stemmer for.
  const std::vector<names::StemLanguage>& languages() const { return languages_; }
  std::uint64_t generation() const { return generation_; }
  const index::Manifest& manifest() const { return manifest_; }
  const std::filesystem::path& root() const { return root_; }

 private:
  void open();
  void open_generation();
  void load();

  std::filesystem::path root_;
  std::uint64_t generation_ = 0;
  index::Manifest manifest_;
  index::GenerationHold hold_;
  Xapian::Database database_;
  std::vector<names::StemLanguage> languages_;
};

}  // namespace libsearch::search

#include "index/xapian_error.h"

namespace libsearch::search {

template <class Action>
decltype(auto) Snapshot::read(Action&& action) {
  constexpr int retries = 5;
  return index::translated("reading the index", [&]() -> decltype(auto) {
    return index::on_one_state(
        retries, [this] { refresh(); }, action);
  });
}

}  // namespace libsearch::search

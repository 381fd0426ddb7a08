// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <exception>
#include <memory>
#include <string>
#include <vector>

#include <libsearch/results.h>
#include <libsearch/searcher.h>
#include <xapian.h>

#include "index/xapian_error.h"
#include "names/stem.h"
#include "search/expansion.h"
#include "search/lexicon_view.h"
#include "search/shard.h"

namespace libsearch::search {

/// The state of one or several indexes that questions are answered from: of each one committed revision. A remote index
/// that does not answer is left out until it does again. Not thread-safe.
class Snapshot {
 public:
  explicit Snapshot(const Shards& shards);
  Snapshot(const Snapshot&) = delete;  // parts refer to each other
  Snapshot& operator=(const Snapshot&) = delete;

  /// Moves to the newest committed state; true if there was a newer one.
  bool refresh();

  /// Runs `action` and returns its result, again from the newest state if a writer has overwritten the present one
  /// meanwhile, and again without the indexes that stopped to answer. Errors of the engine become Error.
  template <class Action>
  decltype(auto) read(Action&& action);

  /// All indexes as one.
  const Xapian::Database& database() const { return database_; }
  const LexiconView& lexicon() const { return lexicon_; }
  const Expander& expander() const { return expander_; }
  /// The languages of documents that there is a stemmer for, those of most documents first.
  const std::vector<StemmedLanguage>& languages() const { return languages_; }
  /// The least of positions that an index keeps.
  Positions positions() const;
  /// Whether those of all indexes can be asked for: of no remote one are they kept by document.
  bool has_positions() const;
  /// Whether any of them is on another machine, where only what is built into the engine works.
  bool has_remote() const;
  /// The indexes that database() consists of.
  const std::vector<const Shard*>& shards() const { return present_; }
  /// Where a document of database() lies: in which of shards(), and its number there.
  struct Place {
    std::size_t shard;
    Xapian::docid document;
  };
  Place place_of(Xapian::docid document) const;
  /// The index that a document of database() lies in, and its number among all that were asked for.
  const Shard& holder_of(Xapian::docid document) const;
  std::size_t shard_of(Xapian::docid document) const;
  /// The indexes that are left out, and why.
  std::vector<Unreachable> unreachable() const;

 private:
  using Clock = std::chrono::steady_clock;
  struct Member {
    std::unique_ptr<Shard> shard;
    std::string failure = {};       ///< why it is left out; empty: it is not
    Clock::time_point failed = {};  ///< when
    std::exception_ptr error = {};  ///< what opening it threw, if it answered but cannot be used

    void leave_out(const std::string& reason) {
      failure = reason;
      failed = Clock::now();
    }
  };

  std::string doing(const char* verb) const;
  void open_all();
  template <class Wanted>
  void open_remote(Wanted wanted);
  bool retry_left_out();
  void begin_reading();
  void recover(const index::ConnectionFailure& failure, int attempt);
  void combine();

  std::vector<Member> members_;
  std::vector<const Shard*> present_;
  std::vector<std::size_t> numbers_;  ///< of present_ among members_
  Xapian::Database database_;
  LexiconView lexicon_;
  std::vector<StemmedLanguage> languages_;
  Expander expander_{lexicon_, languages_};
  std::chrono::milliseconds pause_;
};

template <class Action>
decltype(auto) Snapshot::read(Action&& action) {
  constexpr int retries = 5;
  return index::translated(doing("reading"), [&]() -> decltype(auto) {
    const auto read_state = [&]() -> decltype(auto) {
      begin_reading();
      return index::on_one_state(
          retries, [this] { refresh(); }, action);
    };
    return index::on_connections([this](const auto& failure, int attempt) { recover(failure, attempt); }, read_state);
  });
}

}  // namespace libsearch::search

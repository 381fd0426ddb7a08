// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include <xapian.h>

#include "index/store.h"

namespace libsearch::search {

/// One of the indexes that questions are answered from, and the state of it that is read. Not thread-safe, but several
/// may be opened at once by several threads.
class Shard {
 public:
  virtual ~Shard() = default;

  /// Opens the newest committed state, on a new connection if it is remote. Throws Error, which names the place where
  /// the index there cannot be used, and Xapian::Error.
  void open();
  /// Moves to the newest committed state; true if there was a newer one. Throws like open().
  virtual bool refresh() = 0;
  /// Whether it lies on another machine, so that it may stop to answer.
  virtual bool is_remote() const = 0;
  /// Zero for what cannot be known from here.
  virtual std::uint64_t generation() const = 0;
  virtual std::uint64_t bytes() const = 0;

  /// As the user named it, and as the engine's errors name it in their context.
  const std::string& place() const { return place_; }
  const std::string& engine_name() const { return engine_name_; }
  const Xapian::Database& database() const { return database_; }
  const index::Manifest& manifest() const { return manifest_; }
  /// Of its documents.
  const std::map<std::string, Xapian::doccount>& languages() const { return languages_; }

 protected:
  explicit Shard(std::string place) : place_(std::move(place)) {}
  virtual void open_database() = 0;
  bool reopen();
  void read_languages();

  std::string place_;
  std::string engine_name_;
  Xapian::Database database_;
  index::Manifest manifest_;
  std::map<std::string, Xapian::doccount> languages_;
};

/// The index at `place`: a directory, or `xapian://HOST:PORT` for the database of a xapian-tcpsrv, which has
/// `time_limit` for each exchange. Does not open it. Throws Error(bad_input) for an address that is none.
std::unique_ptr<Shard> make_shard(const std::string& place, std::chrono::milliseconds time_limit);

}  // namespace libsearch::search

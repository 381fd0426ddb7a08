// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/shard.h"

#include <charconv>
#include <filesystem>
#include <string_view>
#include <utility>

#include <libsearch/error.h>

#include "index/files.h"
#include "index/head.h"

namespace libsearch::search {
namespace {

/// How often a generation may vanish between reading its name and opening it before that is an error.
constexpr int open_attempts = 10;
constexpr std::string_view remote_scheme = "xapian://";

/// An index in a directory. Its generation is held against removal.
class LocalShard : public Shard {
 public:
  explicit LocalShard(const std::string& place) : Shard(place), root_(place) {}

  bool refresh() override;
  bool is_remote() const override { return false; }
  std::uint64_t generation() const override { return generation_; }
  std::uint64_t bytes() const override { return index::size_of_tree(index::generation_path(root_, generation_)); }

 private:
  void open_database() override;
  void open_generation();

  std::filesystem::path root_;
  std::uint64_t generation_ = 0;
  index::GenerationHold hold_;
};

void LocalShard::open_database() {
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

void LocalShard::open_generation() {
  const std::uint64_t number = index::current_generation(root_);
  const auto path = index::generation_path(root_, number);
  index::GenerationHold hold(path);
  if (index::current_generation(root_) != number) throw Error(ErrorCode::not_found, "the generation was replaced");
  index::Manifest manifest = index::read_manifest(path);
  index::require_own_rules(manifest);
  database_ = index::open_checked(path);  // nothing has changed where this, too, throws
  manifest_ = std::move(manifest);
  hold_ = std::move(hold);
  generation_ = number;
  read_languages();
}

bool LocalShard::refresh() {
  if (index::current_generation(root_) != generation_) {
    open();
    return true;
  }
  index::check_head(index::generation_path(root_, generation_));
  return reopen();
}

/// The database of a xapian-tcpsrv.
class RemoteShard : public Shard {
 public:
  RemoteShard(const std::string& place, std::chrono::milliseconds time_limit);

  bool refresh() override { return reopen(); }
  bool is_remote() const override { return true; }
  std::uint64_t generation() const override { return 0; }
  std::uint64_t bytes() const override { return 0; }

 private:
  void open_database() override;

  std::string host_;
  unsigned port_ = 0;
  unsigned time_limit_;
};

RemoteShard::RemoteShard(const std::string& place, std::chrono::milliseconds time_limit)
    : Shard(place), time_limit_(static_cast<unsigned>(time_limit.count())) {
  const auto address = std::string_view(place).substr(remote_scheme.size());
  const auto colon = address.rfind(':');
  const auto digits = colon == address.npos ? std::string_view{} : address.substr(colon + 1);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port_);
  host_ = address.substr(0, colon);
  if (host_.empty() || error != std::errc() || end != digits.data() + digits.size() || port_ == 0 || port_ > 65535)
    throw Error(ErrorCode::bad_input, "'" + place + "' is no address of an index", "write xapian://HOST:PORT");
  engine_name_ = "remote:tcp(" + host_ + ":" + std::to_string(port_) + ")";
}

void RemoteShard::open_database() {
  database_ = Xapian::Remote::open(host_, port_, time_limit_, time_limit_);
  const std::string manifest = database_.get_metadata(index::manifest_key);
  if (manifest.empty())
    throw Error(ErrorCode::version, "no index of libsearch, or one of an older format",
                "let its server serve INDEX/generation-N/postings, see docs/sharding.md");
  manifest_ = index::parse_manifest(manifest);
  index::require_own_rules(manifest_);
  read_languages();
}

}  // namespace

void Shard::open() {
  try {
    open_database();
  } catch (const Error& error) {
    throw index::naming(place_, error);  // it may be one of several
  }
}

bool Shard::reopen() {
  const bool is_newer = database_.reopen();
  if (is_newer) read_languages();
  return is_newer;
}

void Shard::read_languages() {
  languages_.clear();
  for (auto it = database_.allterms_begin("L"); it != database_.allterms_end("L"); ++it)
    languages_.emplace((*it).substr(1), it.get_termfreq());
}

std::unique_ptr<Shard> make_shard(const std::string& place, std::chrono::milliseconds time_limit) {
  if (place.starts_with(remote_scheme)) return std::make_unique<RemoteShard>(place, time_limit);
  return std::make_unique<LocalShard>(place);
}

}  // namespace libsearch::search

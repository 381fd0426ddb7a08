// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/bulk_builder.h"

#include <algorithm>
#include <functional>

#include <libsearch/error.h>
#include <xapian.h>

#include "index/alias_list.h"
#include "index/document_analyzer.h"
#include "index/head.h"
#include "index/lexicon.h"
#include "index/store.h"
#include "index/terms.h"
#include "index/xapian_error.h"

namespace fs = std::filesystem;

namespace libsearch::index {
namespace {

/// Text in one small database. Measured best between half a megabyte and two: below, merging eats the gain; above, the
/// engine's trees leave the cache.
constexpr std::size_t chunk_bytes = 1u << 20;
/// What a document counts beside its text, so that a chunk of very short ones stays bounded.
constexpr std::size_t document_overhead = 128;
/// Databases merged at a time: each needs some five file descriptors, and 1,024 are usual.
constexpr std::size_t merge_fan_in = 128;
constexpr int default_block_size = 8192;

/// Nobody reads the directory before it is synced and published, so the engine need not sync. (DB_DANGEROUS brings no
/// speed here, and of what fails it tells only that it cannot cancel.)
constexpr int building_flags = Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC;

unsigned thread_count(unsigned jobs) { return jobs != 0 ? jobs : std::max(1u, std::thread::hardware_concurrency()); }

/// Throws where `merged` lacks what its sources have. A table whose file cannot be opened (too many are open, the disk
/// fails) is an empty one to the engine, and it says nothing.
void require_whole(const std::vector<fs::path>& sources, const fs::path& merged) {
  std::vector<std::uint64_t> expected(table_entries(merged).size());
  for (const auto& source : sources) {
    const auto entries = table_entries(source);
    std::transform(entries.begin(), entries.end(), expected.begin(), expected.begin(), std::plus<>());
  }
  // All but the first: postings of one word become one entry.
  const auto entries = table_entries(merged);
  if (!std::equal(entries.begin() + 1, entries.end(), expected.begin() + 1))
    throw Error(ErrorCode::io, "a part of the index could not be read while it was built");
}

void merge(const std::vector<fs::path>& sources, const fs::path& destination) {
  Xapian::Database all;
  for (const auto& source : sources) all.add_database(Xapian::Database(source, Xapian::DB_BACKEND_GLASS));
  LexiconMerger merger;
  all.compact(destination, 0, default_block_size, merger);
  require_whole(sources, destination);
}

}  // namespace

BulkBuilder::BulkBuilder(fs::path directory, unsigned jobs, bool positions)
    : directory_(std::move(directory)), jobs_(thread_count(jobs)), positions_(positions) {
  fs::create_directories(directory_ / "shards");
}

BulkBuilder::~BulkBuilder() { stop_threads(); }

void BulkBuilder::add(Document document) {
  rethrow_failure();
  Added& added = added_[document.id];
  ++added.times;
  added.stamp = document.stamp;
  filling_bytes_ += document.text.size() + document.title.size() + document_overhead;
  filling_.documents.push_back(std::move(document));
  if (filling_bytes_ >= chunk_bytes) hand_over();
}

bool BulkBuilder::remove(std::string_view id) {
  const auto found = added_.find(std::string(id));
  if (found == added_.end() || found->second.removed == found->second.times) return false;
  found->second.removed = found->second.times;
  return true;
}

const std::string* BulkBuilder::stamp(std::string_view id) const {
  const auto found = added_.find(std::string(id));
  if (found == added_.end() || found->second.removed == found->second.times) return nullptr;
  return &found->second.stamp;
}

std::uint64_t BulkBuilder::finish() {
  if (!filling_.documents.empty()) hand_over();
  stop_threads();
  rethrow_failure();
  return translated("building the index", [&] {
    merge_shards();
    remove_replaced();
    write_manifest(directory_, positions_);
    return Xapian::Database(postings_of(directory_), Xapian::DB_BACKEND_GLASS).get_doccount();
  });
}

void BulkBuilder::start_threads() {
  while (threads_.size() < jobs_) threads_.emplace_back([this] { work(); });
}

void BulkBuilder::stop_threads() noexcept {
  {
    const std::lock_guard lock(mutex_);
    no_more_ = true;
  }
  changed_.notify_all();
  for (auto& thread : threads_) thread.join();
  threads_.clear();
}

void BulkBuilder::hand_over() {
  start_threads();
  const std::size_t next = filling_.number + 1;
  {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return waiting_.size() < jobs_ || failure_; });
    waiting_.push_back(std::move(filling_));
  }
  changed_.notify_all();
  filling_ = {next, {}};
  filling_bytes_ = 0;
}

void BulkBuilder::rethrow_failure() {
  const std::lock_guard lock(mutex_);
  if (failure_) std::rethrow_exception(failure_);
}

void BulkBuilder::work() {
  DocumentAnalyzer analyzer(positions_);
  for (;;) {
    Chunk chunk;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return no_more_ || !waiting_.empty(); });
      if (waiting_.empty() || failure_) return;
      chunk = std::move(waiting_.front());
      waiting_.pop_front();
    }
    changed_.notify_all();
    try {
      translated("building the index", [&] { build_shard(chunk, analyzer); });
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
    }
    changed_.notify_all();
  }
}

void BulkBuilder::build_shard(const Chunk& chunk, DocumentAnalyzer& analyzer) {
  // The documents of one chunk are committed together: the engine must not commit some of them by itself before.
  Xapian::WritableDatabase shard(shard_path(0, chunk.number), building_flags);
  shard.begin_transaction(false);
  Vocabulary vocabulary;
  for (const auto& document : chunk.documents) shard.add_document(analyzer.analyse(document, vocabulary));
  seen_.keep_news(vocabulary);
  write_lexicon(shard, vocabulary, true);
  shard.commit_transaction();
  shard.commit();
}

fs::path BulkBuilder::shard_path(std::size_t level, std::size_t number) const {
  return directory_ / "shards" / (std::to_string(level) + "-" + std::to_string(number));
}

void BulkBuilder::write_metadata_shard(const fs::path& path) {
  Xapian::WritableDatabase shard(path, building_flags);
  shard.set_metadata(manifest_key, own_manifest(positions_));
  write_aliases(shard, aliases_);
  shard.commit();
}

/// Merges neighbours until one is left, so that documents stay in the order in which they were added.
void BulkBuilder::merge_shards() {
  std::vector<fs::path> shards;
  for (std::size_t i = 0; i < filling_.number; ++i) shards.push_back(shard_path(0, i));
  shards.push_back(shard_path(0, filling_.number));
  write_metadata_shard(shards.back());
  for (std::size_t level = 1; shards.size() > merge_fan_in; ++level) {
    const std::size_t groups = (shards.size() + merge_fan_in - 1) / merge_fan_in;
    std::vector<fs::path> merged;
    for (std::size_t group = 0; group < groups; ++group) {
      const auto from = shards.begin() + static_cast<std::ptrdiff_t>(shards.size() * group / groups);
      const auto to = shards.begin() + static_cast<std::ptrdiff_t>(shards.size() * (group + 1) / groups);
      merged.push_back(shard_path(level, group));
      merge({from, to}, merged.back());
      std::for_each(from, to, [](const fs::path& path) { fs::remove_all(path); });
    }
    shards = std::move(merged);
  }
  merge(shards, postings_of(directory_));
  fs::remove_all(directory_ / "shards");
}

/// Of documents with one id, the last stays, unless it was taken back.
void BulkBuilder::remove_replaced() {
  const bool needed = std::any_of(added_.begin(), added_.end(),
                                  [](const auto& entry) { return entry.second.times > 1 || entry.second.removed > 0; });
  if (!needed) return;
  Xapian::WritableDatabase database(postings_of(directory_), Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS);
  for (const auto& [id, added] : added_) {
    const std::string term = id_term(id);
    const std::vector<Xapian::docid> found(database.postlist_begin(term), database.postlist_end(term));
    const std::size_t leave_out = std::max<std::size_t>(added.removed, added.times - (added.removed < added.times));
    for (std::size_t i = 0; i < std::min(leave_out, found.size()); ++i) database.delete_document(found[i]);
  }
  database.commit();
}

}  // namespace libsearch::index

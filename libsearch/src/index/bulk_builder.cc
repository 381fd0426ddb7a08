// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/bulk_builder.h"

#include <sys/resource.h>

#include <algorithm>
#include <cerrno>
#include <functional>
#include <iterator>

#include <libsearch/error.h>
#include <xapian.h>

#include "index/alias_list.h"
#include "index/checksum.h"
#include "index/document_analyzer.h"
#include "index/files.h"
#include "index/head.h"
#include "index/lexicon.h"
#include "index/record.h"
#include "index/side_by_side.h"
#include "index/store.h"
#include "index/terms.h"
#include "index/xapian_error.h"

namespace fs = std::filesystem;

namespace libsearch::index {
namespace {

/// Text after which a small database is committed, so that the engine's trees stay in the processor's cache.
constexpr std::size_t commit_bytes = 256u << 10;
/// What a document counts beside its text, so that a chunk of very short ones stays bounded.
constexpr std::size_t document_overhead = 128;

/// Of a generation, in bytes. An update rewrites a block or two for each of its words: with half of Xapian's default a
/// document costs a tenth less and leaves less waste, and questions cost a hundredth more (docs/performance.md).
constexpr int block_size = 4096;
/// The smallest: small databases take no longer to make with it, and need less than half the memory to be merged.
constexpr int shard_block_size = 2048;

/// Nobody reads the directory before it is synced and published, so the engine need not sync. (DB_DANGEROUS brings no
/// speed here, and of what fails it tells only that it cannot cancel.)
constexpr int building_flags = Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC;

/// How many databases may be open at a time to be merged: each needs some five files and 40 KB.
std::size_t most_open_shards() {
  constexpr rlim_t other_files = 64;
  constexpr rlim_t files_each = 5;
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur < 2 * other_files) return 8;
  return static_cast<std::size_t>(std::clamp<rlim_t>((limit.rlim_cur - other_files) / files_each, 8, 640));
}

std::size_t weight_of(const Document& document) {
  return document.text.size() + document.title.size() + document_overhead;
}

unsigned thread_count(unsigned jobs) { return jobs != 0 ? jobs : std::max(1u, std::thread::hardware_concurrency()); }

/// Throws where `merged` lacks what its sources have. A table whose file cannot be opened (too many are open, the disk
/// fails) is an empty one to the engine, and it says nothing.
void require_whole(const std::vector<fs::path>& sources, const fs::path& merged, const std::string& reason) {
  std::vector<std::uint64_t> expected(table_entries(merged).size());
  for (const auto& source : sources) {
    const auto entries = table_entries(source);
    std::transform(entries.begin(), entries.end(), expected.begin(), expected.begin(), std::plus<>());
  }
  // All but the first, where postings of one word become one entry; but it has the id of each document.
  const auto entries = table_entries(merged);
  const Xapian::Database made(merged, Xapian::DB_BACKEND_GLASS);
  if (!std::equal(entries.begin() + 1, entries.end(), expected.begin() + 1) ||
      made.get_value_freq(id_slot) != made.get_doccount())
    throw Error(ErrorCode::io, "a part of '" + merged.string() + "' could not be read while it was built" +
                                   (reason.empty() ? "" : ": " + reason));
}

/// Listens to the system while the engine merges one table after the other: what failed in one is overwritten in errno
/// by the next.
class Merger : public LexiconMerger {
 public:
  void set_status(const std::string&, const std::string&) override {
    if (reason_.empty()) reason_ = last_system_reason();
  }
  const std::string& reason() const { return reason_; }

 private:
  std::string reason_;
};

void merge(const std::vector<fs::path>& sources, const fs::path& destination) {
  errno = 0;
  Xapian::Database all;
  for (const auto& source : sources) all.add_database(Xapian::Database(source, Xapian::DB_BACKEND_GLASS));
  Merger merger;
  all.compact(destination, 0, block_size, merger);
  require_whole(sources, destination, merger.reason());
}

}  // namespace

BulkBuilder::BulkBuilder(fs::path directory, unsigned jobs, bool positions, std::size_t chunk_bytes)
    : directory_(std::move(directory)), jobs_(thread_count(jobs)), positions_(positions), chunk_bytes_(chunk_bytes) {
  fs::create_directories(directory_ / "shards");
}

BulkBuilder::~BulkBuilder() { stop_threads(); }

void BulkBuilder::extend(const fs::path& generation) { base_ = {generation, open_checked(generation), 0}; }

void BulkBuilder::add(Document document) {
  rethrow_failure();
  std::uint32_t& fate = fates_[checksum(document.id)];
  if (fate == absent && base_ && base_->database.term_exists(id_term(document.id))) {
    ++base_->replaced;
    has_replaced_ = true;
  }
  has_replaced_ = has_replaced_ || fate != absent;
  if (fate == removed) removed_.erase(id_term(document.id));
  fate = present;
  const std::size_t bytes = weight_of(document);
  filling_.bytes += bytes;
  shard_bytes_ += bytes;
  filling_.documents.push_back(std::move(document));
  const bool is_last = shard_bytes_ >= chunk_bytes_;
  if (is_last || filling_.bytes >= commit_bytes) hand_over(is_last);
}

bool BulkBuilder::remove(std::string_view id) {
  const std::uint64_t key = checksum(id);
  const auto fate = fates_.get(key);
  if (fate == removed) return false;
  if (fate == absent) {
    if (!base_ || !base_->database.term_exists(id_term(id))) return false;
    ++base_->replaced;
  }
  fates_[key] = removed;
  removed_.insert(id_term(id));
  return true;
}

std::uint64_t BulkBuilder::finish() {
  return translated("building the index", [&] {
    if (base_ && is_mostly_replaced()) add_what_stays();
    if (shard_bytes_ > 0) hand_over(true);
    stop_threads();
    rethrow_failure();
    seen_.clear();
    fates_.clear();
    merge_shards();
    const auto compact = size_of_tree(postings_of(directory_));
    mend_merged();
    const Xapian::Database made(postings_of(directory_), Xapian::DB_BACKEND_GLASS);
    write_manifest(directory_, positions_, {compact, made.get_total_length()});
    return std::uint64_t{made.get_doccount()};
  });
}

/// Whether so many of the documents that are extended are replaced that it is less work to add the others anew than to
/// remove these.
bool BulkBuilder::is_mostly_replaced() const { return base_->replaced > base_->database.get_doccount() / 3; }

void BulkBuilder::add_what_stays() {
  const Xapian::Database old = std::exchange(base_, std::nullopt)->database;
  for (auto it = old.postlist_begin(""); it != old.postlist_end(""); ++it) {
    const Xapian::Document document = old.get_document(*it);
    if (fates_.get(checksum(document.get_value(id_slot))) == absent) add(read_record(document));
  }
}

void BulkBuilder::start_threads() {
  std::optional<fs::path> extended;
  if (base_) extended = postings_of(base_->generation);
  while (threads_.size() < jobs_) threads_.emplace_back([this, extended] { work(extended); });
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

/// Waits while the threads have enough to do: there may wait what the others have left of their shards, and then the
/// last one has its next step.
void BulkBuilder::hand_over(bool is_last) {
  start_threads();
  filling_.is_last = is_last;
  const std::size_t shard = filling_.shard + (is_last ? 1 : 0);
  {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return waiting_bytes_ <= (jobs_ - 1) * chunk_bytes_ || failure_; });
    waiting_bytes_ += filling_.bytes;
    waiting_.push_back(std::move(filling_));
  }
  changed_.notify_all();
  filling_ = {};
  filling_.shard = shard;
  filling_.is_first = is_last;
  if (is_last) shard_bytes_ = 0;
}

void BulkBuilder::rethrow_failure() {
  const std::lock_guard lock(mutex_);
  if (failure_) std::rethrow_exception(failure_);
}

void BulkBuilder::work(const std::optional<fs::path>& extended) {
  try {
    translated("building the index", [&] {
      DocumentAnalyzer analyzer(positions_);
      std::optional<Xapian::Database> known;  // the engine's objects are for one thread each
      if (extended) known.emplace(*extended, Xapian::DB_BACKEND_GLASS);
      while (auto first = take([](const Step& step) { return step.is_first; }))
        build_shard(std::move(*first), analyzer, known ? &*known : nullptr);
    });
  } catch (...) {
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = std::current_exception();
  }
  changed_.notify_all();
}

/// Waits for a step like that; nothing when there will be none, or a thread has failed.
std::optional<BulkBuilder::Step> BulkBuilder::take(const std::function<bool(const Step&)>& is_wanted) {
  std::optional<Step> step;
  {
    std::unique_lock lock(mutex_);
    auto found = waiting_.end();
    changed_.wait(lock, [&] {
      found = std::ranges::find_if(waiting_, is_wanted);
      return no_more_ || failure_ || found != waiting_.end();
    });
    if (failure_ || found == waiting_.end()) return std::nullopt;
    step = std::move(*found);
    waiting_.erase(found);
    waiting_bytes_ -= step->bytes;
  }
  changed_.notify_all();
  return step;
}

/// What is committed to a small database after so much text may be its own size, for each block can be written anew;
/// and the other threads may do the same.
void BulkBuilder::require_room_for(const fs::path& shard, std::size_t text) const {
  require_room(directory_, jobs_ * (size_of_tree(shard) + room_per_text * std::max(text, commit_bytes)));
}

void BulkBuilder::build_shard(Step first, DocumentAnalyzer& analyzer, const Xapian::Database* known) {
  const std::size_t number = first.shard;
  const fs::path path = shard_path(0, number);
  Xapian::WritableDatabase shard(path, building_flags, shard_block_size);
  Vocabulary vocabulary;
  std::optional<Step> step = std::move(first);
  for (; step; step = take([number](const Step& next) { return next.shard == number; })) {
    shard.begin_transaction();  // outside of one its destructor commits, room or not
    for (auto& document : step->documents) {
      shard.add_document(analyzer.analyse(document, vocabulary));
      document = {};  // its text is no longer needed
    }
    require_room_for(path, step->bytes);
    shard.commit_transaction();
    if (!step->is_last) continue;
    // The lexicon by itself: words in many languages take as much memory as their postings.
    seen_.keep_news(vocabulary);
    shard.begin_transaction();
    write_lexicon(shard, vocabulary, {known, false});
    require_room_for(path, step->bytes);
    shard.commit_transaction();
    return;
  }
}

fs::path BulkBuilder::shard_path(std::size_t level, std::size_t number) const {
  return directory_ / "shards" / (std::to_string(level) + "-" + std::to_string(number));
}

void BulkBuilder::write_metadata_shard(const fs::path& path) {
  Xapian::WritableDatabase shard(path, building_flags, shard_block_size);
  shard.set_metadata(manifest_key, own_manifest(positions_));
  if (!base_) write_aliases(shard, aliases_);
  shard.commit();
}

/// Merges all of it into one database, the documents in the order in which they were added.
void BulkBuilder::merge_shards() {
  std::vector<fs::path> shards;
  for (std::size_t i = 0; i < filling_.shard; ++i) shards.push_back(shard_path(0, i));
  shards.push_back(shard_path(0, filling_.shard));
  write_metadata_shard(shards.back());
  const std::size_t most = most_open_shards() - 1;
  for (std::size_t level = 1; shards.size() > most; ++level) merge_neighbours(shards, most, level);
  if (base_) {
    check_head(base_->generation);
    shards.insert(shards.begin(), postings_of(base_->generation));
  }
  merge(shards, postings_of(directory_));
  fs::remove_all(directory_ / "shards");
}

/// Merges no more of the shards than needed to leave `most`, all threads a group each at a time.
void BulkBuilder::merge_neighbours(std::vector<fs::path>& shards, std::size_t most, std::size_t level) {
  const std::size_t threads = std::min<std::size_t>(jobs_, most / 2);
  const std::size_t group_size = most / threads;
  const std::size_t too_many = shards.size() - most;
  const std::size_t groups = std::min((too_many + group_size - 2) / (group_size - 1), shards.size() / group_size);
  std::vector<fs::path> merged;
  for (std::size_t group = 0; group < groups; ++group) merged.push_back(shard_path(level, group));
  const auto merge_some = [&](std::size_t first) {
    for (std::size_t group = first; group < groups; group += threads) {
      const auto from = shards.begin() + static_cast<std::ptrdiff_t>(group * group_size);
      const auto to = from + static_cast<std::ptrdiff_t>(group_size);
      merge({from, to}, merged[group]);
      std::for_each(from, to, [](const fs::path& path) { fs::remove_all(path); });
    }
  };
  side_by_side(threads, merge_some);
  merged.insert(merged.end(), shards.begin() + static_cast<std::ptrdiff_t>(groups * group_size), shards.end());
  shards = std::move(merged);
}

/// The documents that a later one with the same id replaces, and those taken back.
std::vector<std::uint32_t> BulkBuilder::replaced(const Xapian::Database& database) const {
  std::vector<std::uint32_t> documents;
  for (auto term = database.allterms_begin("Q"); term != database.allterms_end("Q"); ++term) {
    const bool is_removed = removed_.contains(*term);
    if (term.get_termfreq() == 1 && !is_removed) continue;
    const std::vector<std::uint32_t> same(database.postlist_begin(*term), database.postlist_end(*term));
    documents.insert(documents.end(), same.begin(), is_removed ? same.end() : same.end() - 1);
  }
  return documents;
}

/// What merging cannot do.
void BulkBuilder::mend_merged() {
  const bool removes = has_replaced_ || !removed_.empty();
  const bool renames = base_ && read_aliases(base_->database) != aliases_;
  if (!removes && !renames) return;
  Xapian::WritableDatabase database(postings_of(directory_), Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS);
  if (removes) {
    constexpr std::uintmax_t room_per_document = 64 * block_size;
    const auto documents = replaced(database);
    require_room(directory_, std::min(size_of_tree(postings_of(directory_)), documents.size() * room_per_document));
    for (const std::uint32_t document : documents) database.delete_document(document);
  }
  if (renames) write_aliases(database, aliases_);
  database.commit();
}

}  // namespace libsearch::index

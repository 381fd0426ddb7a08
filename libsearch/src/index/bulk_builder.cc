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
#include "index/transaction.h"
#include "index/writing_ahead.h"
#include "index/xapian_error.h"

namespace fs = std::filesystem;

namespace libsearch::index {
namespace {

/// In bytes. An update rewrites a block or two for each of its words: with half of Xapian's default a document costs a
/// tenth less and leaves less waste, and questions cost a hundredth more (docs/performance.md).
constexpr int block_size = 4096;

/// Nobody reads the directory before it is synced and published, so the engine need not sync. (DB_DANGEROUS brings no
/// speed here, and of what fails it tells only that it cannot cancel.)
constexpr int building_flags = Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC;

/// How many databases may be open at a time to be merged: each needs some five files and 40 KB.
std::size_t most_open_segments() {
  constexpr rlim_t other_files = 64;
  constexpr rlim_t files_each = 5;
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur < 2 * other_files) return 8;
  return static_cast<std::size_t>(std::clamp<rlim_t>((limit.rlim_cur - other_files) / files_each, 8, 640));
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
  const WritingAhead ahead(destination);
  errno = 0;
  Xapian::Database all;
  for (const auto& source : sources) all.add_database(Xapian::Database(source, Xapian::DB_BACKEND_GLASS));
  Merger merger;
  all.compact(destination, 0, block_size, merger);
  require_whole(sources, destination, merger.reason());
}

}  // namespace

BulkBuilder::BulkBuilder(fs::path directory, unsigned jobs, Positions positions, std::size_t segment_bytes)
    : directory_(std::move(directory)),
      jobs_(thread_count(jobs)),
      positions_(positions),
      queue_(jobs_, segment_bytes),
      given_up_(std::make_exception_ptr(Error(ErrorCode::cancelled, "the index was given up while it was built"))) {
  fs::create_directories(directory_ / "segments");
}

BulkBuilder::~BulkBuilder() { queue_.fail(given_up_); }

void BulkBuilder::extend(const fs::path& generation) { base_ = {generation, open_checked(generation), 0}; }

void BulkBuilder::add(Document document) {
  queue_.rethrow_failure();
  std::uint32_t& fate = fates_[checksum(document.id)];
  if (fate == absent && base_ && base_->database.term_exists(id_term(document.id))) {
    ++base_->replaced;
    has_replaced_ = true;
  }
  has_replaced_ = has_replaced_ || fate != absent;
  if (fate == removed) removed_.erase(id_term(document.id));
  fate = present;
  start_threads();
  queue_.add(std::move(document));
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
  return translated("building '" + directory_.string() + "'", [&] {
    if (base_ && is_mostly_replaced()) add_what_stays();
    queue_.end();
    stop_threads();
    seen_.clear();
    fates_.clear();
    merge_segments();
    const auto compact = size_of_tree(postings_of(directory_));
    mend_merged();
    const Xapian::Database made(postings_of(directory_), Xapian::DB_BACKEND_GLASS);
    write_manifest(directory_, positions_, {compact, made.get_total_length()});
    // The file system takes as long to forget the segments as the processor to add up what became of them.
    side_by_side(2, [&](std::size_t i) { i == 0 ? remove_segments() : write_seal(directory_); });
    return std::uint64_t{made.get_doccount()};
  });
}

void BulkBuilder::remove_segments() const { fs::remove_all(directory_ / "segments"); }

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

/// Throws what went wrong in them.
void BulkBuilder::stop_threads() {
  threads_.clear();  // joins them
  queue_.rethrow_failure();
}

void BulkBuilder::work(const std::optional<fs::path>& extended) {
  try {
    translated("building '" + directory_.string() + "'", [&] {
      DocumentAnalyzer analyzer(positions_);
      std::optional<Xapian::Database> known;  // the engine's objects are for one thread each
      if (extended) known.emplace(*extended, Xapian::DB_BACKEND_GLASS);
      while (auto first = queue_.begin_segment()) build_segment(std::move(*first), analyzer, known ? &*known : nullptr);
    });
  } catch (...) {
    queue_.fail(std::current_exception());
  }
}

void BulkBuilder::build_segment(Step first, DocumentAnalyzer& analyzer, const Xapian::Database* known) {
  const std::size_t number = first.segment;
  const fs::path path = segment_path(0, number);
  Xapian::WritableDatabase segment(path, building_flags, block_size);
  Vocabulary vocabulary;
  for (std::optional<Step> step = std::move(first); step; step = queue_.next_of(number)) {
    Transaction transaction(segment, path);
    for (auto& document : step->documents) {
      transaction.add(analyzer.analyse(document, vocabulary));
      document = {};  // its text is no longer needed
    }
    transaction.commit();
  }
  // The lexicon by itself: words in many languages take as much memory as their postings.
  seen_.keep_news(vocabulary);
  Transaction transaction(segment, path);
  write_lexicon(segment, vocabulary, {known, false});
  transaction.commit();
}

fs::path BulkBuilder::segment_path(std::size_t level, std::size_t number) const {
  return directory_ / "segments" / (std::to_string(level) + "-" + std::to_string(number));
}

void BulkBuilder::write_metadata_segment(const fs::path& path) {
  Xapian::WritableDatabase segment(path, building_flags, block_size);
  segment.set_metadata(manifest_key, own_manifest(positions_));
  if (!base_) write_aliases(segment, aliases_);
  segment.commit();
}

/// Merges all of it into one database, the documents in the order in which they were added.
void BulkBuilder::merge_segments() {
  std::vector<fs::path> segments;
  for (const std::size_t segment : queue_.segments()) segments.push_back(segment_path(0, segment));
  segments.push_back(directory_ / "segments" / "metadata");
  write_metadata_segment(segments.back());
  const std::size_t most = most_open_segments() - 1;
  for (std::size_t level = 1; segments.size() > most; ++level) merge_neighbours(segments, most, level);
  if (base_) {
    check_head(base_->generation);
    segments.insert(segments.begin(), postings_of(base_->generation));
  }
  merge(segments, postings_of(directory_));
}

/// Merges no more of the segments than needed to leave `most`, all threads a group each at a time.
void BulkBuilder::merge_neighbours(std::vector<fs::path>& segments, std::size_t most, std::size_t level) {
  const std::size_t threads = std::min<std::size_t>(jobs_, most / 2);
  const std::size_t group_size = most / threads;
  const std::size_t too_many = segments.size() - most;
  const std::size_t groups = std::min((too_many + group_size - 2) / (group_size - 1), segments.size() / group_size);
  std::vector<fs::path> merged;
  for (std::size_t group = 0; group < groups; ++group) merged.push_back(segment_path(level, group));
  const auto merge_some = [&](std::size_t first) {
    for (std::size_t group = first; group < groups; group += threads) {
      const auto from = segments.begin() + static_cast<std::ptrdiff_t>(group * group_size);
      const auto to = from + static_cast<std::ptrdiff_t>(group_size);
      merge({from, to}, merged[group]);
      std::for_each(from, to, [](const fs::path& path) { fs::remove_all(path); });
    }
  };
  side_by_side(threads, merge_some);
  merged.insert(merged.end(), segments.begin() + static_cast<std::ptrdiff_t>(groups * group_size), segments.end());
  segments = std::move(merged);
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
  remove_segments();  // for room
  Xapian::WritableDatabase database(postings_of(directory_), Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS);
  if (removes) {
    constexpr std::size_t at_once = 10'000;  // the engine keeps what is removed in memory until it is committed
    const auto documents = replaced(database);
    for (std::size_t begin = 0; begin < documents.size(); begin += at_once) {
      Transaction transaction(database, postings_of(directory_));
      for (std::size_t i = begin; i < std::min(begin + at_once, documents.size()); ++i)
        transaction.remove(documents[i]);
      transaction.commit();
    }
  }
  if (!renames) return;
  Transaction transaction(database, postings_of(directory_));
  write_aliases(database, aliases_);
  transaction.commit();
}

}  // namespace libsearch::index

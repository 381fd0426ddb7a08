// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/updater.h"

#include <utility>

#include "index/alias_list.h"
#include "index/files.h"
#include "index/head.h"
#include "index/lexicon.h"
#include "index/store.h"
#include "index/terms.h"
#include "index/xapian_error.h"

namespace libsearch::index {

Updater::Updater(std::filesystem::path generation)
    : generation_(std::move(generation)), analyzer_(read_manifest(generation_).positions) {}

/// Opens the database and brings it to where the batch is.
void Updater::open() {
  if (database_) return;
  try {
    check_head(generation_);
    database_.emplace(postings_of(generation_), Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS);
    // What it told the vocabulary before was not committed.
    analyzer_ = DocumentAnalyzer(read_manifest(generation_).positions);
    vocabulary_.clear();
    database_->begin_transaction();
    for (const auto& change : batch_) apply(change);
  } catch (...) {
    abandon();
    throw;
  }
}

/// Lets go of the database without committing anything: a transaction that was begun is discarded.
void Updater::abandon() noexcept { database_.reset(); }

std::optional<Xapian::docid> Updater::find(std::string_view id) {
  const std::string term = id_term(id);
  const auto it = database_->postlist_begin(term);
  if (it == database_->postlist_end(term)) return std::nullopt;
  return *it;
}

void Updater::apply(const Change& change) {
  if (const auto* const document = std::get_if<Document>(&change))
    database_->replace_document(id_term(document->id), analyzer_.analyse(*document, vocabulary_));
  else
    database_->delete_document(id_term(std::get<Removal>(change).id));
}

void Updater::take(Change change) {
  translated("writing to the index", [&] {
    open();
    if (batch_.empty()) break_seal(generation_);
    try {
      apply(change);
    } catch (...) {
      abandon();  // the engine has dropped the whole batch; open() replays it, without this change
      throw;
    }
  });
  batch_.push_back(std::move(change));
}

void Updater::add(Document document) {
  const std::size_t bytes = document.text.size() + document.title.size();
  take(std::move(document));
  waiting_bytes_ += bytes;
}

bool Updater::remove(std::string_view id) {
  const bool is_there = translated("reading the index", [&] {
    open();
    return find(id).has_value();
  });
  if (is_there) take(Removal{std::string(id)});
  return is_there;
}

std::optional<std::string> Updater::stamp(std::string_view id) {
  return translated("reading the index", [&]() -> std::optional<std::string> {
    open();
    const auto found = find(id);
    if (!found) return std::nullopt;
    return database_->get_document(*found).get_value(stamp_slot);
  });
}

void Updater::commit() {
  if (batch_.empty() && !aliases_) return;
  translated("committing to the index", [&] {
    open();
    try {
      if (batch_.empty()) break_seal(generation_);
      Vocabulary news = vocabulary_;
      seen_.keep_news(news);
      write_lexicon(*database_, news, false);
      if (aliases_) write_aliases(*database_, *aliases_);
      database_->commit_transaction();
      // The engine syncs its files but not the directory that names them: without this, a power failure can leave a
      // database that does not open.
      sync(postings_of(generation_));
      keep_head(generation_);
    } catch (...) {
      abandon();
      seen_.clear();
      throw;
    }
  });
  batch_.clear();
  aliases_.reset();
  vocabulary_.clear();
  waiting_bytes_ = 0;
  database_->begin_transaction();
}

}  // namespace libsearch::index

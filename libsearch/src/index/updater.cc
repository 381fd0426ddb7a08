// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/updater.h"

#include <algorithm>
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

void Updater::open() {
  if (database_) return;
  check_head(generation_);
  database_.emplace(postings_of(generation_), Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS);
}

/// Lets go of the database without committing anything. What it told the vocabulary is not in the lexicon then.
void Updater::abandon() noexcept {
  database_.reset();
  analyzer_ = DocumentAnalyzer(analyzer_.positions());
  vocabulary_.clear();
  seen_.clear();
}

std::string Updater::doing(const char* verb) const { return std::string(verb) + " '" + generation_.string() + "'"; }

std::optional<Xapian::docid> Updater::find(std::string_view id) {
  const std::string term = id_term(id);
  const auto it = database_->postlist_begin(term);
  if (it == database_->postlist_end(term)) return std::nullopt;
  return *it;
}

const Change* Updater::waiting_change(std::string_view id) const {
  const auto found = latest_.find(std::string(id));
  return found == latest_.end() ? nullptr : &batch_[found->second];
}

void Updater::apply(const Change& change, Transaction& transaction) {
  if (const auto* const document = std::get_if<Document>(&change))
    transaction.replace(id_term(document->id), analyzer_.analyse(*document, vocabulary_));
  else
    transaction.remove(id_term(std::get<Removal>(change).id));
}

void Updater::put(const std::string& id, Change change) {
  latest_[id] = batch_.size();
  batch_.push_back(std::move(change));
}

void Updater::add(Document document) {
  waiting_bytes_ += document.text.size() + document.title.size();
  const std::string id = document.id;
  put(id, std::move(document));
}

bool Updater::remove(std::string_view id) {
  const Change* const waiting = waiting_change(id);
  const bool is_there =
      waiting != nullptr ? std::holds_alternative<Document>(*waiting) : translated(doing("reading"), [&] {
        open();
        return find(id).has_value();
      });
  if (is_there) put(std::string(id), Removal{std::string(id)});
  return is_there;
}

std::optional<std::string> Updater::stamp(std::string_view id) {
  if (const Change* const waiting = waiting_change(id)) {
    const auto* const document = std::get_if<Document>(waiting);
    return document != nullptr ? std::optional(document->stamp) : std::nullopt;
  }
  return translated(doing("reading"), [&]() -> std::optional<std::string> {
    open();
    const auto found = find(id);
    if (!found) return std::nullopt;
    return database_->get_document(*found).get_value(stamp_slot);
  });
}

void Updater::commit() {
  if (batch_.empty() && !aliases_) return;
  translated(doing("updating"), [&] {
    try {
      open();
      break_seal(generation_);
      const Xapian::Database before(postings_of(generation_), Xapian::DB_BACKEND_GLASS);
      Transaction transaction(*database_, postings_of(generation_));
      for (const auto& change : batch_) apply(change, transaction);
      seen_.keep_news(vocabulary_);
      write_lexicon(*database_, vocabulary_, {&before, true});
      if (aliases_) write_aliases(*database_, *aliases_);
      transaction.commit();
      // The engine syncs its files but not the directory that names them: without this, a power failure can leave a
      // database that does not open.
      sync(postings_of(generation_));
      keep_head(generation_);
    } catch (...) {
      abandon();
      throw;
    }
  });
  batch_.clear();
  latest_.clear();
  aliases_.reset();
  vocabulary_.clear();
  waiting_bytes_ = 0;
}

}  // namespace libsearch::index

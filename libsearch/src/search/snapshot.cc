// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/snapshot.h"

#include <algorithm>
#include <functional>
#include <map>

#include <libsearch/error.h>

#include "index/side_by_side.h"

namespace libsearch::search {
namespace {

/// An index that did not answer may keep every question waiting for the time limit: it is tried again after so many of
/// them only.
constexpr int pause = 10;

std::chrono::milliseconds checked(std::chrono::milliseconds time_limit) {
  using namespace std::chrono_literals;
  if (time_limit < 1ms || time_limit > 24h)
    throw Error(ErrorCode::bad_input, "the time limit of an index must lie between a millisecond and a day");
  return time_limit;
}

}  // namespace

Snapshot::Snapshot(const Shards& shards) : lexicon_(checked(shards.time_limit)), pause_(pause * shards.time_limit) {
  if (shards.places.empty()) throw Error(ErrorCode::bad_input, "no index to search was named");
  for (const auto& place : shards.places) members_.push_back({make_shard(place, shards.time_limit)});
  index::translated(doing("opening"), [this] { open_all(); });
}

/// What is being done, for errors: "reading '/index'". Of several the engine does not say which one it was.
std::string Snapshot::doing(const char* verb) const {
  const std::string what = members_.size() == 1 ? "'" + members_[0].shard->place() + "'" : "one of the indexes";
  return std::string(verb) + " " + what;
}

void Snapshot::open_all() {
  for (auto& member : members_) {
    member.failure.clear();
    if (member.shard->is_remote()) continue;
    index::translated("opening '" + member.shard->place() + "'", [&] { member.shard->open(); });
  }
  open_remote([](const Member&) { return true; });
  for (const auto& member : members_)
    if (member.error) std::rethrow_exception(member.error);
  combine();
}

/// Opens the remote indexes that are `wanted`, side by side, so that the slowest decides how long it takes.
template <class Wanted>
void Snapshot::open_remote(Wanted wanted) {
  std::vector<Member*> opened;
  for (auto& member : members_)
    if (member.shard->is_remote() && wanted(member)) opened.push_back(&member);
  index::side_by_side(opened.size(), [&](std::size_t i) {
    Member& member = *opened[i];
    member.failure.clear();
    member.error = nullptr;
    try {
      index::translated("connecting", [&] { member.shard->open(); });
    } catch (const Error& error) {
      member.leave_out(error.what());
      if (error.code() != ErrorCode::io) member.error = std::current_exception();
    } catch (const std::exception& error) {
      member.leave_out(error.what());
      member.error = std::current_exception();
    }
  });
}

/// Makes one of all that answer.
void Snapshot::combine() {
  database_ = Xapian::Database();
  present_.clear();
  numbers_.clear();
  std::map<names::StemLanguage, Xapian::doccount> languages;
  for (std::size_t i = 0; i < members_.size(); ++i) {
    if (!members_[i].failure.empty()) continue;
    present_.push_back(members_[i].shard.get());
    numbers_.push_back(i);
    database_.add_database(present_.back()->database());
    for (const auto& [language, documents] : present_.back()->languages())
      if (const auto stemmed = names::stem_language(language)) languages[*stemmed] += documents;
  }
  lexicon_.read_from(present_);
  expander_.forget();
  languages_.clear();
  constexpr std::uint64_t rare = 200;  // of so many documents, fewer than one
  const auto all = database_.get_doccount();
  for (const auto& [language, documents] : languages) languages_.push_back({language, documents * rare < all});
  std::ranges::stable_sort(languages_, std::greater(), [&](const auto& one) { return languages[one.language]; });
  if (present_.empty())
    throw Error(ErrorCode::io, "no answer from '" + members_[0].shard->place() + "': " + members_[0].failure,
                "is its server running, and the address right?");
}

bool Snapshot::has_remote() const {
  return std::any_of(present_.begin(), present_.end(), [](const Shard* shard) { return shard->is_remote(); });
}

Snapshot::Place Snapshot::place_of(Xapian::docid document) const {
  const auto count = static_cast<Xapian::docid>(present_.size());
  return {(document - 1) % count, (document - 1) / count + 1};
}

const Shard& Snapshot::holder_of(Xapian::docid document) const { return *present_[place_of(document).shard]; }

std::size_t Snapshot::shard_of(Xapian::docid document) const { return numbers_[place_of(document).shard]; }

Positions Snapshot::positions() const {
  Positions least = Positions::by_word;
  for (const auto* shard : present_) least = std::min(least, shard->manifest().positions);
  return least;
}

bool Snapshot::has_positions() const {
  return std::ranges::none_of(present_, [&](const Shard* shard) {
    const auto positions = shard->manifest().positions;
    return positions == Positions::none || (positions == Positions::by_document && has_remote());
  });
}

std::vector<Unreachable> Snapshot::unreachable() const {
  std::vector<Unreachable> out;
  for (const auto& member : members_)
    if (!member.failure.empty()) out.push_back({member.shard->place(), member.failure});
  return out;
}

bool Snapshot::refresh() {
  return index::translated(doing("opening"), [this] {
    bool is_newer = retry_left_out();
    const auto recover_and_see = [&](const auto& failure, int attempt) {
      recover(failure, attempt);
      is_newer = true;
    };
    try {
      index::on_connections(recover_and_see, [&] {
        for (const auto& member : members_)
          if (member.failure.empty() && member.shard->refresh()) is_newer = true;
      });
    } catch (...) {
      if (is_newer) combine();  // the next refresh() would not know of those that moved before one failed
      throw;
    }
    if (is_newer) combine();
    return is_newer;
  });
}

/// Tries what has been left out for long enough; true if any of it answers again.
bool Snapshot::retry_left_out() {
  const auto now = Clock::now();
  const auto is_due = [&](const Member& member) { return !member.failure.empty() && now - member.failed >= pause_; };
  std::vector<const Member*> due;
  for (const auto& member : members_)
    if (is_due(member)) due.push_back(&member);
  if (due.empty()) return false;
  open_remote(is_due);
  return std::any_of(due.begin(), due.end(), [](const Member* member) { return member->failure.empty(); });
}

void Snapshot::begin_reading() {
  if (present_.empty()) open_all();
  lexicon_.begin_question();
}

/// One index failed in the midst of an exchange; it is left out if it was silent for too long, or fails again. The
/// exchanges with the others may have stopped anywhere, so their connections are made anew.
void Snapshot::recover(const index::ConnectionFailure& failure, int attempt) {
  bool is_known = false;
  for (auto& member : members_) {
    if (!member.failure.empty() || member.shard->engine_name() != failure.database) continue;
    is_known = true;
    if (failure.was_silent || attempt > 1) member.leave_out(failure.reason);
  }
  if (!is_known) throw Error(ErrorCode::io, doing("reading") + ": " + failure.reason);
  open_remote([](const Member& member) { return member.failure.empty(); });
  combine();
}

}  // namespace libsearch::search

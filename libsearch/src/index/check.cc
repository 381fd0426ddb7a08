// SPDX-License-Identifier: GPL-2.0-or-later
#include <unistd.h>

#include <cerrno>
#include <sstream>

#include <libsearch/check.h>
#include <libsearch/error.h>
#include <libsearch/index.h>
#include <xapian.h>

#include "index/files.h"
#include "index/head.h"
#include "index/lexicon.h"
#include "index/position_lists.h"
#include "index/record.h"
#include "index/store.h"
#include "index/terms.h"
#include "index/xapian_error.h"

namespace fs = std::filesystem;

namespace libsearch {
namespace {

using namespace index;

constexpr const char* rebuild_hint = "run 'lsearch rebuild' with the sources to make the index anew";

class Checker {
 public:
  explicit Checker(fs::path generation) : generation_(std::move(generation)) {}

  std::vector<Damage> run() {
    // Each step reads more than the one before and may crash on what that one would have found: stop at the first.
    check_manifest();
    if (damage_.empty()) check_seal();
    if (damage_.empty()) check_head_of();
    if (damage_.empty()) check_structure();
    if (damage_.empty()) check_content();
    return std::move(damage_);
  }

 private:
  void report(const std::string& what, const std::string& hint = rebuild_hint) { damage_.push_back({what, hint}); }

  /// Reports what `step` throws, unless it says nothing about the index.
  template <class Step>
  void attempt(Step&& step) {
    try {
      step();
    } catch (const Error& error) {
      using enum ErrorCode;
      if (error.code() != corrupt && error.code() != version && error.code() != not_found) throw;
      report(error.what(), error.hint().empty() ? rebuild_hint : error.hint());
    }
  }

  void check_manifest() {
    attempt([&] { require_own_rules(read_manifest(generation_)); });
  }

  void check_seal() {
    attempt([&] {
      for (const auto& name : broken_seals(generation_))
        report("the file '" + (generation_ / name).string() + "' was changed or damaged");
    });
  }

  void check_head_of() {
    attempt([&] { check_head(generation_); });
  }

  /// To check a table the engine opens it for writing; that this is not permitted is no damage.
  void require_permission() const {
    const fs::path table = postings_of(generation_) / "postlist.glass";  // the one that each has
    if (::access(table.c_str(), W_OK) != 0 && (errno == EACCES || errno == EROFS))
      throw_errno("opening for writing, as a check has to,", table);
  }

  void check_structure() {
    require_permission();
    std::ostringstream messages;
    std::size_t errors = 0;
    std::string failure;
    const auto check = [&] { errors = Xapian::Database::check(postings_of(generation_).string(), 0, &messages); };
    if (!succeeds(check, failure))
      report("the structure of the database cannot be read: " + failure);
    else if (errors > 0)
      report("the structure of the database has " + std::to_string(errors) + " errors");
  }

  void check_content() {
    std::string failure;
    const auto read = [&] {
      const Xapian::Database database(postings_of(generation_).string(), Xapian::DB_BACKEND_GLASS);
      check_documents(database);
      if (const auto wrong = check_lexicon(database); !wrong.empty()) report(wrong, "run 'lsearch rebuild'");
    };
    if (!succeeds(read, failure)) report("the database cannot be read to its end: " + failure);
  }

  void check_documents(const Xapian::Database& database) {
    std::size_t damaged = 0;
    std::size_t damaged_positions = 0;
    for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it) {
      const Xapian::docid number = *it;
      if (record_is_sound(database, number))
        damaged_positions += positions_are_sound(database.get_document(number)) ? 0 : 1;
      else
        ++damaged;
    }
    if (damaged > 0) report(std::to_string(damaged) + " stored documents are damaged");
    if (damaged_positions > 0)
      report("the positions of " + std::to_string(damaged_positions) + " documents are damaged",
             "run 'lsearch rebuild'");
  }

  static bool record_is_sound(const Xapian::Database& database, Xapian::docid number) {
    std::string failure;
    return succeeds(
        [&] {
          const std::string term = id_term(read_record(database.get_document(number)).id);
          const auto postings = database.postlist_begin(term);
          if (postings == database.postlist_end(term) || *postings != number)
            throw Error(ErrorCode::corrupt, "a document is filed under another id");
        },
        failure);
  }

  fs::path generation_;
  std::vector<Damage> damage_;
};

}  // namespace

std::vector<Damage> check_index(const fs::path& path) {
  try {
    const fs::path generation = generation_path(path, current_generation(path));
    const GenerationHold hold(generation);
    return Checker(generation).run();
  } catch (const Error& error) {
    if (error.code() != ErrorCode::corrupt) throw;
    return {{error.what(), error.hint()}};
  }
}

}  // namespace libsearch

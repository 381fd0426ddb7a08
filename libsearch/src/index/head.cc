// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/head.h"

#include <algorithm>
#include <cstdint>
#include <locale>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>

#include <libsearch/error.h>

#include "index/checksum.h"
#include "index/files.h"
#include "index/store.h"
#include "index/varint.h"

namespace fs = std::filesystem;

namespace libsearch::index {
namespace {

/// Before the revision: magic, version and UUID.
constexpr std::size_t revision_offset = 32;
/// Behind it, however long it is: 32 bits in groups of seven.
constexpr std::size_t rest_offset = revision_offset + 5;
/// Postings and values, data of documents, term lists, positions, spellings and synonyms, in the order of the head.
constexpr std::size_t tables = 6;
/// How often a writer may overtake the reading of the head and of its checksum.
constexpr int attempts = 10;

struct Head {
  std::uint64_t revision = 0;
  std::uint64_t whole = 0;  ///< checksum
  std::uint64_t rest = 0;   ///< checksum of what lies behind the revision
};

/// The head as it lies there; nothing if it is none.
std::optional<Head> head_of(const fs::path& generation) {
  const std::string content = read_file(postings_of(generation) / "iamglass");
  if (content.size() <= rest_offset) return std::nullopt;
  std::string_view rest = std::string_view(content).substr(revision_offset);
  const auto revision = take_number(rest);
  if (!revision) return std::nullopt;
  return Head{*revision, checksum(content), checksum(std::string_view(content).substr(rest_offset))};
}

/// The head as it was when its checksum was kept; nothing if that was not written to its end.
std::optional<Head> kept_head(const fs::path& generation) {
  if (!fs::exists(generation / "head")) return std::nullopt;
  std::istringstream content(read_file(generation / "head"));
  content.imbue(std::locale::classic());
  Head head;
  if (!(content >> head.revision >> head.whole >> head.rest)) return std::nullopt;
  return head;
}

enum class Verdict { sound, damaged, overtaken };

Verdict compare(const std::optional<Head>& found, const std::optional<Head>& kept) {
  if (!kept) return Verdict::sound;
  if (!found) return Verdict::damaged;
  if (found->revision < kept->revision) return Verdict::overtaken;
  // A commit changes more of the head than its revision, damage to the revision does not.
  const bool is_sound = found->revision == kept->revision ? found->whole == kept->whole : found->rest != kept->rest;
  return is_sound ? Verdict::sound : Verdict::damaged;
}

}  // namespace

void check_head(const fs::path& generation) {
  for (int attempt = 1;; ++attempt) {
    Verdict verdict = Verdict::damaged;
    try {
      const auto found = head_of(generation);  // first: a checksum of later is told from damage by its revision
      verdict = compare(found, kept_head(generation));
    } catch (const Error& error) {
      if (error.code() != ErrorCode::not_found) throw;
    }
    if (verdict == Verdict::sound) return;
    if (verdict == Verdict::damaged || attempt == attempts)
      throw Error(ErrorCode::corrupt, "the file '" + (postings_of(generation) / "iamglass").string() + "' is damaged",
                  "run 'lsearch rebuild' with the sources to make the index anew");
  }
}

void keep_head(const fs::path& generation) noexcept {
  try {
    const auto head = head_of(generation);
    if (!head) return;
    std::ostringstream content;
    content.imbue(std::locale::classic());  // that of the program may part thousands
    content << head->revision << ' ' << head->whole << ' ' << head->rest << '\n';
    replace_file(generation / "head", content.str(), Durable::no);
  } catch (const std::exception&) {
    // The checksum of an earlier head stays. It says nothing of a later one.
  }
}

std::vector<std::uint64_t> table_entries(const fs::path& postings) {
  const std::string content = read_file(postings / "iamglass");
  std::string_view rest = std::string_view(content).substr(std::min(revision_offset, content.size()));
  take_number(rest);  // the revision
  std::vector<std::uint64_t> entries;
  for (std::size_t table = 0; table < tables; ++table) {
    take_number(rest);  // the root's block
    take_number(rest);  // its level
    const auto count = take_number(rest);
    take_number(rest);  // block size
    take_number(rest);  // compression
    if (!count || !take_string(rest)) throw Error(ErrorCode::corrupt, "'" + postings.string() + "' has no head");
    entries.push_back(*count);
  }
  return entries;
}

Xapian::Database open_checked(const fs::path& generation) {
  check_head(generation);
  return Xapian::Database(postings_of(generation), Xapian::DB_BACKEND_GLASS);
}

}  // namespace libsearch::index

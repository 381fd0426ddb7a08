// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/alias_list.h"

#include <map>
#include <set>

#include <libsearch/error.h>

#include "index/lexicon.h"
#include "index/varint.h"
#include "names/fold.h"
#include "names/name_words.h"
#include "names/spelling.h"
#include "text/utf8.h"

namespace libsearch {
namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \r\n";
  const auto from = text.find_first_not_of(blanks);
  if (from == text.npos) return {};
  return text.substr(from, text.find_last_not_of(blanks) - from + 1);
}

bool is_one_word(std::string_view name) {
  std::vector<text::Word> words;
  names::split_words(name, words);
  return !words.empty() && words.front().begin == 0 && words.front().end == name.size();
}

AliasGroup parse_group(std::string_view line, std::string place) {
  AliasGroup group{{}, std::move(place)};
  while (!line.empty()) {
    const auto end = line.find_first_of(",\t");
    const auto name = trimmed(line.substr(0, end));
    line.remove_prefix(end == line.npos ? line.size() : end + 1);
    if (name.empty()) continue;
    if (!is_one_word(name))
      throw Error(ErrorCode::bad_input, group.origin + ": '" + std::string(name) + "' is not one word",
                  "an alias stands for a single word");
    group.names.emplace_back(name);
  }
  if (group.names.size() == 1)
    throw Error(ErrorCode::bad_input, group.origin + ": '" + group.names.front() + "' has no alias beside it",
                "write the words that are one name on one line, separated by commas");
  return group;
}

}  // namespace

std::vector<AliasGroup> parse_aliases(std::string_view text, std::string_view file) {
  const std::string mended = text::mend_utf8(text);
  std::vector<AliasGroup> groups;
  const std::string place = file.empty() ? "line " : text::mend_utf8(file) + ":";
  std::string_view rest = mended;
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const auto end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
    line = line.substr(0, line.find('#'));
    if (AliasGroup group = parse_group(line, place + std::to_string(number)); !group.names.empty())
      groups.push_back(std::move(group));
  }
  return groups;
}

namespace index {
namespace {

constexpr const char* list_key = "aliases";

std::string encode(const std::vector<AliasGroup>& groups) {
  std::string out;
  for (const auto& group : groups) {
    append_number(out, group.names.size());
    for (const auto& name : group.names) append_string(out, name);
  }
  return out;
}

/// Where the group with this number is from; empty if nobody said.
std::string origin_of(const Xapian::Database& database, const std::string& group) {
  const auto entries = read_family(database, FamilyKind::alias_origin, group);
  return entries.empty() ? std::string() : entries.front().spelling;
}

}  // namespace

void write_aliases(Xapian::WritableDatabase& database, const std::vector<AliasGroup>& groups) {
  remove_families(database, FamilyKind::alias);
  remove_families(database, FamilyKind::alias_group);
  remove_families(database, FamilyKind::alias_origin);
  database.set_metadata(list_key, encode(groups));
  std::map<std::string, std::set<std::string>> groups_of;
  for (std::size_t number = 0; number < groups.size(); ++number) {
    std::set<std::string> folds;
    for (const auto& name : groups[number].names) folds.insert(names::fold(names::spelling_of(text::mend_utf8(name))));
    for (const auto& fold : folds) groups_of[fold].insert(std::to_string(number));
    write_family(database, FamilyKind::alias_group, std::to_string(number), folds);
    if (const auto& origin = groups[number].origin; !origin.empty())
      write_family(database, FamilyKind::alias_origin, std::to_string(number), {origin});
  }
  for (const auto& [fold, numbers] : groups_of) write_family(database, FamilyKind::alias, fold, numbers);
}

std::vector<AliasGroup> read_aliases(const Xapian::Database& database) {
  const std::string stored = database.get_metadata(list_key);
  std::string_view in = stored;
  std::vector<AliasGroup> groups;
  while (!in.empty()) {
    const auto count = take_number(in);
    if (!count || *count > in.size()) throw_damaged_lexicon();
    AliasGroup group;
    for (std::uint64_t i = 0; i < *count; ++i) {
      const auto name = take_string(in);
      if (!name) throw_damaged_lexicon();
      group.names.emplace_back(*name);
    }
    group.origin = origin_of(database, std::to_string(groups.size()));
    groups.push_back(std::move(group));
  }
  return groups;
}

Aliases aliases_of(const Xapian::Database& database, std::string_view fold) {
  Aliases all;
  for (const auto& group : read_family(database, FamilyKind::alias, fold)) {
    const std::string origin = origin_of(database, group.spelling);
    for (const auto& entry : read_family(database, FamilyKind::alias_group, group.spelling)) {
      auto& origins = all[entry.spelling];
      if (!origin.empty()) origins.insert(origin);
    }
  }
  all.erase(std::string(fold));
  return all;
}

}  // namespace index
}  // namespace libsearch

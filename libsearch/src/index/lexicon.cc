// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/lexicon.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstdio>
#include <memory_resource>
#include <optional>
#include <span>
#include <utility>

#include "index/checksum.h"
#include "index/checksum_map.h"
#include "index/packed_spelling.h"
#include "names/fold.h"
#include "names/homoglyphs.h"
#include "names/sound_keys.h"
#include "text/ascii.h"

namespace libsearch::index {
namespace {

/// A block that has reached this size is full; the next spelling of its family begins another.
constexpr std::size_t full_block = 1024;
/// The engine takes 255 bytes, of which a NUL needs two, and the block's number three.
constexpr std::size_t max_family_key = 240;

using Entries = std::vector<LexiconEntry>;

/// What a family's blocks are stored under: its kind, its key and an end. Behind that, the number of the block.
void append_block_prefix(std::string& out, FamilyKind kind, std::string_view key) {
  out += static_cast<char>(kind);
  append_packed(out, key);
  out += '\0';
}

std::string block_prefix(FamilyKind kind, std::string_view key) {
  std::string out;
  append_block_prefix(out, kind, key);
  return out;
}

std::string block_key(const std::string& prefix, unsigned number) {
  if (number == 0) return prefix;
  std::array<char, 12> digits{};
  std::snprintf(digits.data(), digits.size(), "%03x", number);
  return prefix + digits.data();
}

/// What the first spelling of a block is told from, as each other one from the spelling before: the part of the
/// family's key that is like a spelling.
std::string_view base_of(std::string_view key) {
  constexpr std::size_t language = 3;  // stem_family(): "en:"
  key = key.substr(0, key.find('\0'));
  const bool is_stem = key.starts_with(static_cast<char>(FamilyKind::stem));
  return key.substr(std::min(key.size(), is_stem ? 1 + language : 1));
}

LexiconEntry united(const LexiconEntry& a, const LexiconEntry& b) {
  return {a.spelling, a.name || b.name, a.common || b.common};
}

/// Sorts entries and makes one of those with the same spelling.
void unite(Entries& entries) {
  if (!std::ranges::is_sorted(entries)) std::ranges::sort(entries);
  std::size_t kept = 0;
  for (auto& entry : entries) {
    if (kept > 0 && entries[kept - 1].spelling == entry.spelling)
      entries[kept - 1] = united(entries[kept - 1], entry);
    else if (&entries[kept++] != &entry)
      entries[kept - 1] = std::move(entry);
  }
  entries.resize(kept);
}

void decode_or_throw(std::string_view key, std::string_view block, Entries& out) {
  if (!decode_block(base_of(key), block, out)) throw_damaged_lexicon();
}

/// The blocks of a family: each but the last is full, so the first that is not ends them, and a small family takes one
/// exchange with a server.
struct Blocks {
  Entries entries;  ///< of all, in their order
  unsigned count = 0;
  std::string last;
};

Blocks read_blocks(const Xapian::Database& database, const std::string& prefix) {
  Blocks blocks;
  while (blocks.count == 0 || blocks.last.size() >= full_block) {
    std::string next = database.get_metadata(block_key(prefix, blocks.count));
    if (next.empty()) break;
    blocks.last = std::move(next);
    ++blocks.count;
    decode_or_throw(prefix, blocks.last, blocks.entries);
  }
  unite(blocks.entries);
  return blocks;
}

/// What a family says of the spelling of `wanted`, read until it says all that `wanted` does; nothing if that spelling
/// is not in it.
std::optional<LexiconEntry> find_in_family(const Xapian::Database& database, FamilyKind kind, std::string_view key,
                                           const LexiconEntry& wanted) {
  std::optional<LexiconEntry> found;
  std::size_t size = full_block;
  for (unsigned number = 0; size >= full_block && !(found && united(*found, wanted) == *found); ++number) {
    const std::string block = database.get_metadata(block_key(block_prefix(kind, key), number));
    size = block.size();
    if (const auto entry = find_in_block(block, wanted.spelling)) found = found ? united(*found, *entry) : *entry;
  }
  return found;
}

/// Whether `sorted` says all that `member` says.
bool covers(const Entries& sorted, const Member& member) {
  const std::string spelling = unpacked_spelling(member.packed);
  const auto found = std::ranges::lower_bound(sorted, spelling, {}, &LexiconEntry::spelling);
  return found != sorted.end() && found->spelling == spelling && (found->name || !member.name) &&
         (found->common || !member.common);
}

/// The families that words belong to, gathered so that each is written once.
class Families {
 public:
  void add_word(std::string_view spelling, WordFacts facts, const std::vector<std::string>& sounds);
  /// Once, at the end.
  void write(Xapian::WritableDatabase& database, bool is_new);

 private:
  struct Family {
    std::uint64_t beginning;  ///< of the prefix, as a number: most comparisons end there
    std::string_view prefix;  ///< block_prefix()
    std::uint32_t number;     ///< from 1, as they came
    std::uint32_t size = 0;   ///< members
  };
  struct Membership {
    Member member;
    std::uint32_t family;  ///< its number
  };

  void add(FamilyKind kind, std::string_view key, const Member& member);
  void add_forms(std::string_view spelling, const std::string& folded, const Member& member);
  std::string_view keep(std::string_view bytes);
  std::vector<Member> members_by_family() const;

  std::vector<Family> families_;
  ChecksumMap numbers_;  ///< of the families by their prefixes, from 1
  std::vector<Membership> memberships_;
  std::pmr::monotonic_buffer_resource kept_;  ///< what the views point into
  std::string scratch_;
};

std::string_view Families::keep(std::string_view bytes) {
  auto* const copy = static_cast<char*>(kept_.allocate(bytes.size(), 1));
  std::ranges::copy(bytes, copy);
  return {copy, bytes.size()};
}

/// The first bytes as a number that compares as they do.
std::uint64_t beginning_of(std::string_view bytes) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < sizeof number; ++i)
    number = number << 8 | (i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U);
  return number;
}

void Families::add(FamilyKind kind, std::string_view key, const Member& member) {
  if (key.empty() || key.size() > max_family_key) return;
  scratch_.clear();
  append_block_prefix(scratch_, kind, key);
  auto& number = numbers_[checksum(scratch_)];
  if (number == 0) {
    number = static_cast<std::uint32_t>(families_.size() + 1);
    families_.push_back({beginning_of(scratch_), keep(scratch_), number});
  }
  ++families_[number - 1].size;
  memberships_.push_back({member, number});
}

/// The families of what it is written like.
void Families::add_forms(std::string_view spelling, const std::string& folded, const Member& member) {
  if (folded != spelling) add(FamilyKind::fold, folded, member);
  add(FamilyKind::apostrophe, names::apostrophe_stem(spelling), member);
  if (const auto plain = names::without_homoglyphs(spelling); !plain.empty())
    add(FamilyKind::homoglyph, names::fold(plain), member);
}

void Families::add_word(std::string_view spelling, WordFacts facts, const std::vector<std::string>& sounds) {
  const bool is_plain = std::ranges::all_of(spelling, text::is_ascii_lower);
  const std::string folded = is_plain ? std::string(spelling) : names::fold(spelling);
  scratch_.clear();
  append_packed(scratch_, spelling);
  const Member member{keep(scratch_)};
  if (facts.has(WordFacts::met) && !is_plain) add_forms(spelling, folded, member);
  for (std::uint32_t languages = facts.languages(); languages != 0; languages &= languages - 1) {
    const auto language = static_cast<names::StemLanguage>(std::countr_zero(languages));
    const std::string stem = names::stem(spelling, language);
    if (stem != folded) add(FamilyKind::stem, stem_family(language, stem), member);
  }
  for (const auto& sound : sounds)
    add(FamilyKind::sound, sound, {member.packed, facts.has(WordFacts::name), facts.has(WordFacts::common)});
}

/// All members, those of one family after those of the other.
std::vector<Member> Families::members_by_family() const {
  std::vector<std::uint32_t> next(families_.size() + 1);  // by the number of the family, where its next member goes
  std::uint32_t begin = 0;
  for (const auto& family : families_) next[family.number] = std::exchange(begin, begin + family.size);
  std::vector<Member> members(memberships_.size());
  for (const auto& membership : memberships_) members[next[membership.family]++] = membership.member;
  return members;
}

/// A block of members in their order.
std::string block_of(const std::string& prefix, std::span<const Member> sorted) {
  BlockWriter writer(base_of(prefix));
  for (const auto& member : sorted) writer.add(member);
  return writer.block();
}

void append(Xapian::WritableDatabase& database, const std::string& prefix, std::span<const Member> sorted) {
  auto stored = read_blocks(database, prefix);
  std::vector<Member> news(sorted.begin(), sorted.end());
  std::erase_if(news, [&](const Member& member) { return covers(stored.entries, member); });
  if (news.empty()) return;
  std::string block = block_of(prefix, news);
  if (stored.count > 0 && stored.last.size() < full_block) {
    --stored.count;
    block = united_blocks(base_of(prefix), std::array{std::move(stored.last), std::move(block)});
  }
  database.set_metadata(block_key(prefix, stored.count), block);
}

void Families::write(Xapian::WritableDatabase& database, bool is_new) {
  std::ranges::sort(families_, [](const Family& a, const Family& b) {  // as the engine's table wants them
    return a.beginning != b.beginning ? a.beginning < b.beginning : a.prefix < b.prefix;
  });
  std::vector<Member> members = members_by_family();
  std::span<Member> rest(members);
  for (const auto& family : families_) {
    const auto own = rest.first(family.size);
    rest = rest.subspan(family.size);
    std::ranges::sort(own, {}, &Member::packed);
    const std::string prefix(family.prefix);
    if (is_new)
      database.set_metadata(prefix, block_of(prefix, own));
    else
      append(database, prefix, own);
  }
}

/// Whether a word may have sound entries: not one that was seen in lower case only (it is no name), unless there is an
/// index that may know it as one.
bool may_sound(const KnownLexicon& known, WordFacts facts) {
  return facts.has(WordFacts::capitalised | WordFacts::name) ||
         (known.committed != nullptr && facts.has(WordFacts::common));
}

/// A word that the index may know already. They are looked up in the order of their sounds, since those of neighbours
/// lie in one block of the engine's table, which is read once.
struct WordToLookUp {
  std::string sound;  ///< the first of its keys
  const std::string* spelling;
  WordFacts facts;
};

/// Whether a word is to be recorded under its sounds: not if the index knows it with all its facts, nor if it is in
/// lower case and the index does not know it as a name. A word that was there before and is not known as a name was in
/// lower case: that becomes one of its facts when it is recorded.
bool is_sound_news(const KnownLexicon& known, WordToLookUp& word) {
  const bool may_be_name = word.facts.has(WordFacts::capitalised | WordFacts::name);
  const LexiconEntry entry{*word.spelling, word.facts.has(WordFacts::name), word.facts.has(WordFacts::common)};
  const auto found = find_in_family(*known.committed, FamilyKind::sound, word.sound, entry);
  if (found) {
    // What is merged with it later may turn out to replace all of it.
    const bool needs_no_telling = known.is_extended || !may_be_name;
    return !needs_no_telling || united(*found, entry) != *found;
  }
  if (may_be_name && known.committed->term_exists(*word.spelling)) word.facts.bits |= WordFacts::common;
  return may_be_name;
}

}  // namespace

std::string stem_family(names::StemLanguage language, std::string_view stem) {
  std::string key(names::code_of(language));
  key += ':';
  return key += stem;
}

std::vector<LexiconEntry> read_family(const Xapian::Database& database, FamilyKind kind, std::string_view key) {
  if (key.empty() || key.size() > max_family_key) return {};
  return read_blocks(database, block_prefix(kind, key)).entries;
}

std::vector<LexiconEntry> read_families_from(const Xapian::Database& database, FamilyKind kind,
                                             std::string_view beginning) {
  const std::string prefix = static_cast<char>(kind) + packed_spelling(beginning);
  Entries entries;
  for (auto it = database.metadata_keys_begin(prefix); it != database.metadata_keys_end(prefix); ++it)
    decode_or_throw(*it, database.get_metadata(*it), entries);
  unite(entries);
  return entries;
}

void write_lexicon(Xapian::WritableDatabase& database, const Vocabulary& vocabulary, const KnownLexicon& known) {
  Families families;
  std::vector<WordToLookUp> to_look_up;
  for (const auto& [spelling, facts] : vocabulary) {
    std::vector<std::string> sounds;
    if (may_sound(known, facts)) sounds = names::sound_keys(spelling);
    if (known.committed == nullptr || sounds.empty())
      families.add_word(spelling, facts, sounds);
    else
      to_look_up.push_back({std::move(sounds.front()), &spelling, facts});
  }
  std::ranges::sort(to_look_up, {}, &WordToLookUp::sound);
  for (auto& word : to_look_up) {
    std::vector<std::string> sounds;
    if (is_sound_news(known, word)) sounds = names::sound_keys(*word.spelling);
    families.add_word(*word.spelling, word.facts, sounds);
  }
  families.write(database, !known.is_extended);
}

void write_family(Xapian::WritableDatabase& database, FamilyKind kind, std::string_view key,
                  const std::set<std::string>& members) {
  if (key.empty() || key.size() > max_family_key) return;
  std::set<std::string> packed;
  for (const auto& member : members) packed.insert(packed_spelling(member));
  std::vector<Member> sorted;
  for (const auto& member : packed) sorted.push_back({member});
  const std::string prefix = block_prefix(kind, key);
  database.set_metadata(prefix, block_of(prefix, sorted));
}

void remove_families(Xapian::WritableDatabase& database, FamilyKind kind) {
  const std::string prefix(1, static_cast<char>(kind));
  std::vector<std::string> keys;
  for (auto it = database.metadata_keys_begin(prefix); it != database.metadata_keys_end(prefix); ++it)
    if ((*it).find('\0') != std::string::npos) keys.push_back(*it);
  for (const auto& key : keys) database.set_metadata(key, "");
}

std::string check_lexicon(const Xapian::Database& database) {
  for (auto it = database.metadata_keys_begin(); it != database.metadata_keys_end(); ++it) {
    const std::string key = *it;
    if (key.find('\0') == key.npos) continue;
    Entries entries;
    if (!decode_block(base_of(key), database.get_metadata(key), entries)) return "a family of the lexicon is damaged";
  }
  return {};
}

std::string LexiconMerger::resolve_duplicate_metadata(const std::string& table_key, std::size_t count,
                                                      const std::string tags[]) {
  // The engine hands out the key as it is in its table.
  constexpr std::string_view table_prefix("\0\xC0", 2);
  std::string_view key = table_key;
  if (key.starts_with(table_prefix)) key.remove_prefix(table_prefix.size());
  if (key.find('\0') == key.npos)
    return *std::max_element(tags, tags + count, [](const auto& a, const auto& b) { return a.size() < b.size(); });
  return united_blocks(base_of(key), {tags, count});
}

}  // namespace libsearch::index

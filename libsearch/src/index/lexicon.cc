// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/lexicon.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>
#include <unordered_map>

#include "names/fold.h"
#include "names/homoglyphs.h"
#include "names/sound_keys.h"

namespace libsearch::index {
namespace {

/// A block that has reached this size is full; the next spelling of its family begins another.
constexpr std::size_t full_block = 1024;
/// The engine takes 255 bytes, of which a NUL needs two, and the block's number three.
constexpr std::size_t max_family_key = 240;

using Entries = std::vector<LexiconEntry>;

std::string block_prefix(FamilyKind kind, std::string_view key) {
  std::string out(1, static_cast<char>(kind));
  out += key;
  return out += '\0';
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
  if (blocks.count > 1) unite(blocks.entries);
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
  const auto found = std::ranges::lower_bound(sorted, member.spelling, {}, &LexiconEntry::spelling);
  return found != sorted.end() && found->spelling == member.spelling && (found->name || !member.name) &&
         (found->common || !member.common);
}

/// The families that the words of a vocabulary, which must outlive it, belong to, gathered so that each is written
/// once.
class Families {
 public:
  void add(FamilyKind kind, std::string_view key, const Member& member) {
    if (!key.empty() && key.size() <= max_family_key) families_[block_prefix(kind, key)].push_back(member);
  }

  void add_word(std::string_view spelling, WordFacts facts, const std::vector<std::string>& sounds) {
    const std::string folded = names::fold(spelling);
    if (facts.has(WordFacts::met)) {
      if (folded != spelling) add(FamilyKind::fold, folded, {spelling});
      add(FamilyKind::apostrophe, names::apostrophe_stem(spelling), {spelling});
      if (const auto plain = names::without_homoglyphs(spelling); !plain.empty())
        add(FamilyKind::homoglyph, names::fold(plain), {spelling});
    }
    for (names::StemLanguage language = 0; language < names::stem_language_count; ++language)
      if (facts.has(1u << language)) add_stem(spelling, folded, language);
    for (const auto& sound : sounds)
      add(FamilyKind::sound, sound, {spelling, facts.has(WordFacts::name), facts.has(WordFacts::common)});
  }

  void write(Xapian::WritableDatabase& database, bool is_new) {
    std::vector<std::pair<const std::string, Members>*> sorted;  // as the engine's table wants them
    sorted.reserve(families_.size());
    for (auto& family : families_) sorted.push_back(&family);
    std::ranges::sort(sorted, {}, [](const auto* family) -> const std::string& { return family->first; });
    for (auto* const family : sorted) {
      auto& [prefix, members] = *family;
      std::ranges::sort(members, {}, &Member::spelling);
      if (is_new)
        database.set_metadata(prefix, block_of(prefix, members));
      else
        append(database, prefix, members);
    }
  }

 private:
  using Members = std::vector<Member>;

  void add_stem(std::string_view spelling, const std::string& folded, names::StemLanguage language) {
    const std::string stem = names::stem(spelling, language);
    if (stem != folded) add(FamilyKind::stem, stem_family(language, stem), {spelling});
  }

  static std::string block_of(const std::string& prefix, const Members& sorted) {
    BlockWriter writer(base_of(prefix));
    for (const auto& member : sorted) writer.add(member);
    return writer.block();
  }

  static void append(Xapian::WritableDatabase& database, const std::string& prefix, Members& sorted);

  std::unordered_map<std::string, Members> families_;
};

void Families::append(Xapian::WritableDatabase& database, const std::string& prefix, Members& sorted) {
  auto stored = read_blocks(database, prefix);
  std::erase_if(sorted, [&](const Member& member) { return covers(stored.entries, member); });
  if (sorted.empty()) return;
  std::string block = block_of(prefix, sorted);
  if (stored.count > 0 && stored.last.size() < full_block) {
    --stored.count;
    block = united_blocks(base_of(prefix), std::array{std::move(stored.last), std::move(block)});
  }
  database.set_metadata(block_key(prefix, stored.count), block);
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

void unite(std::vector<LexiconEntry>& entries) {
  std::sort(entries.begin(), entries.end());
  std::size_t kept = 0;
  for (auto& entry : entries) {
    if (kept > 0 && entries[kept - 1].spelling == entry.spelling)
      entries[kept - 1] = united(entries[kept - 1], entry);
    else if (&entries[kept++] != &entry)
      entries[kept - 1] = std::move(entry);
  }
  entries.resize(kept);
}

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
  const std::string prefix = static_cast<char>(kind) + std::string(beginning);
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
  const std::string prefix = block_prefix(kind, key);
  BlockWriter writer(base_of(prefix));
  for (const auto& member : members) writer.add({member});
  database.set_metadata(prefix, writer.block());
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
    if (!std::is_sorted(entries.begin(), entries.end())) return "a family of the lexicon is out of order";
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

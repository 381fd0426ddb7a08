// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/sound_alikes.h"

#include <algorithm>

#include <unicode/uscript.h>

#include "index/lexicon.h"
#include "names/proclitics.h"
#include "names/readings.h"
#include "names/similarity.h"
#include "names/sound_keys.h"
#include "names/spelling.h"
#include "text/utf8.h"

namespace libsearch::search {
namespace {

using index::FamilyKind;
using index::LexiconEntry;

/// A word that is known to be a common one is taken for another of its script that it sounds like only if that is
/// nearly certain: *flow* is not looked for as *Flo*. Across scripts there is no such crowd.
constexpr double common_word_similarity = 0.9;
/// What makes a faint spelling: this probability among the word's other candidates, or this evidence, in nats, of the
/// two words alone, which is asked only in a crowd so large that it hides likely ones. Near another word of the
/// question a chance likeness is rarer by orders of magnitude. Recall grows on below, but time grows faster.
constexpr double faint_similarity = 0.1 * names::default_similarity;
constexpr double faint_log_odds = 5;

UScriptCode script_of(std::string_view spelling) {
  std::size_t at = 0;
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(text::next_code_point(spelling, at)), &status);
}

bool same_script(std::string_view a, std::string_view b) { return script_of(a) == script_of(b); }

/// Han and Hangul write more than a sound with one character.
bool is_letter(std::string_view spelling) {
  std::size_t at = 0;
  text::next_code_point(spelling, at);
  const UScriptCode script = script_of(spelling);
  return at == spelling.size() && script != USCRIPT_HAN && script != USCRIPT_HANGUL;
}

/// The candidates that `typed` may spell the same name as, most probable first. Arabic words are compared with and
/// without what is written as one with them.
std::vector<names::Rated> rate(std::string_view typed, const std::vector<const LexiconEntry*>& entries,
                               const names::Wanted& wanted) {
  std::vector<std::string_view> candidates;
  std::vector<std::size_t> numbers;
  const auto add = [&](std::string_view candidate, std::size_t number) {
    candidates.push_back(candidate);
    numbers.push_back(number);
  };
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const std::string_view spelling = entries[i]->spelling;
    add(spelling, i);
    if (const auto bare = names::without_proclitics(spelling); bare.size() < spelling.size()) add(bare, i);
  }
  auto rated = names::Similarity(typed).rate(candidates, wanted);
  for (auto& one : rated) one.index = numbers[one.index];
  return rated;
}

/// What is wanted among so many candidates. names::default_similarity was set among the candidates of 290,000 names; a
/// chance likeness is rarer the fewer words there are that could be it.
names::Wanted wanted_among(std::size_t candidates, const Looseness& looseness) {
  constexpr double large_crowd = 150;
  constexpr double least_share = 0.1;
  const double share = std::clamp(static_cast<double>(candidates) / large_crowd, least_share, 1.0);
  names::Wanted wanted{looseness.similarity.value_or(names::default_similarity * share)};
  if (!looseness.faint) return wanted;
  wanted.least_faint = faint_similarity;
  if (share == 1) wanted.enough_log_odds = faint_log_odds;
  return wanted;
}

}  // namespace

SoundAlikes::SoundAlikes(const LexiconView& lexicon, const std::string& prefix, std::string_view word)
    : lexicon_(lexicon),
      prefix_(prefix),
      typed_(names::spelling_of(word)),
      is_lower_(typed_ == word),
      readings_(names::other_readings(word)) {}

/// The entries of the families of all keys under which the word, or what suffixes and prefixes leave of it, is heard;
/// by spelling, each once. They belong to the view of the lexicon.
SoundAlikes::Entries SoundAlikes::candidates() const {
  auto keys = names::sound_keys(typed_);
  for (auto& key : names::sound_keys(names::apostrophe_stem(typed_))) keys.push_back(std::move(key));
  for (const auto& reading : readings_)
    for (auto& key : names::sound_keys(reading)) keys.push_back(std::move(key));
  Entries all, merged;
  for (const auto& key : keys) {
    const auto& family = lexicon_.family(FamilyKind::sound, key);
    merged.clear();
    auto known = all.begin();
    for (const auto& entry : family) {
      while (known != all.end() && (*known)->spelling < entry.spelling) merged.push_back(*known++);
      if (known == all.end() || (*known)->spelling != entry.spelling) merged.push_back(&entry);
    }
    merged.insert(merged.end(), known, all.end());
    all.swap(merged);
  }
  return all;
}

/// What the lexicon says of the typed word itself; null if nothing.
const LexiconEntry* SoundAlikes::find_typed(const Entries& candidates) const {
  const auto own = std::ranges::lower_bound(candidates, typed_, {}, &LexiconEntry::spelling);
  return own == candidates.end() || (*own)->spelling != typed_ ? nullptr : *own;
}

/// Whether the index knows the typed word, and as no name: as a common word (those in lower case alone have no sound
/// entry), or in headlines only, often, and it was asked for like a common word.
bool SoundAlikes::is_common(const LexiconEntry* typed) const {
  constexpr Xapian::doccount often = 5;
  if (typed != nullptr)
    return !typed->name &&
           (lexicon_.is_common(*typed) || (is_lower_ && lexicon_.documents_with(prefix_ + typed_) >= often));
  return lexicon_.documents_with(prefix_ + typed_) > 0;
}

/// Whether only near certainty will do. A word that is common as well as a name (titles write Data and Date with
/// capitals) is taken for the common one when it was typed in lower case, and never for another that is common.
bool SoundAlikes::is_strict(const LexiconEntry& candidate, const LexiconEntry* typed) const {
  if (!same_script(typed_, candidate.spelling)) return false;
  if (is_common(typed) || (!candidate.name && lexicon_.is_common(candidate))) return true;
  return typed != nullptr && lexicon_.is_common(*typed) && (is_lower_ || lexicon_.is_common(candidate));
}

std::vector<SoundAlike> SoundAlikes::find(const Looseness& looseness) const {
  const auto entries = candidates();
  const names::Wanted wanted = wanted_among(entries.size(), looseness);
  std::vector<names::Rated> rated = rate(typed_, entries, wanted);
  for (const auto& reading : readings_) {
    const auto more = rate(reading, entries, wanted);
    rated.insert(rated.end(), more.begin(), more.end());
  }
  if (!looseness.letters) {
    for (auto& one : rated) one.likely = one.likely && !is_letter(typed_) && !is_letter(entries[one.index]->spelling);
    if (!looseness.faint) std::erase_if(rated, [](const auto& one) { return !one.likely; });
  }
  const auto faint = std::stable_partition(rated.begin(), rated.end(), [](const auto& one) { return one.likely; });
  std::stable_sort(rated.begin(), faint, [](auto& a, auto& b) { return a.probability > b.probability; });
  std::stable_sort(faint, rated.end(), [](auto& a, auto& b) { return a.log_odds > b.log_odds; });
  const LexiconEntry* const typed = find_typed(entries);
  std::vector<SoundAlike> found;
  for (const auto& one : rated)
    if (one.probability >= common_word_similarity || !is_strict(*entries[one.index], typed))
      found.push_back({entries[one.index]->spelling, one.probability, one.likely});
  return found;
}

std::string SoundAlikes::rule_for(const std::string& spelling) const {
  std::vector<std::string> heard{typed_, names::apostrophe_stem(typed_)};
  heard.insert(heard.end(), readings_.begin(), readings_.end());
  for (const auto& word : heard) {
    const auto shared = names::shared_sound(word, spelling);
    if (!shared) continue;
    return "sound " + shared->key + (word == typed_ ? "" : " of " + word) + (shared->whole ? "" : ", one left out");
  }
  return "sound";
}

}  // namespace libsearch::search

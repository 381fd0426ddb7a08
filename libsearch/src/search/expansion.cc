// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/expansion.h"

#include <algorithm>
#include <unordered_set>

#include <unicode/uscript.h>

#include "index/lexicon.h"
#include "index/terms.h"
#include "names/case_endings.h"
#include "names/fold.h"
#include "names/homoglyphs.h"
#include "names/proclitics.h"
#include "names/readings.h"
#include "names/similarity.h"
#include "names/sound_keys.h"
#include "names/spelling.h"
#include "search/word_weight.h"
#include "text/utf8.h"

namespace libsearch::search {
namespace {

using index::FamilyKind;
using index::LexiconEntry;
using Entries = std::vector<const LexiconEntry*>;

/// A word that is known to be a common one is taken for another of its script that it sounds like only if that is
/// nearly certain: *flow* is not looked for as *Flo*. Across scripts there is no such crowd.
constexpr double common_word_similarity = 0.9;
/// Similar spellings at least so probable bring their own inflected forms along: Erdogan finds Эрдоганом through
/// Эрдоган.
constexpr double inflecting_similarity = 0.5;
constexpr std::size_t max_inflecting = 8;
/// What a form of a similar spelling keeps of its similarity.
constexpr double inflected_share = 0.9;
/// What makes a faint spelling: this probability among the word's other candidates, or this evidence, in nats, of the
/// two words alone, which is asked only in a crowd so large that it hides likely ones. Near another word of the
/// question a chance likeness is rarer by orders of magnitude. Recall grows on below, but time grows faster.
constexpr double faint_similarity = 0.1 * names::default_similarity;
constexpr double faint_log_odds = 5;
constexpr std::size_t max_faint = 60;

UScriptCode script_of(std::string_view spelling) {
  std::size_t at = 0;
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(text::next_code_point(spelling, at)), &status);
}

bool same_script(std::string_view a, std::string_view b) { return script_of(a) == script_of(b); }

/// Gathers the spellings of one word, tier by tier; each is kept at the closest tier that brought it.
class Gathering {
 public:
  Gathering(const LexiconView& lexicon, const std::vector<StemmedLanguage>& languages, const std::string& prefix,
            std::string_view word)
      : lexicon_(lexicon),
        languages_(languages),
        prefix_(prefix),
        typed_(names::spelling_of(word)),
        is_lower_(typed_ == word),
        readings_(names::other_readings(word)) {}

  void add_exact() { add(typed_, Tier::exact, 1, "same spelling"); }

  void add_folded();

  void add_inflected() {
    std::vector<std::string> bases{typed_};
    for (const auto& found : found_) bases.push_back(found.text);
    for (const auto& base : bases) add_forms_of(base, {Tier::inflected, 1, {}});
  }

  void add_aliases();
  void add_similar(const Looseness& looseness);

  ExpandedWord result() &&;

 private:
  /// How a word was come by whose forms count as well.
  struct Way {
    Tier tier;
    double similarity;
    std::string rule;  ///< which led to it; empty for what is the typed word but for its fold
  };

  void add(const std::string& spelling, Tier tier, double similarity, const std::string& rule);
  void add_form(const std::string& form, const std::string& rule, const Way& way);
  void add_sounding(const std::string& spelling, double probability);
  void add_faint(const std::string& spelling, double probability);
  void add_forms_of(const std::string& base, const Way& way);
  void add_stem_family(const std::string& base, StemmedLanguage language, const Way& way);
  std::vector<std::string> same_fold(const std::string& fold) const;
  Entries sounding_alike() const;
  std::string sound_rule(const std::string& spelling) const;
  const LexiconEntry* find_typed(const Entries& sounding) const;
  bool is_common(const LexiconEntry* typed) const;
  bool is_strict(const LexiconEntry& candidate, const LexiconEntry* typed) const;

  const LexiconView& lexicon_;
  const std::vector<StemmedLanguage>& languages_;
  const std::string& prefix_;
  std::string typed_;
  bool is_lower_;                      ///< it was typed without a capital
  std::vector<std::string> readings_;  ///< what the typed word may be besides
  std::vector<Spelling> found_;
  std::vector<Spelling> faint_;
  std::size_t inflecting_ = 0;  ///< spellings that brought their forms along
  std::unordered_set<std::string> met_;
};

void Gathering::add(const std::string& spelling, Tier tier, double similarity, const std::string& rule) {
  if (spelling.empty() || !met_.insert(spelling).second) return;
  if (prefix_.size() + spelling.size() > index::max_term_bytes) return;
  const auto terms = terms_of({spelling, tier, similarity, 0, {}}, prefix_);
  const auto documents = lexicon_.documents_with_any(terms);
  if (documents > 0) found_.push_back({spelling, tier, similarity, documents, rule});
}

/// All spellings with this fold; it may itself be one.
std::vector<std::string> Gathering::same_fold(const std::string& fold) const {
  std::vector<std::string> spellings{fold};
  for (const auto& entry : lexicon_.family(FamilyKind::fold, fold)) spellings.push_back(entry.spelling);
  return spellings;
}

void Gathering::add_folded() {
  const std::string fold = names::fold(typed_);
  for (const auto& spelling : same_fold(fold)) add(spelling, Tier::folded, 1, "fold " + fold);
  for (const auto& entry : lexicon_.family(FamilyKind::homoglyph, fold))
    add(entry.spelling, Tier::folded, 1, "looks like " + fold + ", has " + names::foreign_letters(entry.spelling));
  if (const auto plain = names::without_homoglyphs(typed_); !plain.empty())
    for (const auto& spelling : same_fold(names::fold(plain)))
      add(spelling, Tier::folded, 1, "looked for as " + names::fold(plain) + ", has " + names::foreign_letters(typed_));
}

void Gathering::add_aliases() {
  const std::string fold = names::fold(typed_);
  for (const auto& [alias, origins] : lexicon_.aliases_of(fold)) {
    std::string rule = "alias of " + fold;
    for (const auto& origin : origins) rule += ", " + origin;
    for (const auto& spelling : same_fold(alias)) add(spelling, Tier::similar, 1, rule);
    add_forms_of(alias, {Tier::similar, inflected_share, rule});
  }
}

void Gathering::add_form(const std::string& form, const std::string& rule, const Way& way) {
  add(form, way.tier, way.similarity, way.rule.empty() ? rule : rule + ", " + way.rule);
}

void Gathering::add_forms_of(const std::string& base, const Way& way) {
  const std::string fold = names::fold(base);
  for (const auto& entry : lexicon_.family(FamilyKind::apostrophe, fold))
    add_form(entry.spelling, "suffix of " + fold, way);
  if (const std::string stem = names::apostrophe_stem(base); !stem.empty()) {
    for (const auto& spelling : same_fold(stem)) add_form(spelling, "suffix of " + stem, way);
    for (const auto& entry : lexicon_.family(FamilyKind::apostrophe, stem))
      add_form(entry.spelling, "suffix of " + stem, way);
  }
  for (const auto& form : names::russian_case_forms(base)) add_form(form, "case of " + base, way);
  for (const auto& form : names::hebrew_prefix_forms(base)) add_form(form, "prefix of " + base, way);
  for (const auto language : languages_) add_stem_family(base, language, way);
}

void Gathering::add_stem_family(const std::string& base, StemmedLanguage language, const Way& way) {
  const std::string stem = names::stem(base, language.language);
  const std::string rule = "stem " + stem + " (" + std::string(names::code_of(language.language)) + ")";
  const auto& family = lexicon_.family(FamilyKind::stem, index::stem_family(language.language, stem));
  for (const auto& entry : family) add_form(entry.spelling, rule, way);
  // Words that are their own stem have no entry in the family, so that nothing says in which languages they occur: in
  // one of next to no document only where a form of them does. Two Finnish texts do not make Putin a form of *put*.
  if (language.is_rare && family.empty()) return;
  for (const auto& spelling : same_fold(stem))
    if (!met_.contains(spelling) && names::stem(spelling, language.language) == stem)
      add_form(spelling, names::fold(base) == stem ? "fold " + stem : rule, way);
}

/// The entries of the families of all keys under which the word, or what suffixes and prefixes leave of it, is heard;
/// by spelling, each once. They belong to the view of the lexicon.
Entries Gathering::sounding_alike() const {
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
const LexiconEntry* Gathering::find_typed(const Entries& sounding) const {
  const auto own = std::ranges::lower_bound(sounding, typed_, {}, &LexiconEntry::spelling);
  return own == sounding.end() || (*own)->spelling != typed_ ? nullptr : *own;
}

/// Whether the index knows the typed word, and as no name: as a common word (those in lower case alone have no sound
/// entry), or in headlines only, often, and it was asked for like a common word.
bool Gathering::is_common(const LexiconEntry* typed) const {
  constexpr Xapian::doccount often = 5;
  if (typed != nullptr)
    return !typed->name && (typed->common || (is_lower_ && lexicon_.documents_with(prefix_ + typed_) >= often));
  return lexicon_.documents_with(prefix_ + typed_) > 0;
}

/// Whether only near certainty will do. A word that is common as well as a name (titles write Data and Date with
/// capitals) is taken for the common one when it was typed in lower case, and never for another that is common.
bool Gathering::is_strict(const LexiconEntry& candidate, const LexiconEntry* typed) const {
  if (!same_script(typed_, candidate.spelling)) return false;
  if (is_common(typed) || (candidate.common && !candidate.name)) return true;
  return typed != nullptr && typed->common && (is_lower_ || candidate.common);
}

/// The candidates that `typed` may spell the same name as, most probable first. Arabic words are compared with and
/// without what is written as one with them.
std::vector<names::Rated> rate(std::string_view typed, const Entries& sounding, const names::Wanted& wanted) {
  std::vector<std::string_view> candidates;
  std::vector<std::size_t> entries;
  const auto add = [&](std::string_view candidate, std::size_t entry) {
    candidates.push_back(candidate);
    entries.push_back(entry);
  };
  for (std::size_t i = 0; i < sounding.size(); ++i) {
    const std::string_view spelling = sounding[i]->spelling;
    add(spelling, i);
    if (const auto bare = names::without_proclitics(spelling); bare.size() < spelling.size()) add(bare, i);
  }
  auto rated = names::Similarity(typed).rate(candidates, wanted);
  for (auto& one : rated) one.index = entries[one.index];
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

void Gathering::add_similar(const Looseness& looseness) {
  const auto sounding = sounding_alike();
  const names::Wanted wanted = wanted_among(sounding.size(), looseness);
  std::vector<names::Rated> rated = rate(typed_, sounding, wanted);
  for (const auto& reading : readings_) {
    const auto more = rate(reading, sounding, wanted);
    rated.insert(rated.end(), more.begin(), more.end());
  }
  const auto faint = std::stable_partition(rated.begin(), rated.end(), [](const auto& one) { return one.likely; });
  std::stable_sort(rated.begin(), faint, [](auto& a, auto& b) { return a.probability > b.probability; });
  std::stable_sort(faint, rated.end(), [](auto& a, auto& b) { return a.log_odds > b.log_odds; });
  const LexiconEntry* const typed = find_typed(sounding);
  for (auto one = rated.begin(); one != rated.end() && found_.size() < max_spellings; ++one) {
    const LexiconEntry& entry = *sounding[one->index];
    if (met_.contains(entry.spelling)) continue;
    if (one->probability < common_word_similarity && is_strict(entry, typed)) continue;
    if (one < faint)
      add_sounding(entry.spelling, one->probability);
    else if (faint_.size() < max_faint)
      add_faint(entry.spelling, one->probability);
  }
}

/// "sound ARTKN", and of what if not of the typed word itself.
std::string Gathering::sound_rule(const std::string& spelling) const {
  std::vector<std::string> heard{typed_, names::apostrophe_stem(typed_)};
  heard.insert(heard.end(), readings_.begin(), readings_.end());
  for (const auto& word : heard) {
    const auto shared = names::shared_sound(word, spelling);
    if (!shared) continue;
    return "sound " + shared->key + (word == typed_ ? "" : " of " + word) + (shared->whole ? "" : ", one left out");
  }
  return "sound";
}

void Gathering::add_sounding(const std::string& spelling, double probability) {
  const std::string rule = sound_rule(spelling);
  add(spelling, Tier::similar, probability, rule);
  if (probability >= inflecting_similarity && ++inflecting_ <= max_inflecting)
    add_forms_of(spelling, {Tier::similar, probability * inflected_share, rule});
}

void Gathering::add_faint(const std::string& spelling, double probability) {
  if (met_.insert(spelling).second && prefix_.size() + spelling.size() <= index::max_term_bytes)
    faint_.push_back({spelling, Tier::similar, probability, 0, sound_rule(spelling) + ", near another word"});
}

ExpandedWord Gathering::result() && {
  std::stable_sort(found_.begin(), found_.end(), [](const Spelling& a, const Spelling& b) {
    if (a.tier != b.tier) return a.tier < b.tier;
    if (a.similarity != b.similarity) return a.similarity > b.similarity;
    return a.documents > b.documents;
  });
  if (found_.size() > max_spellings) found_.resize(max_spellings);
  return {std::move(found_), std::move(faint_), prefix_};
}

}  // namespace

ExpandedWord Expander::expand(std::string_view word, const std::string& prefix, Looseness looseness) const {
  return lexicon_.with_all([&] {
    Gathering gathering(lexicon_, languages_, prefix, word);
    gathering.add_exact();
    if (looseness.loosest >= Tier::folded) gathering.add_folded();
    if (looseness.loosest >= Tier::inflected) gathering.add_inflected();
    if (looseness.loosest >= Tier::similar) {
      gathering.add_aliases();
      gathering.add_similar(looseness);
    }
    return std::move(gathering).result();
  });
}

std::vector<Spelling> Expander::completions(std::string_view beginning, const std::string& prefix, bool exact,
                                            std::size_t most) const {
  return lexicon_.with_all([&] { return words_from(beginning, prefix, exact, most); });
}

std::vector<Spelling> Expander::words_from(std::string_view beginning, const std::string& prefix, bool exact,
                                           std::size_t most) const {
  struct Begun {
    std::string_view word;
    Tier tier;
    Xapian::doccount documents;
  };
  std::vector<Begun> begun;
  const auto add = [&](std::string_view word, Tier tier, Xapian::doccount documents) {
    if (documents > 0) begun.push_back({word, tier, documents});
  };
  const auto word_of = [&](const CountedTerm& one) { return std::string_view(one.term).substr(prefix.size()); };
  const std::string typed = names::spelling_of(beginning);
  for (const auto& one : lexicon_.terms_from(prefix + typed)) add(word_of(one), Tier::exact, one.documents);
  if (const std::string fold = names::fold(typed); !exact && !fold.empty()) {
    if (fold != typed)
      for (const auto& one : lexicon_.terms_from(prefix + fold))
        if (!word_of(one).starts_with(typed)) add(word_of(one), Tier::folded, one.documents);
    // Spellings that are their own fold are in no family of it.
    for (const auto& entry : lexicon_.families_from(FamilyKind::fold, fold))
      if (!entry.spelling.starts_with(typed) && !entry.spelling.starts_with(fold))
        add(entry.spelling, Tier::folded, lexicon_.documents_with(prefix + entry.spelling));
  }

  std::stable_sort(begun.begin(), begun.end(), [](const auto& a, const auto& b) { return a.documents > b.documents; });
  if (begun.size() > most) begun.resize(most);
  std::stable_sort(begun.begin(), begun.end(), [](const auto& a, const auto& b) { return a.tier < b.tier; });
  std::vector<Spelling> found;
  for (const auto& one : begun) found.push_back({std::string(one.word), one.tier, 1, one.documents, "prefix " + typed});
  return found;
}

}  // namespace libsearch::search

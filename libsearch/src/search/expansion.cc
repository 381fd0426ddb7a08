// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/expansion.h"

#include <algorithm>
#include <unordered_set>

#include "index/lexicon.h"
#include "index/terms.h"
#include "names/case_endings.h"
#include "names/fold.h"
#include "names/homoglyphs.h"
#include "names/sound_keys.h"
#include "names/spelling.h"
#include "search/sound_alikes.h"
#include "search/word_weight.h"

namespace libsearch::search {
namespace {

using index::FamilyKind;

/// Similar spellings at least so probable bring their own inflected forms along: Erdogan finds Эрдоганом through
/// Эрдоган.
constexpr double inflecting_similarity = 0.5;
constexpr std::size_t max_inflecting = 8;
/// What a form of a similar spelling keeps of its similarity.
constexpr double inflected_share = 0.9;
constexpr std::size_t max_faint = 60;
/// Spellings of words that were asked for, kept at most: some three megabytes.
constexpr std::size_t most_kept = 20'000;

/// Gathers the spellings of one word, tier by tier; each is kept at the closest tier that brought it.
class Gathering {
 public:
  Gathering(const LexiconView& lexicon, const std::vector<StemmedLanguage>& languages, const std::string& prefix,
            std::string_view word)
      : lexicon_(lexicon),
        languages_(languages),
        prefix_(prefix),
        typed_(names::spelling_of(word)),
        alikes_(lexicon, prefix, word) {}

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
  const index::LexiconEntry* heard(const std::string& spelling) const;
  bool is_name_beside_word(const std::string& base, const std::string& stem) const;
  std::vector<std::string> same_fold(const std::string& fold) const;

  const LexiconView& lexicon_;
  const std::vector<StemmedLanguage>& languages_;
  const std::string& prefix_;
  std::string typed_;
  SoundAlikes alikes_;
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

/// What the lexicon says of how a spelling is capitalised; null for those in lower case only.
const index::LexiconEntry* Gathering::heard(const std::string& spelling) const {
  const auto keys = names::sound_keys(spelling);
  if (keys.empty()) return nullptr;
  const auto& family = lexicon_.family(FamilyKind::sound, keys.front());
  const auto found = std::ranges::lower_bound(family, spelling, {}, &index::LexiconEntry::spelling);
  return found == family.end() || found->spelling != spelling ? nullptr : &*found;
}

/// Whether `base` is nothing but a name and `stem` a common word, so that they share letters only by chance: to the
/// Turkish stemmer *Putin* is a form of *put*, which most English texts have.
bool Gathering::is_name_beside_word(const std::string& base, const std::string& stem) const {
  const auto* const name = heard(base);
  if (name == nullptr || !name->name || lexicon_.is_common(*name)) return false;
  const auto* const word = heard(stem);
  return word == nullptr || lexicon_.is_common(*word);
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
    if (!met_.contains(spelling) && names::stem(spelling, language.language) == stem &&
        !is_name_beside_word(base, spelling))
      add_form(spelling, names::fold(base) == stem ? "fold " + stem : rule, way);
}

void Gathering::add_similar(const Looseness& looseness) {
  for (const auto& alike : alikes_.find(looseness)) {
    if (found_.size() >= max_spellings) return;
    const std::string spelling(alike.spelling);
    if (alike.is_likely)
      add_sounding(spelling, alike.probability);
    else if (faint_.size() < max_faint)
      add_faint(spelling, alike.probability);
  }
}

void Gathering::add_sounding(const std::string& spelling, double probability) {
  if (met_.contains(spelling)) return;
  const std::string rule = alikes_.rule_for(spelling);
  add(spelling, Tier::similar, probability, rule);
  if (probability >= inflecting_similarity && ++inflecting_ <= max_inflecting)
    add_forms_of(spelling, {Tier::similar, probability * inflected_share, rule});
}

void Gathering::add_faint(const std::string& spelling, double probability) {
  if (met_.insert(spelling).second && prefix_.size() + spelling.size() <= index::max_term_bytes)
    faint_.push_back({spelling, Tier::similar, probability, 0, alikes_.rule_for(spelling) + ", near another word"});
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

void Expander::forget() const {
  kept_.clear();
  kept_spellings_ = 0;
}

ExpandedWord Expander::expand(std::string_view word, const std::string& prefix, Looseness looseness) const {
  Asked asked{word, prefix, looseness};
  if (const auto known = kept_.find(asked); known != kept_.end()) return known->second;
  ExpandedWord found = gather(word, prefix, looseness);
  if (!lexicon_.is_collecting()) keep(std::move(asked), found);
  return found;
}

void Expander::keep(Asked&& asked, const ExpandedWord& found) const {
  if (kept_spellings_ >= most_kept) forget();
  kept_spellings_ += 1 + found.spellings.size() + found.faint.size();
  kept_.emplace(std::move(asked), found);
}

ExpandedWord Expander::gather(std::string_view word, const std::string& prefix, Looseness looseness) const {
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

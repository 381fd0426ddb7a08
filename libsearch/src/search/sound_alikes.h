// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "search/expansion.h"
#include "search/lexicon_view.h"

namespace libsearch::search {

/// A spelling that may spell the same name as a word, for it sounds like it.
struct SoundAlike {
  std::string_view spelling;  ///< belongs to the view of the lexicon
  double probability = 0;
  bool is_likely = false;  ///< false: faint, see ExpandedWord
};

/// Finds the spellings of the indexes that sound like a word, rates and cuts them. Cheap to make; not thread-safe.
class SoundAlikes {
 public:
  /// `word` as typed, under the term prefix of a field. The references must outlive it.
  SoundAlikes(const LexiconView& lexicon, const std::string& prefix, std::string_view word);

  /// First the likely ones, the most probable first; then the faint ones, those with the strongest evidence first. Some
  /// may come twice.
  std::vector<SoundAlike> find(const Looseness& looseness) const;

  /// By which key a spelling sounds like the word: "sound ARTKN", and like what if not like the word itself.
  std::string rule_for(const std::string& spelling) const;

 private:
  using Entries = std::vector<const index::LexiconEntry*>;
  Entries candidates() const;
  const index::LexiconEntry* find_typed(const Entries& candidates) const;
  bool is_common(const index::LexiconEntry* typed) const;
  bool is_strict(const index::LexiconEntry& candidate, const index::LexiconEntry* typed) const;

  const LexiconView& lexicon_;
  const std::string& prefix_;
  std::string typed_;
  bool is_lower_;                      ///< it was typed without a capital
  std::vector<std::string> readings_;  ///< what the typed word may be besides
};

}  // namespace libsearch::search

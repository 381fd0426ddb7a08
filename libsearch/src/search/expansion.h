// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <libsearch/analyzer.h>
#include <libsearch/results.h>

#include "names/stem.h"
#include "search/lexicon_view.h"

namespace libsearch::search {

/// How far from what was typed a search goes.
struct Looseness {
  Tier loosest = Tier::similar;
  /// Least probability of a similar spelling; nothing: as fits the number of candidates, see sound_alikes.cc.
  std::optional<double> similarity = {};
  bool faint = false;  ///< also what is too unlikely by itself, see ExpandedWord
  /// Also what a single letter sounds like, or sounds like a single letter. *V* sounds like the Russian word for *in*:
  /// only the words next to it can make an initial of it.
  bool letters = false;
  auto operator<=>(const Looseness&) const = default;
};

/// The most spellings of one word that are searched for: beyond them lies noise, and time without bound.
inline constexpr std::size_t max_spellings = 100;

/// What a word of a question is looked for as.
struct ExpandedWord {
  std::vector<Spelling> spellings;  ///< closest first: by tier, then similarity, then number of documents
  /// Similar ones too unlikely to be looked for by themselves, most alike first: they count where another word of the
  /// question stands near them (company.h). It is not known whether, and where, they occur: `documents` is 0.
  std::vector<Spelling> faint = {};
  std::string prefix = {};  ///< of its terms
};

/// Finds the spellings of words that occur in the indexes, through their lexicons. What was found once is kept, as long
/// as that is little: comparing sounds takes most of the time that spellings take. Not thread-safe.
class Expander {
 public:
  /// The references must outlive it.
  Expander(const LexiconView& lexicon, const std::vector<StemmedLanguage>& languages)
      : lexicon_(lexicon), languages_(languages) {}

  /// Forgets everything. To be called when the lexicon or the languages have become others.
  void forget() const;

  /// The spellings of `word` (as the word breaker cuts it) that occur under the term prefix of a field.
  ExpandedWord expand(std::string_view word, const std::string& prefix, Looseness looseness) const;

  /// The spellings that begin with `beginning`, diacritics ignored unless `exact`: the `most` most frequent ones.
  std::vector<Spelling> completions(std::string_view beginning, const std::string& prefix, bool exact,
                                    std::size_t most) const;

 private:
  using Asked = std::tuple<std::string, std::string, Looseness>;  ///< word, prefix

  ExpandedWord gather(std::string_view word, const std::string& prefix, Looseness looseness) const;
  void keep(Asked&& asked, const ExpandedWord& found) const;
  std::vector<Spelling> words_from(std::string_view beginning, const std::string& prefix, bool exact,
                                   std::size_t most) const;

  const LexiconView& lexicon_;
  const std::vector<StemmedLanguage>& languages_;
  mutable std::map<Asked, ExpandedWord> kept_;
  mutable std::size_t kept_spellings_ = 0;
};

}  // namespace libsearch::search

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "index/alias_list.h"
#include "index/lexicon.h"
#include "names/stem.h"
#include "search/lexicon_batch.h"
#include "search/shard.h"

namespace libsearch::search {

/// A language of documents that there is a stemmer for.
struct StemmedLanguage {
  names::StemLanguage language;
  bool is_rare = false;  ///< next to no document is in it
};

/// The words of all the indexes that questions are answered from: their lexicons united. What was read once is kept,
/// as long as that is little. Not thread-safe.
class LexiconView {
 public:
  using Clock = std::chrono::steady_clock;

  /// `time_limit` is what a remote index may take for the lookups of one question together.
  explicit LexiconView(std::chrono::milliseconds time_limit) : time_limit_(time_limit) {}

  /// Forgets everything and reads these from now on; they must outlive the view.
  void read_from(const std::vector<const Shard*>& shards);
  /// Begins a question: the time that each index has taken counts from zero.
  void begin_question();

  /// Runs `look_up`, which asks this view and does nothing else that lasts, until nothing it asked for is missing, and
  /// returns its last result. What is missing is nought to it meanwhile, and then read from all remote indexes at once,
  /// so that a question takes a few exchanges instead of hundreds. It runs once where there are none. Inside another
  /// `look_up` it leaves the reading to that one.
  template <class LookUp>
  auto with_all(LookUp&& look_up) const;

  /// Whether the answers may lack what will be read later: see with_all().
  bool is_collecting() const { return collects_; }

  /// The spellings in the family of this kind and key, sorted.
  const LexiconEntries& family(index::FamilyKind kind, std::string_view key) const;
  /// The spellings of all families of this kind whose key begins with `beginning`.
  const LexiconEntries& families_from(index::FamilyKind kind, std::string_view beginning) const;
  /// Whether the word with this entry in a sound family was seen as a common one: as the entry says, or in an index
  /// that has the word but no entry of it, for it was seen there in lower case only.
  bool is_common(const index::LexiconEntry& entry) const;
  /// The words that the word with this fold is an alias of.
  const index::Aliases& aliases_of(const std::string& fold) const;
  /// The terms that begin with `beginning`, sorted, and in how many documents each occurs.
  const Terms& terms_from(const std::string& beginning) const;
  /// In how many documents a term occurs.
  Xapian::doccount documents_with(const std::string& term) const;
  /// In how many one of them occurs, as far as the most frequent one tells.
  Xapian::doccount documents_with_any(const std::vector<std::string>& terms) const;
  /// How often it occurs in all of them, those in titles counted as they weigh.
  Xapian::termcount uses_of(const std::string& term) const;

 private:
  void forget();
  struct Source {
    const Shard* shard;
    mutable Clock::duration taken{};
  };
  template <class Ask>
  void ask_each(Ask&& ask) const;
  void charge(const Source& source, Clock::duration time) const;
  bool read_missing() const;
  void keep(std::vector<LexiconAnswers>& answers) const;
  const Spread& spread_of(const std::string& term) const;
  template <class Value>
  using Kept = std::unordered_map<std::string, Value>;
  template <class Value, class Ask>
  const Value& look_up(Kept<Value>& kept, std::set<std::string>& missing, const std::string& what, Ask&& ask) const;

  std::chrono::milliseconds time_limit_;
  std::vector<Source> sources_;
  bool has_remote_ = false;
  mutable bool collects_ = false;  ///< what is missing, to be read later
  mutable LexiconBatch missing_;
  mutable Kept<LexiconEntries> families_;       ///< by kind and key
  mutable Kept<LexiconEntries> families_from_;  ///< by kind and beginning
  mutable Kept<index::Aliases> aliases_;        ///< by fold
  mutable Kept<Terms> terms_from_;              ///< by beginning
  mutable Kept<Spread> documents_;              ///< by term
  mutable Kept<Xapian::termcount> uses_;        ///< by term
  mutable std::size_t kept_ = 0;                ///< entries in all
};

template <class LookUp>
auto LexiconView::with_all(LookUp&& look_up) const {
  struct Collecting {
    explicit Collecting(bool& on) : collects(on) { collects = true; }
    ~Collecting() { collects = false; }
    Collecting(const Collecting&) = delete;
    Collecting& operator=(const Collecting&) = delete;
    bool& collects;
  };
  if (collects_ || !has_remote_) return look_up();
  missing_ = {};
  const Collecting collecting(collects_);
  for (;;) {
    auto result = look_up();
    if (!read_missing()) return result;
  }
}

}  // namespace libsearch::search

// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/near_words.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

#include "index/terms.h"
#include "names/fold.h"
#include "names/spelling.h"
#include "text/utf8.h"

namespace libsearch::search {
namespace {

constexpr std::size_t least_letters = 3;
constexpr std::size_t letters_for_two_edits = 6;
/// Comes behind all terms with a prefix, which begin with a capital: behind Z.
constexpr char behind_prefixes = '[';

/// A letter without its accents, where the fold leaves one letter of it.
class BaseLetters {
 public:
  char32_t of(char32_t letter) {
    if (letter < 0x80) return letter;
    const auto [it, is_new] = known_.try_emplace(letter, letter);
    if (!is_new) return it->second;
    std::string written;
    text::append_utf8(written, letter);
    const std::string fold = names::fold(written);
    std::size_t at = 0;
    if (!fold.empty()) {
      const char32_t base = text::next_code_point(fold, at);
      if (at == fold.size()) it->second = base;
    }
    return it->second;
  }

  std::u32string of(std::string_view word) {
    std::u32string letters;
    for (std::size_t at = 0; at < word.size();) letters += of(text::next_code_point(word, at));
    return letters;
  }

 private:
  std::unordered_map<char32_t, char32_t> known_;
};

/// The rows of the table of edit distances between the beginnings of a word that changes and all of `typed`.
class EditTable {
 public:
  EditTable(std::u32string typed, unsigned most) : typed_(std::move(typed)), most_(most) {
    rows_.emplace_back(typed_.size() + 1);
    for (std::size_t i = 0; i < rows_[0].size(); ++i) rows_[0][i] = static_cast<unsigned>(i);
  }

  /// Puts `letter` behind the first `depth` letters; false if no word that begins so is near enough.
  bool put(std::size_t depth, char32_t letter) {
    letters_.resize(depth);
    letters_ += letter;
    rows_.resize(depth + 1);
    const auto& above = rows_.back();
    std::vector<unsigned> row(above.size());
    row[0] = above[0] + 1;
    for (std::size_t i = 1; i < row.size(); ++i) {
      row[i] = std::min({above[i] + 1, row[i - 1] + 1, above[i - 1] + (typed_[i - 1] == letter ? 0u : 1u)});
      if (depth > 0 && i > 1 && typed_[i - 1] == letters_[depth - 1] && typed_[i - 2] == letter)
        row[i] = std::min(row[i], rows_[depth - 1][i - 2] + 1);
    }
    const bool goes_on = *std::min_element(row.begin(), row.end()) <= most_;
    rows_.push_back(std::move(row));
    return goes_on;
  }

  unsigned edits() const { return rows_.back().back(); }
  unsigned most() const { return most_; }

 private:
  std::u32string typed_, letters_;
  unsigned most_;
  std::vector<std::vector<unsigned>> rows_;
};

/// The first string behind all that begin with `beginning`, which is UTF-8 and so has no byte 0xFF.
std::string behind(std::string beginning) {
  beginning.back() = static_cast<char>(static_cast<unsigned char>(beginning.back()) + 1);
  return beginning;
}

/// The sorted terms of a database.
class EngineTerms {
 public:
  EngineTerms(const Xapian::Database& database, const std::string& beginning)
      : at_(database.allterms_begin(beginning)), end_(database.allterms_end(beginning)) {}

  bool at_end() const { return at_ == end_; }
  std::string term() const { return *at_; }
  Xapian::doccount documents() const { return at_.get_termfreq(); }
  void next() { ++at_; }
  void skip_to(const std::string& term) { at_.skip_to(term); }

 private:
  Xapian::TermIterator at_, end_;
};

/// Terms that were listed before.
class ListedTerms {
 public:
  explicit ListedTerms(const Terms& terms) : terms_(terms), at_(terms.begin()) {}

  bool at_end() const { return at_ == terms_.end(); }
  const std::string& term() const { return at_->term; }
  Xapian::doccount documents() const { return at_->documents; }
  void next() { ++at_; }
  void skip_to(const std::string& term) {
    at_ = std::ranges::lower_bound(at_, terms_.end(), term, {}, &CountedTerm::term);
  }

 private:
  const Terms& terms_;
  Terms::const_iterator at_;
};

class Walk {
 public:
  Walk(const std::string& prefix, EditTable table, BaseLetters& letters)
      : prefix_(prefix), table_(std::move(table)), letters_(letters) {}

  /// All of `terms` that are near.
  template <class SortedTerms>
  std::vector<NearWord> run(SortedTerms terms, WalkBudget& budget) {
    for (; !terms.at_end() && budget.steps > 0; --budget.steps) {
      const std::string& term = terms.term();
      const std::string next =
          prefix_.empty() && index::has_prefix(term) ? std::string(1, behind_prefixes) : visit(terms, term);
      if (next.empty())
        terms.next();
      else
        terms.skip_to(next);
    }
    return std::move(near_);
  }

 private:
  /// Where to go on; empty: at the next term.
  template <class SortedTerms>
  std::string visit(const SortedTerms& terms, const std::string& term) {
    const std::string_view word = std::string_view(term).substr(prefix_.size());
    std::size_t depth = 0;
    std::size_t at = 0;
    while (depth < ends_.size() && ends_[depth] <= word.size() &&
           word.substr(0, ends_[depth]) == std::string_view(last_).substr(0, ends_[depth]))
      at = ends_[depth++];
    last_ = word;
    ends_.resize(depth);
    while (at < word.size()) {
      const char32_t letter = letters_.of(text::next_code_point(word, at));
      ends_.push_back(at);
      if (!table_.put(depth++, letter)) return behind(term.substr(0, prefix_.size() + at));
    }
    const unsigned edits = table_.edits();
    if (edits <= table_.most()) near_.push_back({std::string(word), edits, terms.documents()});
    return {};
  }

  const std::string& prefix_;
  EditTable table_;
  BaseLetters& letters_;
  std::string last_;
  std::vector<std::size_t> ends_;  ///< of the letters of last_ that the table holds
  std::vector<NearWord> near_;
};

/// Those one edit away; if there are none, and the word is long enough, those two edits away that begin with its first
/// letter. `terms_from` gives the sorted terms that begin so.
template <class TermsFrom>
std::vector<NearWord> nearest(const std::string& prefix, std::string_view typed, WalkBudget& budget,
                              TermsFrom&& terms_from) {
  BaseLetters letters;
  const std::u32string word = letters.of(typed);
  if (word.size() < least_letters) return {};
  const auto walk = [&](unsigned edits, const std::string& beginning) {
    auto near = Walk(prefix, EditTable(word, edits), letters).run(terms_from(prefix + beginning), budget);
    std::erase_if(near, [](const NearWord& one) { return one.edits == 0; });
    return near;
  };
  auto near = walk(1, "");
  if (!near.empty() || word.size() < letters_for_two_edits) return near;
  std::string first;
  text::append_utf8(first, word.front());
  return walk(2, first);
}

std::string first_letters(std::string_view word, std::size_t count) {
  std::size_t end = 0;
  for (; count > 0 && end < word.size(); --count) text::next_code_point(word, end);
  return std::string(word.substr(0, end));
}

}  // namespace

std::vector<NearWord> near_words(const Xapian::Database& database, const std::string& prefix, std::string_view typed,
                                 WalkBudget& budget) {
  return nearest(prefix, names::spelling_of(typed), budget,
                 [&](const std::string& beginning) { return EngineTerms(database, beginning); });
}

std::vector<NearWord> near_words(const LexiconView& lexicon, const std::string& prefix, std::string_view typed) {
  constexpr std::size_t listed_letters = 2;
  const std::string word = names::spelling_of(typed);
  WalkBudget all{std::numeric_limits<std::size_t>::max()};
  return nearest(prefix, word, all, [&](const std::string&) {
    return ListedTerms(lexicon.terms_from(prefix + first_letters(word, listed_letters)));
  });
}

}  // namespace libsearch::search

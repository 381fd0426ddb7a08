// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/near_words.h"

#include <algorithm>
#include <unordered_map>

#include "names/fold.h"
#include "names/spelling.h"
#include "text/utf8.h"

namespace libsearch::search {
namespace {

constexpr std::size_t least_letters = 3;
constexpr std::size_t letters_for_two_edits = 6;

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

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// The first string behind all that begin with `beginning`, which is UTF-8 and so has no byte 0xFF.
std::string behind(std::string beginning) {
  beginning.back() = static_cast<char>(static_cast<unsigned char>(beginning.back()) + 1);
  return beginning;
}

class Walk {
 public:
  Walk(const Xapian::Database& database, const std::string& prefix, EditTable table, BaseLetters& letters)
      : database_(database), prefix_(prefix), table_(std::move(table)), letters_(letters) {}

  /// All words under `beginning` that are near.
  std::vector<NearWord> run(const std::string& beginning, WalkBudget& budget) {
    const std::string start = prefix_ + beginning;
    auto it = database_.allterms_begin(start);
    while (it != database_.allterms_end(start) && budget.steps > 0) {
      --budget.steps;
      const std::string term = *it;
      const std::string next = prefix_.empty() && is_capital(term[0]) ? std::string("[") : visit(it, term);
      if (next.empty())
        ++it;
      else
        it.skip_to(next);
    }
    return std::move(near_);
  }

 private:
  /// Where to go on; empty: at the next term.
  std::string visit(const Xapian::TermIterator& it, const std::string& term) {
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
    if (edits <= table_.most()) near_.push_back({std::string(word), edits, it.get_termfreq()});
    return {};
  }

  const Xapian::Database& database_;
  const std::string& prefix_;
  EditTable table_;
  BaseLetters& letters_;
  std::string last_;
  std::vector<std::size_t> ends_;  ///< of the letters of last_ that the table holds
  std::vector<NearWord> near_;
};

}  // namespace

std::vector<NearWord> near_words(const Xapian::Database& database, const std::string& prefix, std::string_view typed,
                                 WalkBudget& budget) {
  BaseLetters letters;
  const std::u32string word = letters.of(names::spelling_of(typed));
  if (word.size() < least_letters || budget.steps == 0) return {};
  const auto walk = [&](unsigned edits, const std::string& beginning) {
    auto near = Walk(database, prefix, EditTable(word, edits), letters).run(beginning, budget);
    std::erase_if(near, [](const NearWord& one) { return one.edits == 0; });
    return near;
  };
  auto near = walk(1, "");
  if (!near.empty() || word.size() < letters_for_two_edits) return near;
  std::string first;
  text::append_utf8(first, word.front());
  return walk(2, first);
}

}  // namespace libsearch::search

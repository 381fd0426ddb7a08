// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <libsearch/explanation.h>
#include <xapian.h>

namespace libsearch::search {

/// A question as the engine is asked it, and what it looks for in documents.
struct Translated {
  Xapian::Query query;
  bool is_complete = true;  ///< false: some documents may be missing, for lack of time to look at all that may match
  std::vector<WordSpellings> words;          ///< in the order of the question, each word of each field once
  std::vector<std::vector<Spelling>> faint;  ///< of each word, see ExpandedWord
  std::vector<std::string> prefixes;         ///< of the terms of each word
  std::vector<std::string> stop_words;       ///< words that were passed over

  /// Of a term of the engine: which word it is a spelling of, and how.
  struct Origin {
    std::size_t word;      ///< index into words
    std::size_t spelling;  ///< index into its spellings, and beyond them into the faint ones
  };
  bool is_faint(Origin origin) const { return origin.spelling >= words[origin.word].spellings.size(); }
  bool is_closer(Origin one, Origin other) const {
    return std::pair(spelling(one).tier, is_faint(one)) < std::pair(spelling(other).tier, is_faint(other));
  }
  const Spelling& spelling(Origin origin) const {
    const auto& closer = words[origin.word].spellings;
    return is_faint(origin) ? faint[origin.word][origin.spelling - closer.size()] : closer[origin.spelling];
  }
  /// Made when first asked for: nobody does where only ids are wanted.
  const std::unordered_map<std::string, Origin>& origins() const;

 private:
  void add_origins(std::size_t word) const;
  mutable std::unordered_map<std::string, Origin> origins_;
};

}  // namespace libsearch::search

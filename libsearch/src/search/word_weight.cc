// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/word_weight.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <memory>

#include "index/terms.h"
#include "search/gathered_words.h"
#include "search/ranking.h"
#include "search/word_postings.h"

namespace libsearch::search {
namespace {

/// What the spelling that was typed counts on top of the word: the ranking collections gain a little by it, and lose
/// with more.
constexpr double tier_bonus = 0.2;
/// What a use of a word that is begun with other diacritics than typed counts, of GatheredWords::whole_use.
constexpr std::int32_t folded_share = 4;
/// What counts on top for the typed word itself, in any form, where nothing else is asked for: a document that says a
/// like-sounding name twice does not come before one that says this one. Beside other words it would outweigh them.
constexpr double own_bonus = 0.4;
/// The sum of the bonuses between similar spellings: they only put these in order.
constexpr double similarity_bonus = 0.3;
/// Looking up a spelling's number of uses costs as much as finding it; the closest ones tell enough.
constexpr std::size_t max_counted_spellings = 16;
/// Bits of residual IDF beyond which it is the lengths of documents that speak.
constexpr double most_residual = 3;
/// A beginning's words here, and where the engine has to merge their lists because one of the indexes is remote.
constexpr std::size_t max_words_begun = 4096;
constexpr std::size_t max_words_begun_remote = 64;
/// In a phrase a spelling costs the merging of one more list of positions.
constexpr std::size_t max_phrase_spellings = 32;

using Iterator = std::vector<Spelling>::const_iterator;

Xapian::Query synonyms(Iterator begin, Iterator end, const std::string& prefix) {
  std::vector<Xapian::Query> terms;
  for (; begin != end; ++begin)
    for (const auto& term : terms_of(*begin, prefix)) terms.emplace_back(term);
  if (terms.size() == 1) return terms.front();
  return Xapian::Query(Xapian::Query::OP_SYNONYM, terms.begin(), terms.end());
}

/// Where a band of equally close spellings ends: at each change of tier and, among the similar ones, after the first,
/// second, fourth ... so that their number stays small however many there are.
std::vector<std::size_t> band_ends(const std::vector<Spelling>& spellings) {
  std::vector<std::size_t> ends;
  std::size_t step = 1;
  std::size_t next = 0;
  for (std::size_t i = 1; i < spellings.size(); ++i) {
    if (spellings[i].tier != spellings[i - 1].tier) {
      ends.push_back(i);
      next = i + 1;
    } else if (spellings[i].tier == Tier::similar && i >= next &&
               spellings[i].similarity < spellings[i - 1].similarity) {
      ends.push_back(i);
      step = std::max(step, i / 2);
      next = i + step;
    }
  }
  return ends;
}

/// Spellings that are equally close, of all of a word's.
struct Band {
  std::size_t end;  ///< up to but without this one
  double weight;    ///< of these and all closer ones as if they were one term; that of all of them is 1
};

/// The last one is all of the word.
std::vector<Band> bands_of(const std::vector<Spelling>& spellings, bool alone) {
  const auto ends = band_ends(spellings);
  const auto similar_bands = static_cast<double>(
      std::count_if(ends.begin(), ends.end(), [&](std::size_t i) { return spellings[i - 1].tier == Tier::similar; }));
  std::vector<Band> bands;
  for (const std::size_t end : ends) {
    const bool is_similar = spellings[end - 1].tier == Tier::similar;
    const bool is_last_own = !is_similar && spellings[end].tier == Tier::similar;
    bands.push_back({end, is_similar             ? similarity_bonus / similar_bands
                          : is_last_own && alone ? own_bonus
                                                 : tier_bonus});
  }
  bands.push_back({spellings.size(), 1});
  return bands;
}

/// In how many of `all` documents the engine expects any of several terms that are in so many each: it unites the two
/// rarest again and again, and rounds each time. Remote indexes weigh by its figure, so local ones do.
double expected_by_engine(std::vector<double> documents, double all) {
  std::ranges::make_heap(documents, std::greater());
  while (documents.size() > 1) {
    std::ranges::pop_heap(documents, std::greater());
    const double rarest = documents.back();
    documents.pop_back();
    std::ranges::pop_heap(documents, std::greater());
    documents.back() = std::round(documents.back() + rarest - documents.back() * rarest / all);
    std::ranges::push_heap(documents, std::greater());
  }
  return documents.front();
}

/// By the engine's own operators.
Xapian::Query banded_query(const std::vector<Spelling>& spellings, const std::vector<Band>& bands,
                           const std::string& prefix) {
  Xapian::Query word = synonyms(spellings.begin(), spellings.end(), prefix);
  if (bands.size() == 1) return word;
  std::vector<Xapian::Query> bonuses;
  for (std::size_t i = 0; i + 1 < bands.size(); ++i)
    bonuses.emplace_back(
        Xapian::Query::OP_SCALE_WEIGHT,
        synonyms(spellings.begin(), spellings.begin() + static_cast<std::ptrdiff_t>(bands[i].end), prefix),
        bands[i].weight);
  return Xapian::Query(Xapian::Query::OP_AND_MAYBE, word,
                       Xapian::Query(Xapian::Query::OP_OR, bonuses.begin(), bonuses.end()));
}

/// The same with a weight.
std::shared_ptr<const WordPostings::Bands> bands_to_read(const std::vector<Spelling>& spellings,
                                                         const std::vector<Band>& bands, const std::string& prefix,
                                                         double weight, const Snapshot& snapshot) {
  const double all = snapshot.database().get_doccount();
  std::vector<double> documents;
  auto lists = std::make_shared<WordPostings::Bands>();
  std::size_t next = 0;
  for (const auto& band : bands) {
    auto& made = lists->emplace_back();
    for (; next < band.end; ++next)
      for (auto& term : terms_of(spellings[next], prefix)) {
        documents.push_back(snapshot.lexicon().documents_with(term));
        made.terms.push_back(std::move(term));
      }
    made.weight = weight * band.weight * Bm25::inverse_frequency(all, expected_by_engine(documents, all));
  }
  return lists;
}

Xapian::Query by_source(std::shared_ptr<const WordPostings::Bands> bands, const Snapshot& snapshot) {
  auto* source = new WordPostings(std::move(bands), snapshot.database().get_avlength());
  return Xapian::Query(source->release());
}

/// How much the word says about a document that has it: 1 and its residual IDF (Church and Gale, 1995), in bits. A word
/// that is thrown in anywhere is in as many documents as its number of uses lets expect; a word that documents are
/// about keeps to few of them and comes again there.
double significance(const std::vector<Spelling>& spellings, const std::string& prefix, const Snapshot& snapshot) {
  const std::size_t counted = std::min(spellings.size(), max_counted_spellings);
  const double uses = snapshot.lexicon().with_all([&] {
    double sum = 0;
    for (std::size_t i = 0; i < counted; ++i)
      for (const auto& term : terms_of(spellings[i], prefix))
        sum += static_cast<double>(snapshot.lexicon().uses_of(term));
    return sum;
  });
  double in_documents = 0;
  for (std::size_t i = 0; i < counted; ++i) in_documents += static_cast<double>(spellings[i].documents);
  const double all = snapshot.database().get_doccount();
  const double expected = all * -std::expm1(-uses / all);
  // One document more is expected than counted: of what was seen once or twice little is known, and rare words count.
  const double ratio = (expected + 1) / std::max(1.0, std::min(in_documents, expected));
  return 1 + std::clamp(std::log2(ratio), 0.0, most_residual);
}

}  // namespace

Xapian::Query word_query(const std::vector<Spelling>& spellings, const std::string& prefix, const Snapshot& snapshot,
                         bool alone, double scale) {
  if (spellings.empty()) return Xapian::Query::MatchNothing;
  const double weight = scale * significance(spellings, prefix, snapshot);
  const auto bands = bands_of(spellings, alone);
  const bool is_one_list = spellings.size() == 1 && terms_of(spellings.front(), prefix).size() == 1;
  if (is_one_list || snapshot.has_remote())
    return Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, banded_query(spellings, bands, prefix), weight);
  return by_source(bands_to_read(spellings, bands, prefix, weight, snapshot), snapshot);
}

std::shared_ptr<const WordPostings::Bands> word_bands(const std::vector<Spelling>& spellings, const std::string& prefix,
                                                      const Snapshot& snapshot, bool alone) {
  return bands_to_read(spellings, bands_of(spellings, alone), prefix, significance(spellings, prefix, snapshot),
                       snapshot);
}

Xapian::Query one_word_query(std::vector<std::string> terms, const Snapshot& snapshot, double scale) {
  if (snapshot.has_remote()) {
    const Xapian::Query any(Xapian::Query::OP_SYNONYM, terms.begin(), terms.end());
    return Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, any, scale);
  }
  const double all = snapshot.database().get_doccount();
  std::vector<double> documents;
  for (const auto& term : terms) documents.push_back(snapshot.lexicon().documents_with(term));
  const double weight = scale * Bm25::inverse_frequency(all, expected_by_engine(documents, all));
  WordPostings::Bands bands{{std::move(terms), weight}};
  return by_source(std::make_shared<const WordPostings::Bands>(std::move(bands)), snapshot);
}

Xapian::Query beginning_query(const std::string& typed, const std::vector<Spelling>& words, const std::string& prefix,
                              const Snapshot& snapshot) {
  if (words.empty()) return Xapian::Query::MatchNothing;
  if (snapshot.has_remote()) return word_query(words, prefix, snapshot);
  std::vector<const Spelling*> sorted;  // as the engine's table has them
  sorted.reserve(words.size());
  for (const auto& word : words) sorted.push_back(&word);
  std::ranges::sort(sorted, {}, [](const Spelling* word) -> const std::string& { return word->text; });
  auto gathered = std::make_shared<GatheredWords::Words>();
  gathered->reserve(words.size());
  for (const auto* word : sorted)
    for (auto& term : terms_of(*word, prefix))
      gathered->push_back({std::move(term), word->tier == Tier::exact ? GatheredWords::whole_use : folded_share});
  const double all = snapshot.database().get_doccount();
  ExpectedDocuments expected(all);
  for (const auto& word : words) expected.add(static_cast<double>(word.documents));
  const double weight = significance(words, prefix, snapshot) * Bm25::inverse_frequency(all, expected.value());
  auto* source = new GatheredWords(typed, std::move(gathered), weight, snapshot.database().get_avlength());
  return Xapian::Query(source->release());
}

std::size_t most_words_begun(const Snapshot& snapshot) {
  return snapshot.has_remote() ? max_words_begun_remote : max_words_begun;
}

std::vector<std::string> terms_of(const Spelling& spelling, const std::string& prefix) {
  if (spelling.tier == Tier::exact) return index::spelling_terms(prefix, spelling.text);
  return {prefix + spelling.text};
}

std::vector<std::string> phrase_terms(const std::vector<Spelling>& spellings, const std::string& prefix) {
  std::vector<std::string> terms;
  for (const auto& spelling : spellings) {
    if (terms.size() == max_phrase_spellings) break;
    terms.push_back(prefix + spelling.text);
  }
  return terms;
}

}  // namespace libsearch::search

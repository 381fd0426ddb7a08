// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/leaf_translation.h"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "index/terms.h"
#include "names/name_words.h"
#include "search/places.h"
#include "search/selection.h"
#include "search/word_weight.h"
#include "text/utf8.h"

namespace libsearch::search {
namespace {

using Op = Xapian::Query::op;

std::vector<std::string_view> texts_of(std::string_view text, const std::vector<text::Word>& words) {
  std::vector<std::string_view> texts;
  for (const auto& word : words) texts.push_back(text_of(text, word));
  return texts;
}

/// A run of words in which ICU's dictionaries found the boundaries: nothing stands between them in the text, or a mark
/// of such scripts that has no space beside it; and nobody who typed it meant a phrase.
bool is_unspaced(std::string_view text, const std::vector<text::Word>& words) {
  constexpr std::array<std::string_view, 4> separators = {"、", "。", "，", "；"};
  for (std::size_t i = 1; i < words.size(); ++i) {
    const auto between = text.substr(words[i - 1].end, words[i].begin - words[i - 1].end);
    if (between.empty() || std::ranges::find(separators, between) != separators.end()) return true;
  }
  return false;
}

/// Whether a part is but a piece of one of these: by itself it means nothing.
bool is_piece(const text::Word& part, const std::vector<text::Word>& compounds) {
  return std::ranges::any_of(
      compounds, [&](const auto& name) { return name.pieces && part.begin >= name.begin && part.end <= name.end; });
}

bool is_one_character(const text::Word& part) { return part.end - part.begin == text::han_size; }

Query as_written(Query node) {
  node.spelling = Query::Spelling::exact;
  return node;
}

/// A word near itself says nothing, and costs the engine the square of its occurrences.
void drop_repeated(std::vector<std::string_view>& words) {
  for (auto it = words.begin(); it != words.end(); ++it)
    words.erase(std::remove(it + 1, words.end(), *it), words.end());
}

/// The words of a phrase as they were typed, and with initials spaced the other way: `J.R.R.` is one word of the text,
/// `J. R. R.` are three, at whose beginning their compound stands.
struct PhraseWords {
  std::vector<std::string_view> typed;
  std::vector<std::string_view> respaced;

  void add(std::string_view text);
};

void PhraseWords::add(std::string_view text) {
  std::vector<text::Word> found;
  names::split_words(text, found);
  std::size_t initials_end = 0;
  for (const auto& word : found) {
    const auto written = text_of(text, word);
    if (!word.compound) typed.push_back(written);
    if (word.begin < initials_end) continue;
    const auto letters = names::initials_in(written);
    if (word.compound && letters.empty()) continue;
    if (word.compound || letters.empty())
      respaced.push_back(written);
    else
      respaced.insert(respaced.end(), letters.begin(), letters.end());
    if (word.compound) initials_end = word.end;
  }
}

/// What a pair of Han characters counts beside the words: much the same from .3 to .8.
constexpr double han_pair_weight = 0.5;
constexpr std::size_t max_in_runs = 96;  ///< words and pairs of characters in runs without spaces
/// Words of phrases, repeated ones too. The parser has counted `a-b-c` as one; with a thousand of them each document
/// would take as long as a thousand words do.
constexpr std::size_t max_in_phrases = Sequence::most_words;

}  // namespace

Xapian::Query combine(Op op, const std::vector<Xapian::Query>& parts) {
  return parts.size() == 1 ? parts.front() : Xapian::Query(op, parts.begin(), parts.end());
}

LeafTranslator::LeafTranslator(const Snapshot& snapshot, const SearchOptions& options, bool alone, bool narrowed)
    : snapshot_(snapshot), options_(options), sequences_(snapshot), is_alone_(alone), is_narrowed_(narrowed) {}

void LeafTranslator::begin_part(bool in_company) {
  in_company_ = in_company;
  asked_.clear();
}

Translated LeafTranslator::noted() && {
  noted_.is_complete = noted_.is_complete && sequences_.has_read_all();
  return std::move(noted_);
}

Part LeafTranslator::word(const Query& node) {
  const std::string text = text::mend_utf8(node.text);
  std::vector<text::Word> found;
  names::split_words(text, found);
  if (found.empty()) return std::nullopt;
  const bool ranks_by_pairs = node.field.empty() && node.spelling != Query::Spelling::exact;
  const auto pairs = ranks_by_pairs ? text::han_pairs(text, found) : std::vector<text::HanPair>();
  const Xapian::Query words = join_words(node, text, std::move(found));
  return pairs.empty() ? words : with_han_pairs(words, text, pairs);
}

Xapian::Query LeafTranslator::join_words(const Query& node, std::string_view text, std::vector<text::Word> found) {
  const auto parts_begin = std::stable_partition(found.begin(), found.end(), std::mem_fn(&text::Word::compound));
  const std::vector<text::Word> compounds(found.begin(), parts_begin);
  const std::vector<text::Word> parts(parts_begin, found.end());
  if (parts.empty()) return spellings(node, text_of(text, compounds.front()));
  if (parts.size() == 1 && compounds.empty()) return spellings(node, text_of(text, parts.front()));
  std::vector<Xapian::Query> alternatives;
  for (const auto& compound : compounds)
    if (has_room_for(text_of(text, compound))) alternatives.push_back(spellings(node, text_of(text, compound)));
  if (node.spelling == Query::Spelling::exact && !alternatives.empty()) return combine(Op::OP_OR, alternatives);
  if (is_unspaced(text, parts))
    add_unspaced(node, text, compounds, parts, alternatives);
  else
    alternatives.push_back(phrase_query(node, texts_of(text, parts)));
  return combine(Op::OP_OR, alternatives);
}

/// The words of a run without spaces: all of them together where they may be one, and each by itself where that says
/// something.
void LeafTranslator::add_unspaced(const Query& node, std::string_view text, const std::vector<text::Word>& compounds,
                                  const std::vector<text::Word>& parts, std::vector<Xapian::Query>& alternatives) {
  const bool is_whole = !compounds.empty() && compounds.front().begin == parts.front().begin &&
                        compounds.front().end == std::max(parts.back().end, compounds.back().end);
  if (is_whole)
    alternatives.push_back(all_of(compounds.front().pieces ? as_written(node) : node, texts_of(text, parts)));
  std::set<std::string_view> met;
  for (const auto& part : parts) {
    const auto word = text_of(text, part);
    if (is_piece(part, compounds) || (is_whole && is_one_character(part))) continue;
    if (met.insert(word).second && has_room_for(word)) alternatives.push_back(spellings(node, word));
  }
}

/// The parser counts a run without spaces as one word; so what it is made of is counted here.
bool LeafTranslator::has_room_for(std::string_view word) {
  if (in_runs_.contains(word)) return true;
  if (in_runs_.size() == max_in_runs) return false;
  in_runs_.emplace(word);
  return true;
}

/// Where words end in Chinese and Japanese is a guess, and another one in the document perhaps; so documents with the
/// same pairs of characters rank higher.
Xapian::Query LeafTranslator::with_han_pairs(const Xapian::Query& words, std::string_view text,
                                             const std::vector<text::HanPair>& found) {
  std::set<std::string> pairs;
  for (const auto& pair : found) {
    const auto written = text.substr(pair.begin, text::han_pair_size);
    if (!pair.is_word && has_room_for(written)) pairs.emplace(written);
  }
  std::vector<Xapian::Query> weights;
  for (const auto& pair : pairs) {
    const auto documents = snapshot_.lexicon().documents_with_any(index::spelling_terms("", pair));
    if (documents > 0) weights.push_back(word_query({{pair, Tier::exact, 1, documents, {}}}, "", snapshot_));
  }
  if (weights.empty()) return words;
  const Xapian::Query all(Op::OP_SCALE_WEIGHT, combine(Op::OP_OR, weights), han_pair_weight);
  return Xapian::Query(Op::OP_AND_MAYBE, words, all);
}

/// A short run without spaces may be one name or several words: its characters are wanted together, best in a row.
Xapian::Query LeafTranslator::all_of(const Query& node, const std::vector<std::string_view>& words) {
  std::vector<Xapian::Query> parts;
  for (const auto& word : words) parts.push_back(spellings(node, word));
  Xapian::Query all = combine(Op::OP_AND, parts);
  if (!snapshot_.has_positions()) return all;  // reading texts for the order alone would take too long
  return Xapian::Query(Op::OP_AND_MAYBE, all, phrase_query(node, words));
}

Xapian::Query LeafTranslator::spellings(const Query& node, std::string_view word) {
  const ExpandedWord& expanded = expand(node, word);
  asked_.push_back(&expanded);
  Xapian::Query query = word_query(expanded.spellings, expanded.prefix, snapshot_, is_alone_);
  std::vector<Xapian::Query> anywhere{std::move(query)};
  add_weighted_fields(node, word, anywhere);
  return combine(Op::OP_OR, anywhere);
}

/// The word once more in those fields where it counts by itself.
void LeafTranslator::add_weighted_fields(const Query& node, std::string_view word,
                                         std::vector<Xapian::Query>& queries) {
  if (!node.field.empty()) return;
  for (const auto& [field, weight] : options_.field_weights) {
    const ExpandedWord& there = expand_in(field, node, word);
    if (there.spellings.empty()) continue;
    queries.push_back(word_query(there.spellings, there.prefix, snapshot_, false, weight));
  }
}

/// Of words that are more than a question can have in phrases, the first ones: two at least.
Xapian::Query LeafTranslator::phrase_query(const Query& node, std::vector<std::string_view> words) {
  words.resize(std::min(words.size(), std::max<std::size_t>(max_in_phrases - in_phrases_, 2)));
  in_phrases_ = std::min(in_phrases_ + words.size(), max_in_phrases);
  if (words.size() == 1) return spellings(node, words.front());
  const bool in_order = node.kind != Query::Kind::near;
  const auto window = static_cast<unsigned>(words.size()) + (in_order ? 0 : std::max(node.distance, 1u) - 1);
  Sequence sequence{{}, index::field_prefix(node.field), in_order, window};
  in_sequence_ = true;
  for (const auto& word : words) {
    const ExpandedWord& expanded = expand(node, word);
    sequence.terms.push_back(phrase_terms(expanded.spellings, expanded.prefix));
  }
  const bool has_all = std::ranges::none_of(sequence.terms, [](const auto& terms) { return terms.empty(); });
  Xapian::Query query =
      has_all ? weighed_places(node, words, std::move(sequence)) : Xapian::Query(Xapian::Query::MatchNothing);
  in_sequence_ = false;
  return query;
}

/// Inside a phrase the engine takes each spelling for a word of its own; so phrases only select, and the words rank.
Xapian::Query LeafTranslator::weighed_places(const Query& node, const std::vector<std::string_view>& words,
                                             Sequence sequence) {
  if (snapshot_.has_remote() || !snapshot_.has_positions()) {
    std::vector<Xapian::Query> weights;
    for (const auto& word : words) weights.push_back(spellings(node, word));
    // As a filter it is looked at last: where the words stand is read only in documents that rank high enough.
    return Xapian::Query(
        Op::OP_FILTER, combine(Op::OP_AND, weights),
        snapshot_.has_positions() ? places(std::move(sequence), snapshot_, is_narrowed_) : sequences_.find(sequence));
  }
  std::vector<std::shared_ptr<const WordPostings::Bands>> bands;
  std::vector<Xapian::Query> elsewhere;
  for (const auto& word : words) {
    const ExpandedWord& expanded = expand(node, word);
    asked_.push_back(&expanded);
    bands.push_back(word_bands(expanded.spellings, expanded.prefix, snapshot_, is_alone_));
    add_weighted_fields(node, word, elsewhere);
  }
  const Xapian::Query found = ranked_places(std::move(sequence), std::move(bands), snapshot_);
  return elsewhere.empty() ? found : Xapian::Query(Op::OP_AND_MAYBE, found, combine(Op::OP_OR, elsewhere));
}

Part LeafTranslator::sequence(const Query& node) {
  std::vector<std::string> texts;
  for (const auto& child : node.children) texts.push_back(text::mend_utf8(child.text));
  PhraseWords words;
  for (const auto& text : texts) words.add(text);
  if (words.typed.empty()) return std::nullopt;
  if (node.kind == Query::Kind::near) {
    drop_repeated(words.typed);
    drop_repeated(words.respaced);
  }
  const Xapian::Query typed = phrase_query(node, words.typed);
  if (words.respaced == words.typed || looseness_of(node).loosest == Tier::exact) return typed;
  return Xapian::Query(Op::OP_OR, typed, phrase_query(node, words.respaced));
}

Part LeafTranslator::beginning(const Query& node) {
  const std::string mended = text::mend_utf8(node.text);
  std::vector<text::Word> found;
  names::split_words(mended, found);
  if (found.empty()) return std::nullopt;
  const std::string prefix = index::field_prefix(node.field);
  const auto beginning = text_of(mended, found.front());  // the compound, where there is one
  const bool exact = node.spelling == Query::Spelling::exact || options_.loosest == Tier::exact;
  const std::size_t most = most_words_begun(snapshot_);
  ExpandedWord word{snapshot_.expander().completions(beginning, prefix, exact, most), {}, prefix};
  noted_.is_complete = noted_.is_complete && word.spellings.size() < most;
  const std::string typed = node.text + "*";
  const Xapian::Query query = beginning_query(typed, word.spellings, prefix, snapshot_);
  note(typed, node.field, std::move(word));
  return query;
}

Looseness LeafTranslator::looseness_of(const Query& node) const {
  constexpr double loosest_similarity = 0.02;
  switch (node.spelling) {
    case Query::Spelling::exact:
      return {Tier::exact, {}};
    case Query::Spelling::loosest:
      return {Tier::similar, loosest_similarity, false, true};
    case Query::Spelling::as_set:
      break;
  }
  return {options_.loosest, options_.similarity, in_company_ && !options_.similarity, in_sequence_};
}

const ExpandedWord& LeafTranslator::expand(const Query& node, std::string_view word) {
  return expand_in(node.field, node, word);
}

const ExpandedWord& LeafTranslator::expand_in(const std::string& field, const Query& node, std::string_view word) {
  const std::string prefix = index::field_prefix(field);
  Looseness looseness = looseness_of(node);
  looseness.faint = looseness.faint && field == node.field;
  const auto [it, is_new] = expanded_.try_emplace({std::string(word), prefix, looseness});
  if (is_new) {
    it->second = snapshot_.expander().expand(word, prefix, looseness);
    // Nobody asked for the word in a field that only has a weight: where it is not there, nothing is missing.
    if (field == node.field || !it->second.spellings.empty()) note(word, field, it->second);
  }
  return it->second;
}

void LeafTranslator::note(std::string_view typed, const std::string& field, ExpandedWord word) {
  noted_.words.push_back({std::string(typed), field_name(field), std::move(word.spellings)});
  noted_.faint.push_back(std::move(word.faint));
  noted_.prefixes.push_back(std::move(word.prefix));
}

}  // namespace libsearch::search

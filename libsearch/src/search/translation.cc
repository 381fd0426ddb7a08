// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/translation.h"

#include <algorithm>
#include <set>
#include <utility>

#include <libsearch/error.h>

#include "index/terms.h"
#include "names/name_words.h"
#include "search/question_words.h"
#include "search/recency.h"
#include "search/selection.h"
#include "search/word_weight.h"
#include "text/han.h"
#include "text/utf8.h"
#include "text/words.h"

namespace libsearch::search {
namespace {

using Op = Xapian::Query::op;

Xapian::Query combine(Op op, const std::vector<Xapian::Query>& parts) {
  return parts.size() == 1 ? parts.front() : Xapian::Query(op, parts.begin(), parts.end());
}

std::string_view text_of(std::string_view text, const text::Word& word) {
  return text.substr(word.begin, word.end - word.begin);
}

std::vector<std::string_view> texts_of(std::string_view text, const std::vector<text::Word>& words) {
  std::vector<std::string_view> texts;
  for (const auto& word : words) texts.push_back(text_of(text, word));
  return texts;
}

/// A run of words in which ICU's dictionaries found the boundaries: nothing stands between them in the text, and
/// nobody who typed it meant a phrase.
bool is_unspaced(const std::vector<text::Word>& words) {
  for (std::size_t i = 1; i < words.size(); ++i)
    if (words[i].begin == words[i - 1].end) return true;
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

/// Names that neighbouring words of a list are the parts of (`Abd al-Rahman`): they are looked for whole as well.
std::vector<std::string> names_in_parts(const std::vector<Query>& words) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (!is_plain_word(words[i]) || !is_plain_word(words[i + 1])) continue;
    const std::string both = text::mend_utf8(words[i].text + " " + words[i + 1].text);
    std::vector<text::Word> found;
    libsearch::names::split_words(both, found);
    if (!found.empty() && found.front().compound && found.front().end == both.size()) names.push_back(both);
  }
  return names;
}

/// A word near itself says nothing, and costs the engine the square of its occurrences.
void drop_repeated(std::vector<std::string_view>& words) {
  for (auto it = words.begin(); it != words.end(); ++it)
    words.erase(std::remove(it + 1, words.end(), *it), words.end());
}

/// What a pair of Han characters counts beside the words: much the same from .3 to .8.
constexpr double han_pair_weight = 0.5;
constexpr std::size_t max_in_runs = 96;  ///< words and pairs of characters in runs without spaces

/// What a word counts that speaks of the asking: little, for now and then it is what is asked for.
constexpr double request_weight = 0.3;

}  // namespace

Translator::Translator(const Snapshot& snapshot, const SearchOptions& options)
    : snapshot_(snapshot),
      options_(options),
      expander_(snapshot.lexicon(), snapshot.languages()),
      sequences_(snapshot) {}

Translated Translator::translate(const Query& question) && {
  is_alone_ = question.kind == Query::Kind::word;
  out_.query = with_recency(translate_node(question).value_or(Xapian::Query::MatchNothing), options_);
  out_.is_complete = out_.is_complete && sequences_.has_read_all();
  return std::move(out_);
}

Translator::Part Translator::translate_node(const Query& node) {
  switch (node.kind) {
    case Query::Kind::nothing:
      return std::nullopt;
    case Query::Kind::word:
      return is_filter(node) ? filter_query(node) : translate_word(node);
    case Query::Kind::prefix:
      return translate_prefix(node);
    case Query::Kind::phrase:
    case Query::Kind::near:
      return translate_sequence(node);
    case Query::Kind::group:
      return translate_group(node);
    case Query::Kind::range:
      return range_query(node);
  }
  return std::nullopt;
}

Translator::Part Translator::translate_word(const Query& node) {
  const std::string text = text::mend_utf8(node.text);
  std::vector<text::Word> found;
  names::split_words(text, found);
  if (found.empty()) return std::nullopt;
  const bool ranks_by_pairs = node.field.empty() && node.spelling != Query::Spelling::exact;
  const auto pairs = ranks_by_pairs ? text::han_pairs(text, found) : std::vector<text::HanPair>();
  const Xapian::Query words = join_words(node, text, std::move(found));
  return pairs.empty() ? words : with_han_pairs(words, text, pairs);
}

Xapian::Query Translator::join_words(const Query& node, std::string_view text, std::vector<text::Word> found) {
  const auto parts_begin = std::stable_partition(found.begin(), found.end(), std::mem_fn(&text::Word::compound));
  const std::vector<text::Word> compounds(found.begin(), parts_begin);
  const std::vector<text::Word> parts(parts_begin, found.end());
  if (parts.empty()) return word_query(node, text_of(text, compounds.front()));
  if (parts.size() == 1 && compounds.empty()) return word_query(node, text_of(text, parts.front()));
  std::vector<Xapian::Query> alternatives;
  for (const auto& compound : compounds)
    if (has_room_for(text_of(text, compound))) alternatives.push_back(word_query(node, text_of(text, compound)));
  if (node.spelling == Query::Spelling::exact && !alternatives.empty()) return combine(Op::OP_OR, alternatives);
  if (is_unspaced(parts))
    add_unspaced(node, text, compounds, parts, alternatives);
  else
    alternatives.push_back(phrase_query(node, texts_of(text, parts)));
  return combine(Op::OP_OR, alternatives);
}

/// The words of a run without spaces: all of them together where they may be one, and each by itself where that says
/// something.
void Translator::add_unspaced(const Query& node, std::string_view text, const std::vector<text::Word>& compounds,
                              const std::vector<text::Word>& parts, std::vector<Xapian::Query>& alternatives) {
  const bool is_whole = !compounds.empty() && compounds.front().begin == parts.front().begin &&
                        compounds.front().end == std::max(parts.back().end, compounds.back().end);
  if (is_whole)
    alternatives.push_back(all_of(compounds.front().pieces ? as_written(node) : node, texts_of(text, parts)));
  std::set<std::string_view> met;
  for (const auto& part : parts) {
    const auto word = text_of(text, part);
    if (is_piece(part, compounds) || (is_whole && is_one_character(part))) continue;
    if (met.insert(word).second && has_room_for(word)) alternatives.push_back(word_query(node, word));
  }
}

/// The parser counts a run without spaces as one word; so what it is made of is counted here.
bool Translator::has_room_for(std::string_view word) {
  if (in_runs_.contains(word)) return true;
  if (in_runs_.size() == max_in_runs) return false;
  in_runs_.emplace(word);
  return true;
}

/// Where words end in Chinese and Japanese is a guess, and another one in the document perhaps; so documents with the
/// same pairs of characters rank higher.
Xapian::Query Translator::with_han_pairs(const Xapian::Query& words, std::string_view text,
                                         const std::vector<text::HanPair>& found) {
  std::set<std::string> pairs;
  for (const auto& pair : found) {
    const auto written = text.substr(pair.begin, text::han_pair_size);
    if (!pair.is_word && has_room_for(written)) pairs.emplace(written);
  }
  std::vector<Xapian::Query> weights;
  for (const auto& pair : pairs) {
    const auto documents = snapshot_.lexicon().documents_with_any(index::spelling_terms("", pair));
    if (documents > 0) weights.push_back(search::word_query({{pair, Tier::exact, 1, documents, {}}}, "", snapshot_));
  }
  if (weights.empty()) return words;
  const Xapian::Query all(Op::OP_SCALE_WEIGHT, combine(Op::OP_OR, weights), han_pair_weight);
  return Xapian::Query(Op::OP_AND_MAYBE, words, all);
}

/// A short run without spaces may be one name or several words: its characters are wanted together, best in a row.
Xapian::Query Translator::all_of(const Query& node, const std::vector<std::string_view>& words) {
  std::vector<Xapian::Query> parts;
  for (const auto& word : words) parts.push_back(word_query(node, word));
  Xapian::Query all = combine(Op::OP_AND, parts);
  if (!snapshot_.has_positions()) return all;  // reading texts for the order alone would take too long
  return Xapian::Query(Op::OP_AND_MAYBE, all, phrase_query(node, words));
}

Xapian::Query Translator::word_query(const Query& node, std::string_view word) {
  const ExpandedWord& expanded = expand(node, word);
  asked_.push_back(&expanded);
  Xapian::Query query = search::word_query(expanded.spellings, expanded.prefix, snapshot_, is_alone_);
  if (!node.field.empty()) return query;
  for (const auto& [field, weight] : options_.field_weights) {
    const ExpandedWord& there = expand_in(field, node, word);
    if (there.spellings.empty()) continue;
    const Xapian::Query in_field = search::word_query(there.spellings, there.prefix, snapshot_);
    query = Xapian::Query(Op::OP_OR, query, Xapian::Query(Op::OP_SCALE_WEIGHT, in_field, weight));
  }
  return query;
}

Xapian::Query Translator::phrase_query(const Query& node, const std::vector<std::string_view>& words) {
  if (words.size() == 1) return word_query(node, words.front());
  const bool in_order = node.kind != Query::Kind::near;
  const auto window = static_cast<unsigned>(words.size()) + (in_order ? 0 : node.distance - 1);
  Sequence sequence{{}, index::field_prefix(node.field), in_order, window};
  std::vector<Xapian::Query> parts;  // the engine takes nothing but terms and OP_OR inside phrases
  std::vector<Xapian::Query> weights;
  for (const auto& word : words) {
    const ExpandedWord& expanded = expand(node, word);
    const auto& terms = sequence.terms.emplace_back(phrase_terms(expanded.spellings, expanded.prefix));
    parts.emplace_back(Op::OP_OR, terms.begin(), terms.end());
    weights.push_back(word_query(node, word));
  }
  for (const auto& part : parts)
    if (part.empty()) return Xapian::Query::MatchNothing;
  const Xapian::Query places = snapshot_.has_positions() ? Xapian::Query(in_order ? Op::OP_PHRASE : Op::OP_NEAR,
                                                                         parts.begin(), parts.end(), window)
                                                         : sequences_.find(sequence, parts);
  // Inside a phrase the engine takes each spelling for a word of its own; so it only selects, and the words rank. As a
  // filter it is looked at last: where the words stand is read only in documents that rank high enough.
  return Xapian::Query(Op::OP_FILTER, combine(Op::OP_AND, weights), places);
}

Translator::Part Translator::translate_sequence(const Query& node) {
  std::vector<std::string> texts;
  for (const auto& child : node.children) texts.push_back(text::mend_utf8(child.text));
  std::vector<std::string_view> words;
  for (const auto& text : texts) {
    std::vector<text::Word> found;
    names::split_words(text, found);
    for (const auto& word : found)
      if (!word.compound) words.push_back(text_of(text, word));
  }
  if (words.empty()) return std::nullopt;
  if (node.kind == Query::Kind::near) drop_repeated(words);
  return phrase_query(node, words);
}

Translator::Part Translator::translate_prefix(const Query& node) {
  const std::string mended = text::mend_utf8(node.text);
  std::vector<text::Word> found;
  names::split_words(mended, found);
  if (found.empty()) return std::nullopt;
  const std::string prefix = index::field_prefix(node.field);
  const auto beginning = text_of(mended, found.front());  // the compound, where there is one
  const bool exact = node.spelling == Query::Spelling::exact || options_.loosest == Tier::exact;
  const std::size_t most = most_words_begun(snapshot_);
  ExpandedWord word{expander_.completions(beginning, prefix, exact, most), {}, prefix};
  out_.is_complete = out_.is_complete && word.spellings.size() < most;
  const std::string typed = node.text + "*";
  const Xapian::Query query = beginning_query(typed, word.spellings, prefix, snapshot_);
  remember(typed, node.field, std::move(word));
  return query;
}

std::vector<names::WordRole> Translator::roles_of(const Query& group) const {
  if (options_.stop_words) return word_roles(group.children, snapshot_);
  return std::vector<names::WordRole>(group.children.size(), names::WordRole::content);
}

/// Which children of a group may be parts of one name, and so tell what each other are.
std::vector<bool> Translator::in_company(const Query& group, const std::vector<names::WordRole>& roles) const {
  std::vector<bool> may(group.children.size());
  for (std::size_t i = 0; i < may.size(); ++i)
    may[i] = is_bare_word(group.children[i]) && roles[i] == names::WordRole::content;
  const auto count = static_cast<std::size_t>(std::ranges::count(may, true));
  if (count < 2 || count > most_in_company || !snapshot_.has_positions()) may.assign(may.size(), false);
  return may;
}

/// The queries of the children of a group; none where a child is passed over.
std::vector<Translator::Part> Translator::translate_children(const Query& group) {
  const auto roles = roles_of(group);
  const auto may = in_company(group, roles);
  std::vector<Part> parts(group.children.size());
  std::vector<PartWords> words(parts.size());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Query& child = group.children[i];
    if (roles[i] == names::WordRole::function) {
      out_.stop_words.push_back(child.text);
      continue;
    }
    in_company_ = may[i];
    asked_.clear();
    parts[i] = translate_node(child);
    if (may[i]) words[i] = asked_;
    in_company_ = false;
    if (parts[i] && roles[i] == names::WordRole::request)
      parts[i] = Xapian::Query(Op::OP_SCALE_WEIGHT, *parts[i], request_weight);
  }
  const bool all_wanted =
      std::ranges::any_of(group.children, [](const Query& child) { return child.occur == Query::Occur::must; });
  const auto faint = company_queries(words, all_wanted);
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (!faint[i].empty()) parts[i] = Xapian::Query(Op::OP_OR, *parts[i], faint[i]);
  return parts;
}

Translator::Part Translator::translate_group(const Query& node) {
  std::vector<Xapian::Query> must, should, must_not;
  const auto parts = translate_children(node);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!parts[i]) continue;
    const auto occur = node.children[i].occur;
    if (occur == Query::Occur::must_not)
      must_not.push_back(*parts[i]);
    else
      (occur == Query::Occur::must ? must : should).push_back(*parts[i]);
  }
  for (const auto& name : names_in_parts(node.children)) should.push_back(word_query(node, name));
  if (must.empty() && should.empty()) return std::nullopt;
  Xapian::Query query;
  if (!must.empty() && !should.empty())
    query = Xapian::Query(Op::OP_AND_MAYBE, combine(Op::OP_AND, must), combine(Op::OP_OR, should));
  else
    query = must.empty() ? combine(Op::OP_OR, should) : combine(Op::OP_AND, must);
  if (must_not.empty()) return query;
  return Xapian::Query(Op::OP_AND_NOT, query, combine(Op::OP_OR, must_not));
}

Looseness Translator::looseness_of(const Query& node) const {
  constexpr double loosest_similarity = 0.02;
  switch (node.spelling) {
    case Query::Spelling::exact:
      return {Tier::exact, {}};
    case Query::Spelling::loosest:
      return {Tier::similar, loosest_similarity};
    case Query::Spelling::as_set:
      break;
  }
  return {options_.loosest, options_.similarity, in_company_ && !options_.similarity};
}

const ExpandedWord& Translator::expand(const Query& node, std::string_view word) {
  return expand_in(node.field, node, word);
}

const ExpandedWord& Translator::expand_in(const std::string& field, const Query& node, std::string_view word) {
  const std::string prefix = index::field_prefix(field);
  Looseness looseness = looseness_of(node);
  looseness.faint = looseness.faint && field == node.field;
  const auto [it, is_new] = expanded_.try_emplace({std::string(word), prefix, looseness});
  if (is_new) {
    it->second = expander_.expand(word, prefix, looseness);
    // Nobody asked for the word in a field that only has a weight: where it is not there, nothing is missing.
    if (field == node.field || !it->second.spellings.empty()) remember(word, field, it->second);
  }
  return it->second;
}

void Translator::remember(std::string_view typed, const std::string& field, ExpandedWord word) {
  out_.words.push_back({std::string(typed), field_name(field), std::move(word.spellings)});
  out_.faint.push_back(std::move(word.faint));
  out_.prefixes.push_back(std::move(word.prefix));
}

}  // namespace libsearch::search

// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/explainer.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <sstream>
#include <string>
#include <string_view>

#include <libsearch/document.h>

#include "index/record.h"
#include "index/terms.h"
#include "search/answer.h"
#include "search/highlighter.h"
#include "search/places.h"
#include "search/selection.h"
#include "search/suggestion.h"
#include "search/translation.h"
#include "text/utf8.h"

namespace libsearch::search {
namespace {

using Op = Xapian::Query::op;

/// Takes the score of a document apart. The engine adds up what the parts of a query give, so each part is asked for
/// this document alone.
class ScoreParts {
 public:
  ScoreParts(const Snapshot& snapshot, const Translated& question, const std::string& id_term)
      : snapshot_(snapshot), question_(question), only_(id_term) {}

  std::vector<ScorePart> of(const Xapian::Query& query, double whole) {
    parts_.clear();
    add(query);
    double rest = whole;
    for (const auto& part : parts_) rest -= part.score;
    constexpr double rounding = 1e-9;
    if (std::abs(rest) > rounding) parts_.push_back({"other", rest});
    return std::move(parts_);
  }

 private:
  /// Nothing if the document does not match.
  std::optional<double> score(const Xapian::Query& query) const {
    const auto found = ranked(snapshot_, Xapian::Query(Op::OP_FILTER, query, only_)).get_mset(0, 1);
    if (found.empty()) return std::nullopt;
    return found.begin().get_weight();
  }

  void add(const Xapian::Query& query) {
    const auto type = query.get_type();
    const std::size_t count = query.get_num_subqueries();
    if (is_phrase(query)) {
      if (const auto own = score(query)) add_to(name_of(query), *own);
    } else if (type == Op::OP_OR) {
      for (std::size_t i = 0; i < count; ++i) add(query.get_subquery(i));
    } else if (type == Op::OP_AND || type == Op::OP_AND_MAYBE) {
      if (!score(query)) return;
      for (std::size_t i = 0; i < count; ++i) add(query.get_subquery(i));
    } else if (type == Op::OP_FILTER || type == Op::OP_AND_NOT) {
      if (score(query)) add(query.get_subquery(0));
    } else if (const auto own = score(query); own && *own > 0) {
      add_to(name_of(query), *own);
    }
  }

  /// A phrase selects by itself, and its words rank: see LeafTranslator::sequence().
  bool is_phrase(const Xapian::Query& query) const {
    if (query.get_type() != Op::OP_FILTER) return false;
    const auto found = query.get_subquery(1);
    if (snapshot_.has_positions() && !are_places(found)) return false;
    return name_of(found) != "other" && name_of(found) == name_of(query.get_subquery(0));
  }

  void add_to(const std::string& name, double score) {
    const auto known = std::find_if(parts_.begin(), parts_.end(), [&](const auto& part) { return part.of == name; });
    if (known == parts_.end())
      parts_.push_back({name, score});
    else
      known->score += score;
  }

  /// The words of the question whose spellings `query` asks for.
  std::string name_of(const Xapian::Query& query) const {
    std::set<std::string> asked(query.get_unique_terms_begin(), query.get_terms_end());
    add_out_of_sight(query, asked);
    std::set<std::size_t> words;
    for (const auto& term : asked) add_words_of(term, words);
    std::string name;
    for (const auto word : words) name += (name.empty() ? "" : " ") + question_.words[word].word;
    if (!words.empty()) return words.size() > 1 ? "\"" + name + "\"" : name;
    return std::ranges::any_of(asked, index::is_han_pair_term) ? "neighbouring characters" : "other";
  }

  /// What the posting sources in `query` ask for, which the engine tells their descriptions of only: the terms of
  /// words, and beginnings as they were typed.
  static void add_out_of_sight(const Xapian::Query& query, std::set<std::string>& asked) {
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) add_out_of_sight(query.get_subquery(i), asked);
    if (query.get_type() != Op::LEAF_POSTING_SOURCE) return;
    constexpr std::string_view before = "Query(PostingSource(", after = "))";
    const std::string description = query.get_description();
    std::istringstream terms(description.substr(before.size(), description.size() - before.size() - after.size()));
    for (std::string term; terms >> term;) asked.insert(term);
  }

  void add_words_of(const std::string& term, std::set<std::size_t>& words) const {
    if (const auto found = question_.origins().find(term); found != question_.origins().end())
      words.insert(found->second.word);
    for (std::size_t i = 0; i < question_.words.size(); ++i)
      if (term.ends_with('*') && question_.words[i].word == term) words.insert(i);
  }

  const Snapshot& snapshot_;
  const Translated& question_;
  Xapian::Query only_;
  std::vector<ScorePart> parts_;
};

/// Where the index has nothing of a word, in words.
std::string place_of(const std::string& field) {
  if (field.empty()) return "the index";
  return field == "title" ? "any title" : "any field '" + field + "'";
}

/// What brought a spelling that a document has.
std::string rule_of(const Translated& question, const WordMatch& match) {
  for (std::size_t i = 0; i < question.words.size(); ++i) {
    if (question.words[i].word != match.word) continue;
    for (const auto* list : {&question.words[i].spellings, &question.faint[i]})
      if (const auto found = std::ranges::find(*list, match.spelling, &Spelling::text); found != list->end())
        return found->rule;
  }
  return {};
}

/// Where the words of one text stand.
class Places {
 public:
  Places(const Translated& question, std::vector<WordMatch> how) : question_(question), highlighter_(question) {
    for (auto& match : how) {
      in_index_.push_back(match.spelling);
      std::string rule = rule_of(question, match);
      found_.push_back({std::move(match), std::move(rule), {}});
    }
  }

  void look_in(const std::string& text, const std::string& field, std::size_t value, const std::string& prefix) {
    for (const auto& mark : highlighter_.marks(text, text.size(), prefix)) {
      const auto& word = question_.words[mark.word].word;
      const auto& spelling = question_.spelling({mark.word, mark.spelling}).text;
      for (std::size_t i = 0; i < found_.size(); ++i) {
        if (found_[i].match.word != word || in_index_[i] != spelling) continue;
        found_[i].match.spelling = text.substr(mark.begin, mark.end - mark.begin);
        constexpr std::size_t most = 100;
        if (found_[i].occurrences.size() < most)
          found_[i].occurrences.push_back({field, value, {mark.begin, mark.end}});
      }
    }
  }

  std::vector<ExplainedMatch> found() && { return std::move(found_); }

 private:
  const Translated& question_;
  Highlighter highlighter_;
  std::vector<ExplainedMatch> found_;
  std::vector<std::string> in_index_;  ///< the spelling of each of found_
};

}  // namespace

Explainer::Explainer(const Snapshot& snapshot, const SearchOptions& options, const Query& tree, Translated question)
    : snapshot_(snapshot), options_(options), tree_(tree), question_(std::move(question)) {}

Explanation Explainer::question() const {
  Explanation out;
  out.tree = to_string(tree_);
  out.words = question_.words;
  out.stop_words = question_.stop_words;
  out.engine_query = question_.query.get_description();
  constexpr Xapian::doccount counted_exactly = 1'000;
  out.total = ranked(snapshot_, question_.query).get_mset(0, 0, counted_exactly).get_matches_estimated();
  for (auto& suggestion : suggestions_for(snapshot_, question_))
    for (auto& word : out.words)
      if (word.word == suggestion.word) word.near = suggestion.words;
  if (out.total == 0) out.reasons = reasons();
  return out;
}

bool Explainer::finds_something(const Xapian::Query& query) const {
  return !ranked(snapshot_, query).get_mset(0, 1).empty();
}

std::vector<std::string> Explainer::reasons() const {
  std::vector<std::string> reasons;
  if (tree_.kind == Query::Kind::nothing) return {"the question has no word to look for"};
  const auto unknown = unknown_fields(snapshot_, tree_, options_);
  const auto is_known = [&](const std::string& field) { return std::ranges::find(unknown, field) == unknown.end(); };
  for (const auto& field : unknown) reasons.push_back("no document has a field '" + field + "'");
  for (const auto& word : question_.words)
    if (word.spellings.empty() && is_known(word.field))
      reasons.push_back("no spelling of '" + word.word + "' is in " + place_of(word.field));
  const bool misses_words = !reasons.empty();
  const bool is_one = tree_.kind != Query::Kind::group;
  const std::vector<Query> parts = is_one ? std::vector<Query>{tree_} : tree_.children;
  for (auto part : parts) {
    const bool is_plain = part.kind == Query::Kind::word && !is_filter(part);
    const bool is_told = (is_plain && misses_words) || !is_known(field_name(part.field));
    if (part.occur == Query::Occur::must_not || is_told) continue;
    part.occur = Query::Occur::should;
    if (!finds_something(translate(part, snapshot_, options_).query))
      reasons.push_back("nothing matches " + to_string(part));
  }
  if (reasons.empty())
    reasons.emplace_back("each part of the question matches something, but no document matches all of it");
  return reasons;
}

std::vector<ExplainedMatch> Explainer::matches(Xapian::docid document, std::vector<WordMatch> how) const {
  const Document text = index::read_record(snapshot_.database().get_document(document));
  Places places(question_, std::move(how));
  places.look_in(text.title, "title", 0, "S");
  places.look_in(text.text, "text", 0, "");
  for (const auto& field : text.fields)
    for (std::size_t i = 0; i < field.values.size(); ++i)
      places.look_in(field.values[i], field.name, i, index::field_prefix(field.name));
  return std::move(places).found();
}

void Explainer::add_document(std::string_view id, Explanation& out) const {
  const std::string term = index::id_term(text::mend_utf8(id));
  const Xapian::Query only(Op::OP_FILTER, question_.query, Xapian::Query(term));
  const Xapian::MSet found = ranked(snapshot_, only).get_mset(0, 1);
  out.document_found = !found.empty();
  if (found.empty()) return;
  out.score = found.begin().get_weight();
  out.parts = ScoreParts(snapshot_, question_, term).of(question_.query, out.score);
  const Xapian::docid document = *found.begin();
  const Matcher matcher(snapshot_, question_, {document});
  out.matches = matches(document, matcher.matches(document, found.begin().get_document()));
}

}  // namespace libsearch::search

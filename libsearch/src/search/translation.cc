// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/translation.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "names/name_words.h"
#include "names/stop_words.h"
#include "search/company.h"
#include "search/leaf_translation.h"
#include "search/places.h"
#include "search/question_words.h"
#include "search/recency.h"
#include "search/selection.h"
#include "text/utf8.h"
#include "text/words.h"

namespace libsearch::search {
namespace {

using Op = Xapian::Query::op;

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

/// What a word counts that speaks of the asking: little, for now and then it is what is asked for.
constexpr double request_weight = 0.3;

/// Turns a tree into a query: groups here, leaves by their translator.
class TreeTranslator {
 public:
  TreeTranslator(const Query& question, const Snapshot& snapshot, const SearchOptions& options)
      : snapshot_(snapshot),
        options_(options),
        is_narrowed_(is_narrowed(question, options)),
        leaves_(snapshot, options, question.kind == Query::Kind::word, is_narrowed_) {}

  Part node(const Query& node);
  Translated noted() &&;

 private:
  Part group(const Query& node);
  std::vector<Part> children(const Query& group);
  std::vector<bool> in_company(const Query& group, const std::vector<names::WordRole>& roles) const;
  std::vector<names::WordRole> roles_of(const Query& group) const;

  const Snapshot& snapshot_;
  const SearchOptions& options_;
  bool is_narrowed_;
  LeafTranslator leaves_;
  std::vector<std::string> stop_words_;
};

Part TreeTranslator::node(const Query& node) {
  switch (node.kind) {
    case Query::Kind::nothing:
      return std::nullopt;
    case Query::Kind::word:
      return is_filter(node) ? filter_query(node) : leaves_.word(node);
    case Query::Kind::prefix:
      return leaves_.beginning(node);
    case Query::Kind::phrase:
    case Query::Kind::near:
      return leaves_.sequence(node);
    case Query::Kind::group:
      return group(node);
    case Query::Kind::everything:
      return Xapian::Query(Op::OP_SCALE_WEIGHT, Xapian::Query::MatchAll, 0);
    case Query::Kind::range:
      return range_query(node);
  }
  return std::nullopt;
}

std::vector<names::WordRole> TreeTranslator::roles_of(const Query& group) const {
  if (options_.stop_words) return word_roles(group.children, snapshot_);
  return std::vector<names::WordRole>(group.children.size(), names::WordRole::content);
}

/// Which children of a group may be parts of one name, and so tell what each other are.
std::vector<bool> TreeTranslator::in_company(const Query& group, const std::vector<names::WordRole>& roles) const {
  std::vector<bool> may(group.children.size());
  for (std::size_t i = 0; i < may.size(); ++i)
    may[i] = is_bare_word(group.children[i]) && roles[i] == names::WordRole::content;
  const auto count = static_cast<std::size_t>(std::ranges::count(may, true));
  if (count < 2 || count > most_in_company || !snapshot_.has_positions()) may.assign(may.size(), false);
  return may;
}

/// The queries of the children of a group; none where a child is passed over.
std::vector<Part> TreeTranslator::children(const Query& group) {
  const auto roles = roles_of(group);
  const auto may = in_company(group, roles);
  std::vector<Part> parts(group.children.size());
  std::vector<PartWords> words(parts.size());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Query& child = group.children[i];
    if (roles[i] == names::WordRole::function) {
      stop_words_.push_back(child.text);
      continue;
    }
    leaves_.begin_part(may[i]);
    parts[i] = node(child);
    if (may[i]) words[i] = leaves_.asked();
    leaves_.begin_part(false);
    if (parts[i] && roles[i] == names::WordRole::request)
      parts[i] = Xapian::Query(Op::OP_SCALE_WEIGHT, *parts[i], request_weight);
  }
  const bool all_wanted =
      std::ranges::any_of(group.children, [](const Query& child) { return child.occur == Query::Occur::must; });
  const auto faint = company_queries(words, snapshot_, all_wanted, is_narrowed_);
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (!faint[i].empty()) parts[i] = Xapian::Query(Op::OP_OR, *parts[i], faint[i]);
  return parts;
}

Part TreeTranslator::group(const Query& node) {
  std::vector<Xapian::Query> must, should, must_not;
  const auto parts = children(node);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!parts[i]) continue;
    const auto occur = node.children[i].occur;
    if (occur == Query::Occur::must_not)
      must_not.push_back(*parts[i]);
    else
      (occur == Query::Occur::must ? must : should).push_back(*parts[i]);
  }
  for (const auto& name : names_in_parts(node.children)) should.push_back(leaves_.spellings(node, name));
  if (must.empty() && should.empty()) return std::nullopt;
  Xapian::Query query;
  if (!must.empty() && !should.empty())
    query = Xapian::Query(Op::OP_AND_MAYBE, combine(Op::OP_AND, must), combine(Op::OP_OR, should));
  else
    query = must.empty() ? combine(Op::OP_OR, should) : combine(Op::OP_AND, must);
  if (must_not.empty()) return query;
  return Xapian::Query(Op::OP_AND_NOT, query, combine(Op::OP_OR, must_not));
}

Translated TreeTranslator::noted() && {
  Translated noted = std::move(leaves_).noted();
  noted.stop_words = std::move(stop_words_);
  return noted;
}

}  // namespace

Translated translate(const Query& question, const Snapshot& snapshot, const SearchOptions& options) {
  TreeTranslator translator(question, snapshot, options);
  const auto query = translator.node(question).value_or(Xapian::Query::MatchNothing);
  Translated translated = std::move(translator).noted();
  translated.query = with_recency(query, options);
  return translated;
}

}  // namespace libsearch::search

// SPDX-License-Identifier: GPL-2.0-or-later
//
// Why these bounds: nothing stops Xapian once it works on a query (its time limit does not), so a question is bounded
// before. Positions are what costs, so words in phrases and NEARs count each time; words alone count once.
#include "query/limits.h"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include <libsearch/error.h>

#include "query/simplify.h"
#include "text/decode.h"

namespace libsearch::query {
namespace {

using Kind = Query::Kind;

[[noreturn]] void throw_too_complex(const char* message, std::size_t most, const char* unit, std::size_t position) {
  throw Error(ErrorCode::too_complex, message, "at most " + std::to_string(most) + " " + unit, position);
}

class Counter {
 public:
  explicit Counter(const QueryLimits& limits) : limits_(limits) {}

  void add(const Query& query);
  void check() const;
  std::size_t words() const { return words_; }

 private:
  const QueryLimits& limits_;
  std::unordered_set<std::string> seen_;
  std::size_t words_ = 0;
  std::size_t prefixes_ = 0;
  std::size_t first_word_over_ = 0;
  std::size_t first_prefix_over_ = 0;
};

void Counter::add(const Query& query) {
  if (query.kind == Kind::nothing) return;
  if (query.kind == Kind::group) {
    for (const Query& child : query.children) add(child);
    return;
  }
  if (query.kind == Kind::near && query.children.size() > limits_.near_words) {
    throw_too_complex("NEAR joins too many words", limits_.near_words, "words (limit: near_words)", query.begin);
  }
  if (!seen_.insert(key_of(query)).second) return;
  if (words_ <= limits_.words) first_word_over_ = query.begin;
  words_ += std::max<std::size_t>(query.children.size(), 1);
  if (query.kind != Kind::prefix) return;
  if (prefixes_ <= limits_.prefixes) first_prefix_over_ = query.begin;
  ++prefixes_;
}

void Counter::check() const {
  if (words_ > limits_.words) {
    throw_too_complex("the question has too many words", limits_.words, "different ones (limit: words)",
                      first_word_over_);
  }
  if (prefixes_ > limits_.prefixes) {
    throw_too_complex("the question has too many prefixes", limits_.prefixes, "of word* (limit: prefixes)",
                      first_prefix_over_);
  }
}

bool is_plain(const Query& query) { return query.kind == Kind::word && query.occur == Query::Occur::should; }

// The children among which words may be left out. In `the words date:2016` they are one level down.
std::vector<Query>& plain_words(Query& query) {
  if (std::any_of(query.children.begin(), query.children.end(), is_plain)) return query.children;
  for (Query& child : query.children) {
    if (child.kind == Kind::group && child.occur == Query::Occur::must) return child.children;
  }
  return query.children;
}

std::size_t letters(const Query& word) { return text::count_code_points(word.text); }

// Short words say least, in most languages: the, of, de, da, ve, na. Of equally long ones the later go first.
std::vector<bool> shortest_words(const std::vector<Query>& children, std::size_t count) {
  std::vector<std::size_t> order;
  for (std::size_t i = children.size(); i-- > 0;) {
    if (is_plain(children[i])) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return letters(children[a]) < letters(children[b]); });
  std::vector<bool> chosen(children.size());
  for (std::size_t i = 0; i < std::min(count, order.size()); ++i) chosen[order[i]] = true;
  return chosen;
}

bool is_deeper_than(const Query& query, std::size_t levels) {
  return std::any_of(query.children.begin(), query.children.end(),
                     [&](const Query& child) { return levels == 0 || is_deeper_than(child, levels - 1); });
}

}  // namespace

void check_levels(const Query& query) {
  constexpr std::size_t most = 256;
  if (is_deeper_than(query, most)) throw_too_complex("the question is nested too deeply", most, "levels", query.begin);
}

void check_length(std::string_view question, const QueryLimits& limits) {
  if (question.size() <= limits.bytes) return;
  throw_too_complex("the question is too long", limits.bytes, "bytes (limit: bytes)", limits.bytes);
}

Query fit_to_limits(Query query, const QueryLimits& limits) {
  Counter counter(limits);
  counter.add(query);
  if (query.kind != Kind::group || counter.words() <= limits.words) {
    counter.check();
    return query;
  }
  std::vector<Query>& plain = plain_words(query);
  const std::vector<bool> drop = shortest_words(plain, counter.words() - limits.words);
  std::size_t i = 0;
  const std::size_t left_out = std::erase_if(plain, [&](const Query&) { return drop[i++]; });
  for (Query& child : query.children) child = simplify(std::move(child), limits);
  query = simplify(std::move(query), limits);
  query.left_out = left_out;
  Counter recount(limits);
  recount.add(query);
  recount.check();
  return query;
}

}  // namespace libsearch::query

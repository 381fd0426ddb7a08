// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/answer.h"

#include <algorithm>
#include <optional>

#include <libsearch/error.h>

#include "index/document_analyzer.h"
#include "index/record.h"
#include "index/terms.h"
#include "query/leaf.h"
#include "query/limits.h"
#include "search/company.h"
#include "search/facets.h"
#include "search/found_documents.h"
#include "search/highlighter.h"
#include "search/ranking.h"
#include "search/selection.h"
#include "search/snippet.h"
#include "text/utf8.h"

namespace libsearch::search {
namespace {

/// No index has so many documents that counting them all would not do.
constexpr std::size_t max_counted = 1u << 31;
constexpr std::size_t max_hits = 10'000;
/// The part of a text that is searched for passages.
constexpr std::size_t snippet_reach = 2u << 20;

bool is_descending(const std::string& sort) { return sort.front() == '-'; }

std::string sort_field(const std::string& sort) { return is_descending(sort) ? sort.substr(1) : sort; }

/// A value to sort by, or what comes after all values where a document has none.
class ValueOrLast : public Xapian::KeyMaker {
 public:
  explicit ValueOrLast(Xapian::valueno slot) : slot_(slot) {}
  std::string operator()(const Xapian::Document& document) const override {
    constexpr std::size_t beyond_numbers = 16;
    std::string value = document.get_value(slot_);
    return value.empty() ? std::string(beyond_numbers, '\xFF') : value;
  }

 private:
  Xapian::valueno slot_;
};

/// Documents without a value come last; but in ascending order no server can be asked for that.
void set_order(Xapian::Enquire& enquire, const std::string& sort, bool has_remote) {
  if (sort.empty()) return;
  const auto slot = sort_slot(sort_field(sort));
  if (is_descending(sort) || has_remote)
    enquire.set_sort_by_value_then_relevance(slot, is_descending(sort));
  else
    enquire.set_sort_by_key_then_relevance((new ValueOrLast(slot))->release(), false);
}

void set_collapse(Xapian::Enquire& enquire, const std::string& collapse) {
  if (collapse.empty()) return;
  enquire.set_collapse_key(collapse == "text" ? index::content_slot : sort_slot(collapse));
}

/// The documents' own fields that a question names, as often as it does.
void add_fields(const Query& question, std::vector<std::string>& fields) {
  if (question.kind == Query::Kind::group)
    for (const auto& child : question.children) add_fields(child, fields);
  else if (const auto field = field_name(question.field);
           !field.empty() && field != "title" && !query::is_selecting_field(field))
    fields.push_back(field);
}

bool has_field(const Xapian::Database& database, const std::string& field) {
  // The first slot is that of the first value, which may be empty.
  return database.get_value_freq(sort_slot(field)) > 0 || database.get_value_freq(index::facet_slot(field)) > 0;
}

/// Replaces the spellings of the index by what stands in the document, where it was found there.
void show_as_written(std::vector<WordMatch>& matches, const Translated& question, const std::vector<Mark>& marks,
                     std::string_view text) {
  for (const auto& mark : marks) {
    const auto& word = question.words[mark.word].word;
    const auto& spelling = question.spelling({mark.word, mark.spelling});
    for (auto& match : matches)
      if (match.spelling == spelling.text && match.word == word)
        match.spelling = text.substr(mark.begin, mark.end - mark.begin);
  }
}

class HitMaker {
 public:
  HitMaker(const Snapshot& snapshot, const Translated& question, const SearchOptions& options,
           const Xapian::MSet& found)
      : snapshot_(snapshot), question_(question), options_(options) {
    if (options.detail != Detail::ids)
      matcher_.emplace(snapshot, question, std::vector<Xapian::docid>(found.begin(), found.end()));
    if (options.detail == Detail::snippets) highlighter_.emplace(question);
  }

  Hit make(const Xapian::MSetIterator& it, std::size_t rank, const Xapian::Document& stored) {
    Hit hit;
    hit.rank = rank;
    hit.shard = snapshot_.shard_of(*it);
    hit.score = it.get_weight();
    hit.collapsed = it.get_collapse_count();
    if (options_.detail == Detail::ids) {
      hit.id = stored.get_value(index::id_slot);
      return hit;
    }
    Document document = index::read_record(stored);
    const bool is_remote = snapshot_.holder_of(*it).is_remote();
    hit.matches = matcher_->matches(*it, is_remote ? postings_of(document) : stored);
    hit.tier = hit.matches.empty() ? Tier::exact : hit.matches.front().tier;
    if (options_.detail == Detail::snippets) show_passage(hit, document);
    hit.id = std::move(document.id);
    hit.title = std::move(document.title);
    hit.date = std::move(document.date);
    hit.language = std::move(document.language);
    hit.url = std::move(document.url);
    hit.fields = std::move(document.fields);
    return hit;
  }

 private:
  /// What the index of a document has of it, found anew: a server sends word by word, which takes ten times as long.
  Xapian::Document postings_of(const Document& document) {
    if (!analyzer_) analyzer_.emplace();
    index::Vocabulary unused;
    return analyzer_->postings(document, unused);
  }

  void show_passage(Hit& hit, const Document& document) {
    const auto in_title = highlighter_->marks(document.title, document.title.size(), "S");
    for (const auto& mark : in_title) hit.title_highlights.push_back({mark.begin, mark.end});
    const auto in_text = highlighter_->marks(document.text, snippet_reach);
    // A title at the beginning of the text is shown already.
    const std::size_t begin = end_of_title(document.text, document.title);
    auto in_body = in_text;
    std::erase_if(in_body, [&](const Mark& mark) { return mark.begin < begin; });
    for (auto& mark : in_body) {
      mark.begin -= static_cast<std::uint32_t>(begin);
      mark.end -= static_cast<std::uint32_t>(begin);
    }
    auto snippets = make_snippets(std::string_view(document.text).substr(begin), std::move(in_body), question_,
                                  options_.snippet_length, options_.snippets);
    hit.snippet = std::move(snippets.front());
    snippets.erase(snippets.begin());
    hit.more_snippets = std::move(snippets);
    show_as_written(hit.matches, question_, in_title, document.title);
    show_as_written(hit.matches, question_, in_text, document.text);
  }

  const Snapshot& snapshot_;
  const Translated& question_;
  const SearchOptions& options_;
  std::optional<Matcher> matcher_;  ///< what takes time to make, if it is needed
  std::optional<Highlighter> highlighter_;
  std::optional<index::DocumentAnalyzer> analyzer_;
};

void check_weights(const SearchOptions& options) {
  constexpr std::size_t most_fields = 16;
  constexpr double heaviest = 100;
  constexpr double longest_half_life = 100'000;  // days
  if (options.field_weights.size() > most_fields)
    throw Error(ErrorCode::too_complex, "no more than 16 fields can have a weight");
  for (const auto& [field, weight] : options.field_weights)
    if (!index::is_field_name(field) || !(weight >= 0 && weight <= heaviest))
      throw Error(ErrorCode::bad_input, "the weight of field '" + field + "' must lie between 0 and 100");
  if (!(options.recency_half_life >= 0 && options.recency_half_life <= longest_half_life))
    throw Error(ErrorCode::bad_input, "a half-life must lie between 0 and 100,000 days");
  if (!options.recency_from.empty() && !index::date_digits(options.recency_from))
    throw Error(ErrorCode::bad_input, "'" + options.recency_from + "' is no ISO 8601 date");
}

}  // namespace

void check_options(const SearchOptions& options) {
  if (options.offset > max_hits || options.limit > max_hits - options.offset)
    throw Error(ErrorCode::too_complex, "no more than the first 10,000 hits can be shown",
                "narrow the question, by date or field for instance");
  if (options.similarity && !(*options.similarity >= 0 && *options.similarity <= 1))
    throw Error(ErrorCode::bad_input, "similarity must lie between 0 and 1");
  check_weights(options);
  if (options.filter) query::check_levels(*options.filter);
  constexpr std::size_t most_facets = 16;
  if (options.facets.size() > most_facets)
    throw Error(ErrorCode::too_complex, "the values of no more than 16 fields can be counted");
}

Xapian::Enquire ranked(const Snapshot& snapshot, const Xapian::Query& query) {
  Xapian::Enquire enquire(snapshot.database());
  enquire.set_weighting_scheme(Bm25::in_engine());
  enquire.set_query(query);
  return enquire;
}

Matcher::Matcher(const Snapshot& snapshot, const Translated& question, std::vector<Xapian::docid> documents)
    : question_(question), terms_(question.origins().begin(), question.origins().end()) {
  std::ranges::sort(terms_, {}, &Terms::value_type::first);
  // A document's list of terms is compressed and takes as long to read as several terms take to be looked for in one
  // document. From a server all of a term's list would come.
  constexpr std::size_t cheaper_terms = 8;
  if (snapshot.has_remote() || terms_.size() > cheaper_terms * documents.size()) return;
  std::ranges::sort(documents);
  read_lists(snapshot.database(), documents);
}

void Matcher::read_lists(const Xapian::Database& database, const std::vector<Xapian::docid>& documents) {
  auto& lists = in_lists_.emplace();
  for (const auto& [term, origin] : terms_) {
    auto it = database.postlist_begin(term);
    for (const auto document : documents) {
      if (it == Xapian::PostingIterator()) break;
      it.skip_to(document);
      if (it != Xapian::PostingIterator() && *it == document) lists[document].push_back(origin);
    }
  }
}

std::vector<Translated::Origin> Matcher::read_document(const Xapian::Document& document) const {
  std::vector<Translated::Origin> found;
  auto it = document.termlist_begin();
  const auto end = document.termlist_end();
  for (auto wanted = terms_.begin(); wanted != terms_.end();) {
    it.skip_to(wanted->first);
    if (it == end) break;
    const std::string term = *it;
    if (term == wanted->first)
      found.push_back((wanted++)->second);
    else  // a beginning may stand for thousands of words, and the document has but a few of them
      wanted = std::ranges::lower_bound(wanted, terms_.end(), term, {}, &Terms::value_type::first);
  }
  return found;
}

std::vector<WordMatch> Matcher::matches(Xapian::docid number, const Xapian::Document& document) const {
  std::vector<Translated::Origin> found;
  if (!in_lists_)
    found = read_document(document);
  else if (const auto known = in_lists_->find(number); known != in_lists_->end())
    found = known->second;
  drop_lonely(document, found);
  std::sort(found.begin(), found.end(), [&](Translated::Origin a, Translated::Origin b) {
    const Spelling& one = question_.spelling(a);
    const Spelling& other = question_.spelling(b);
    if (one.tier != other.tier) return one.tier < other.tier;
    if (one.similarity != other.similarity) return one.similarity > other.similarity;
    return a.word != b.word ? a.word < b.word : a.spelling < b.spelling;
  });
  std::vector<WordMatch> matches;
  for (const auto origin : found) {
    const Spelling& spelling = question_.spelling(origin);
    matches.push_back({question_.words[origin.word].word, spelling.text, spelling.tier, spelling.similarity});
  }
  const auto same = [](const WordMatch& a, const WordMatch& b) { return a.word == b.word && a.spelling == b.spelling; };
  matches.erase(std::unique(matches.begin(), matches.end(), same), matches.end());
  return matches;
}

/// Faint spellings count, and are told, in company only.
void Matcher::drop_lonely(const Xapian::Document& document, std::vector<Translated::Origin>& found) const {
  const auto all = found;
  const auto term_of = [&](Translated::Origin origin) {
    return question_.prefixes[origin.word] + question_.spelling(origin).text;
  };
  std::erase_if(found, [&](Translated::Origin origin) {
    if (!question_.is_faint(origin)) return false;
    std::vector<std::string> others;
    for (const auto other : all)
      if (other.word != origin.word) others.push_back(term_of(other));
    return !has_company(document, term_of(origin), others);
  });
}

std::vector<std::string> unknown_fields(const Snapshot& snapshot, const Query& question, const SearchOptions& options) {
  std::vector<std::string> fields = options.facets;
  if (!options.sort.empty()) fields.push_back(sort_field(options.sort));
  if (!options.collapse.empty() && options.collapse != "text") fields.push_back(options.collapse);
  add_fields(question, fields);
  if (options.filter) add_fields(*options.filter, fields);
  std::ranges::sort(fields);
  fields.erase(std::unique(fields.begin(), fields.end()), fields.end());
  std::erase_if(fields, [&](const auto& field) { return has_field(snapshot.database(), field); });
  return fields;
}

Results answer(const Snapshot& snapshot, const Translated& question, const SearchOptions& options) {
  Xapian::Enquire enquire = ranked(snapshot, question.query);
  set_order(enquire, options.sort, snapshot.has_remote());
  set_collapse(enquire, options.collapse);
  FacetCounter counter(options);
  counter.watch(enquire);
  const auto first = static_cast<Xapian::doccount>(options.offset);
  const auto count = static_cast<Xapian::doccount>(options.limit);
  const auto counted = static_cast<Xapian::doccount>(std::min(options.count_exactly, max_counted));
  const auto looked_at = options.facets.empty() ? counted : std::max(counted, FacetCounter::counted);
  const Xapian::MSet found = enquire.get_mset(first, count, std::max(looked_at, first + count));
  Results results;
  results.total = found.get_matches_estimated();
  results.total_is_exact = question.is_complete && found.get_matches_lower_bound() == found.get_matches_upper_bound();
  results.facets = counter.facets(found);
  const auto documents = found_documents(snapshot, found);
  HitMaker maker(snapshot, question, options, found);
  results.hits.reserve(found.size());
  for (Xapian::doccount i = 0; i < found.size(); ++i)
    results.hits.push_back(maker.make(found[i], first + i + 1, documents[i]));
  return results;
}

std::optional<Xapian::docid> find_document(const Xapian::Database& database, std::string_view id) {
  const std::string term = index::id_term(text::mend_utf8(id));
  const auto posting = database.postlist_begin(term);
  if (posting == database.postlist_end(term)) return std::nullopt;
  return *posting;
}

}  // namespace libsearch::search

// SPDX-License-Identifier: GPL-2.0-or-later
#include <libsearch/searcher.h>

#include <algorithm>
#include <chrono>

#include <libsearch/error.h>

#include "index/record.h"
#include "index/store.h"
#include "index/terms.h"
#include "names/name_words.h"
#include "query/limits.h"
#include "search/answer.h"
#include "search/expansion.h"
#include "search/explainer.h"
#include "search/more_like.h"
#include "search/snapshot.h"
#include "search/suggestion.h"
#include "search/translation.h"
#include "text/utf8.h"
#include "text/words.h"

namespace libsearch {
namespace {

using Clock = std::chrono::steady_clock;

double milliseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

constexpr std::size_t max_completions = 64;

/// The number of distinct spellings in titles and texts.
std::uint64_t count_spellings(const Xapian::Database& database) {
  std::uint64_t count = 0;
  for (auto it = database.allterms_begin(); it != database.allterms_end(); ++it)
    count += index::has_prefix(*it) ? 0u : 1u;
  return count;
}

}  // namespace

struct Searcher::Impl {
  explicit Impl(const Shards& shards) : snapshot(shards) {}

  search::Translated translate_part(const Query& query, const SearchOptions& options) const {
    const auto translate = [&] { return search::translate(query, snapshot, options); };
    auto translated = snapshot.lexicon().with_all(translate);
    // Texts are not read for phrases while words are looked up together, round by round, but once and after that.
    if (snapshot.has_positions() || !snapshot.has_remote()) return translated;
    return translate();
  }

  search::Translated translate(const Query& query, const SearchOptions& options) const {
    auto translated = translate_part(query, options);
    if (!options.filter) return translated;
    const auto filter = translate_part(*options.filter, options);
    using Xapian::Query;
    translated.query = query.kind == libsearch::Query::Kind::nothing
                           ? Query(Query::OP_SCALE_WEIGHT, filter.query, 0)
                           : Query(Query::OP_FILTER, translated.query, filter.query);
    translated.is_complete = translated.is_complete && filter.is_complete;
    return translated;
  }

  /// `question` is the text that `query` was read from, if it was.
  Results answer(const Query& query, const SearchOptions& options, std::string_view question) {
    const auto start = Clock::now();
    Results results = snapshot.read([&] {
      const auto translated = translate(query, options);
      Results out = search::answer(snapshot, translated, options);
      out.unknown_fields = search::unknown_fields(snapshot, query, options);
      if (options.suggest && out.total < search::next_to_nothing)
        out.suggestions = search::suggestions_for(snapshot, translated);
      if (!out.suggestions.empty() && !question.empty())
        out.did_you_mean = better_question(question, query, options, out);
      return out;
    });
    results.unreachable = snapshot.unreachable();
    results.milliseconds = milliseconds_since(start);
    return results;
  }

  /// The question with the likeliest words in place of those that were not found, if it finds more.
  std::string better_question(std::string_view question, const Query& query, const SearchOptions& options,
                              const Results& results) const {
    std::string better = search::with_suggestions(question, query, results.suggestions);
    if (better.empty()) return better;
    SearchOptions counting = options;
    counting.limit = counting.offset = 0;
    counting.facets.clear();
    try {
      const auto more = search::answer(snapshot, translate(parse_query(better, options.match), options), counting);
      return more.total > results.total ? better : std::string();
    } catch (const Error&) {  // such as one word more than a question may have
      return {};
    }
  }

  search::Snapshot snapshot;
};

Searcher::Searcher(const std::filesystem::path& path) : Searcher(Shards{{path.string()}}) {}
Searcher::Searcher(const Shards& shards) : impl_(std::make_unique<Impl>(shards)) {}
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;
Searcher::~Searcher() = default;

bool Searcher::refresh() { return impl_->snapshot.refresh(); }

Results Searcher::search(std::string_view question, const SearchOptions& options) {
  search::check_options(options);
  return impl_->answer(parse_query(question, options.match), options, question);
}

Results Searcher::search(const Query& query, const SearchOptions& options) {
  search::check_options(options);
  query::check_levels(query);
  return impl_->answer(query, options, {});
}

std::optional<Results> Searcher::like(std::string_view id, const SearchOptions& options) {
  search::check_options(options);
  const auto question = impl_->snapshot.read([&]() -> std::optional<Query> {
    const auto document = search::find_document(impl_->snapshot.database(), id);
    if (!document) return std::nullopt;
    return search::question_like(impl_->snapshot, *document);
  });
  if (!question) return std::nullopt;
  return impl_->answer(*question, options, {});
}

std::vector<Spelling> Searcher::completions(std::string_view beginning, std::size_t limit) {
  const std::string mended = text::mend_utf8(beginning);
  if (mended.empty()) return {};
  return impl_->snapshot.read([&] {
    auto words = impl_->snapshot.expander().completions(mended, "", false, std::min(limit, max_completions));
    std::stable_sort(words.begin(), words.end(),
                     [](const auto& a, const auto& b) { return a.documents > b.documents; });
    return words;
  });
}

std::vector<Spelling> Searcher::spellings(std::string_view word, const SearchOptions& options) {
  search::check_options(options);
  const std::string mended = text::mend_utf8(word);
  std::vector<text::Word> found;
  names::split_words(mended, found);
  if (found.empty()) return {};
  const auto& first = found.front();
  const search::Looseness looseness{options.loosest, options.similarity};
  return impl_->snapshot.read(
      [&] { return impl_->snapshot.expander().expand(text_of(mended, first), "", looseness).spellings; });
}

Explanation Searcher::explain(std::string_view question, const SearchOptions& options, std::string_view id) {
  search::check_options(options);
  const Query query = parse_query(question, options.match);
  return impl_->snapshot.read([&] {
    const search::Explainer explainer(impl_->snapshot, options, query, impl_->translate(query, options));
    Explanation out = explainer.question();
    if (!id.empty()) explainer.add_document(id, out);
    return out;
  });
}

std::vector<Unreachable> Searcher::unreachable() const { return impl_->snapshot.unreachable(); }

std::optional<Document> Searcher::document(std::string_view id) {
  return impl_->snapshot.read([&]() -> std::optional<Document> {
    const Xapian::Database& database = impl_->snapshot.database();
    const auto found = search::find_document(database, id);
    if (!found) return std::nullopt;
    return index::read_record(database.get_document(*found));
  });
}

Statistics Searcher::statistics() {
  return impl_->snapshot.read([&] {
    const search::Snapshot& snapshot = impl_->snapshot;
    const Xapian::Database& database = snapshot.database();
    Statistics out;
    out.documents = database.get_doccount();
    out.words = database.get_total_length();
    out.spellings = count_spellings(database);
    const auto& shards = snapshot.shards();
    for (const auto* shard : shards) {
      out.bytes += shard->bytes();
      out.compact += shard->manifest().built.of(shard->database().get_total_length());
    }
    if (shards.size() == 1) out.generation = shards.front()->generation();
    out.positions = snapshot.positions();
    out.format = shards.front()->manifest().format;
    out.rules = shards.front()->manifest().rules;
    for (auto it = database.allterms_begin("L"); it != database.allterms_end("L"); ++it)
      out.languages[(*it).substr(1)] = it.get_termfreq();
    return out;
  });
}

}  // namespace libsearch

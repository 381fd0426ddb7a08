// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <xapian.h>

#include "search/ranking.h"
#include "search/word_postings.h"
#include "support/temporary_directory.h"

using libsearch::search::Bm25;
using libsearch::search::WordPostings;

namespace {

const std::vector<std::string> words{"erdogan", "erdoğan", "erdogans", "эрдоган", "erdohan", "other"};

/// Documents that use each of the words at random, most of them seldom, in one or several databases of up to so many.
class RandomDocuments {
 public:
  RandomDocuments(unsigned seed, std::size_t parts, std::size_t most = 400) : random_(seed) {
    for (std::size_t part = 0; part < parts; ++part) {
      Xapian::WritableDatabase database((directory_ / std::to_string(part)).string());
      const unsigned documents = 1 + below(most);
      for (unsigned i = 0; i < documents; ++i) database.add_document(some_document());
      database.commit();
      all_.add_database(Xapian::Database((directory_ / std::to_string(part)).string()));
    }
  }

  const Xapian::Database& all() const { return all_; }

  WordPostings::Bands some_bands() {
    WordPostings::Bands bands(1 + below(4));
    for (const auto& word : words)
      if (word != "other") bands[below(bands.size())].terms.push_back(word);
    bands.front().terms.push_back("absent");
    for (auto& band : bands) band.weight = 0.1 + below(100) / 50.0;
    return bands;
  }

 private:
  unsigned below(std::size_t most) { return static_cast<unsigned>(random_() % most); }

  Xapian::Document some_document() {
    Xapian::Document document;
    for (std::size_t i = 0; i < words.size(); ++i)
      if (below(2 + 3 * i) == 0) document.add_term(words[i], 1 + below(6));
    document.add_term("filler", 1 + below(60));
    return document;
  }

  std::mt19937 random_;
  test::TemporaryDirectory directory_;
  Xapian::Database all_;
};

Xapian::Query query_of(const WordPostings::Bands& bands, const Xapian::Database& database) {
  auto shared = std::make_shared<const WordPostings::Bands>(bands);
  return Xapian::Query((new WordPostings(std::move(shared), database.get_avlength()))->release());
}

using Weights = std::map<Xapian::docid, double>;

/// By the definition, document by document.
Weights expected_weights(const WordPostings::Bands& bands, const Xapian::Database& database) {
  Weights weights;
  std::map<Xapian::docid, double> uses;
  for (const auto& band : bands) {
    for (const auto& term : band.terms)
      for (auto it = database.postlist_begin(term); it != database.postlist_end(term); ++it) uses[*it] += it.get_wdf();
    for (const auto& [document, count] : uses)
      weights[document] += band.weight * Bm25::share(count, Bm25::length_part(database.get_doclength(document),
                                                                              database.get_avlength()));
  }
  return weights;
}

Xapian::MSet answer(const Xapian::Database& database, const Xapian::Query& query, Xapian::doccount most,
                    Xapian::doccount counted = 0) {
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Bm25::in_engine());
  enquire.set_query(query);
  return enquire.get_mset(0, most, counted);
}

std::string ids_of(const Xapian::MSet& found, Xapian::doccount most) {
  std::string ids;
  for (Xapian::doccount i = 0; i < std::min(most, found.size()); ++i) ids += std::to_string(*found[i]) + " ";
  return ids;
}

}  // namespace

TEST_CASE("A word's spellings weigh as their definition says, in any number of indexes") {
  for (unsigned seed = 0; seed < 30; ++seed) {
    CAPTURE(seed);
    RandomDocuments documents(seed, 1 + seed % 3);
    const auto bands = documents.some_bands();
    const auto found = answer(documents.all(), query_of(bands, documents.all()), documents.all().get_doccount());
    const auto expected = expected_weights(bands, documents.all());
    CHECK(found.size() == expected.size());
    for (auto it = found.begin(); it != found.end(); ++it)
      CHECK(it.get_weight() == doctest::Approx(expected.at(*it)).epsilon(1e-9));
  }
}

TEST_CASE("The best documents are the same however few are asked for, alone and among other words") {
  using Query = Xapian::Query;
  for (unsigned seed = 0; seed < 60; ++seed) {
    CAPTURE(seed);
    RandomDocuments documents(seed, 1 + seed % 3);
    const auto& all = documents.all();
    const Query word = query_of(documents.some_bands(), all);
    const Query second = query_of(documents.some_bands(), all);
    const std::vector<Query> queries{word,
                                     Query(Query::OP_OR, word, Query("other")),
                                     Query(Query::OP_AND, word, Query("other")),
                                     Query(Query::OP_AND, word, second),
                                     Query(Query::OP_OR, word, second),
                                     Query(Query::OP_AND_MAYBE, Query("other"), word),
                                     Query(Query::OP_AND_NOT, word, Query("other")),
                                     Query(Query::OP_FILTER, word, Query("other")),
                                     Query(Query::OP_SCALE_WEIGHT, word, 0.5)};
    for (const auto& query : queries) {
      const std::string whole = ids_of(answer(all, query, all.get_doccount()), 7);
      CHECK(ids_of(answer(all, query, 7), 7) == whole);
      CHECK(ids_of(answer(all, query, 7, 50), 7) == whole);
    }
  }
}

TEST_CASE("A word weighs as the engine's synonyms do") {
  RandomDocuments documents(7, 1, 100'000);
  REQUIRE(documents.all().get_doccount() > 500);  // the engine rounds what it expects
  const auto& all = documents.all();
  const std::vector<std::string> synonyms(words.begin(), words.end() - 1);
  const Xapian::Query by_engine(Xapian::Query::OP_SYNONYM, synonyms.begin(), synonyms.end());
  libsearch::search::ExpectedDocuments expected(all.get_doccount());
  for (const auto& term : synonyms) expected.add(all.get_termfreq(term));
  const double weight = Bm25::inverse_frequency(all.get_doccount(), expected.value());
  const auto ours = answer(all, query_of({{synonyms, weight}}, all), all.get_doccount());
  const auto engines = answer(all, by_engine, all.get_doccount());
  REQUIRE(ours.size() == engines.size());
  for (Xapian::doccount i = 0; i < ours.size(); ++i)
    CHECK(ours[i].get_weight() == doctest::Approx(engines[i].get_weight()).epsilon(0.01));
}

TEST_CASE("No word has no documents") {
  RandomDocuments documents(3, 2);
  CHECK(answer(documents.all(), query_of({{{"absent"}, 1.0}}, documents.all()), 10).empty());
}

// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/places.h"

#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <xapian.h>

#include "search/sequence_postings.h"
#include "support/temporary_directory.h"

using Op = Xapian::Query::op;
using Weights = std::map<Xapian::docid, double>;

namespace {

constexpr int documents = 2000;

/// A database of documents with a dozen of 16 words each.
Xapian::Database random_database(const std::string& path) {
  Xapian::WritableDatabase database(path, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
  std::minstd_rand random(1);
  for (int i = 0; i < documents; ++i) {
    Xapian::Document document;
    for (Xapian::termpos at = 1; at <= 12; ++at)
      document.add_posting(std::string(1, "abcdefghijklmnop"[random() % 16]), at);
    database.add_document(document);
  }
  database.commit();
  return database;
}

Weights weights_of(const Xapian::Database& database, const Xapian::Query& query) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  const Xapian::MSet found = enquire.get_mset(0, documents, documents);
  Weights weights;
  for (auto it = found.begin(); it != found.end(); ++it) weights[*it] = it.get_weight();
  return weights;
}

}  // namespace

TEST_CASE("Under a filter a document gets nothing for a phrase whose words stand elsewhere in it") {
  const test::TemporaryDirectory directory;
  const Xapian::Database database = random_database(directory / "words");
  const Xapian::Query a("a"), b("b");
  for (const Op op : {Op::OP_PHRASE, Op::OP_NEAR}) {
    const auto found = libsearch::search::places_by_engine({{{"a"}, {"b"}}, {}, op == Op::OP_PHRASE, 2}, true);
    const Xapian::Query phrase(Op::OP_FILTER, Xapian::Query(Op::OP_OR, a, b), found);
    const Xapian::Query any(Op::OP_OR, Xapian::Query("c"), Xapian::Query(Op::OP_OR, phrase, Xapian::Query("d")));
    const Weights all = weights_of(database, any);
    for (const char* filter : {"b", "e", "f"}) {
      CAPTURE(filter);
      for (const auto& [document, weight] :
           weights_of(database, Xapian::Query(Op::OP_FILTER, any, Xapian::Query(filter))))
        CHECK(weight == doctest::Approx(all.at(document)));
    }
  }
}

TEST_CASE("Words are found next to each other and near each other where the engine finds them") {
  using libsearch::search::SequencePostings;
  const test::TemporaryDirectory directory;
  const Xapian::Database database = random_database(directory / "words");
  const std::vector<std::vector<std::vector<std::string>>> sequences{
      {{"a"}, {"b"}},      {{"a"}, {"a"}}, {{"c"}, {"d"}, {"e"}}, {{"a", "b"}, {"c"}}, {{"f"}, {"g", "h", "i"}, {"j"}},
      {{"k"}, {"missing"}}};
  for (const auto& terms : sequences) {
    for (const bool in_order : {true, false}) {
      const unsigned window = static_cast<unsigned>(terms.size()) + (in_order ? 0 : 2);
      const libsearch::search::Sequence sequence{terms, {}, in_order, window};
      std::vector<std::shared_ptr<const libsearch::search::WordPostings::Bands>> bands;
      for (const auto& word : terms)
        bands.push_back(std::make_shared<const libsearch::search::WordPostings::Bands>(
            libsearch::search::WordPostings::Bands{{word, 0}}));
      auto* source = new SequencePostings(
          std::make_shared<const SequencePostings::Wanted>(SequencePostings::Wanted{sequence, bands, false}),
          database.get_avlength());
      const Weights found = weights_of(database, Xapian::Query(source->release()));
      const Weights expected = weights_of(database, libsearch::search::places_by_engine(sequence, false));
      CAPTURE(terms.front().front());
      CAPTURE(in_order);
      CHECK(found.size() == expected.size());
      for (const auto& [document, weight] : expected) CHECK(found.contains(document));
    }
  }
}

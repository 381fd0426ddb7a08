// SPDX-License-Identifier: GPL-2.0-or-later
// Xapian as its documentation shows it: TermGenerator without a stemmer, default flush, the text stored, then compacted
// for asking (the compaction counts for nothing).
#include <xapian.h>

#include "engines/engine.h"

namespace bench {
namespace {

class XapianEngine : public Engine {
 public:
  void build(TextReader& texts, const std::filesystem::path& index) override {
    Xapian::WritableDatabase database(index, Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS);
    for (Text text; texts.next(text);) add(database, text);
    database.commit();
  }

  void update(const std::filesystem::path& index, const std::vector<Text>& texts) override {
    Xapian::WritableDatabase database(index, Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS);
    for (const auto& text : texts) add(database, text);
    database.commit();
  }

  void open(const std::filesystem::path& index) override {
    database_ = Xapian::Database(index, Xapian::DB_BACKEND_GLASS);
  }

  std::size_t ask(const Question& question) override {
    Xapian::Enquire enquire(database_);
    enquire.set_query(query_of(question));
    const Xapian::MSet found = enquire.get_mset(0, 10);
    std::size_t hits = 0;
    for (auto it = found.begin(); it != found.end(); ++it) hits += it.get_document().get_value(0).empty() ? 0 : 1;
    return hits;
  }

 private:
  static void add(Xapian::WritableDatabase& database, const Text& text) {
    Xapian::Document document;
    Xapian::TermGenerator generator;
    generator.set_document(document);
    generator.index_text(text.title, 3);
    generator.increase_termpos();
    generator.index_text(text.text);
    document.set_data(text.title + "\n" + text.text);
    document.add_value(0, text.id);
    const std::string id = "Q" + text.id.substr(0, 200);
    document.add_boolean_term(id);
    database.replace_document(id, document);
  }

  static Xapian::Query query_of(const Question& question) {
    using Query = Xapian::Query;
    const auto& words = question.words;
    switch (question.kind) {
      case Kind::word:
        return Query(words.front());
      case Kind::any:
        return Query(Query::OP_OR, words.begin(), words.end());
      case Kind::all:
        return Query(Query::OP_AND, words.begin(), words.end());
      case Kind::phrase:
        return Query(Query::OP_PHRASE, words.begin(), words.end());
      case Kind::prefix:
        return Query(Query::OP_WILDCARD, words.front(), 100, Query::WILDCARD_LIMIT_MOST_FREQUENT, Query::OP_OR);
    }
    return {};
  }

  Xapian::Database database_;
};

}  // namespace

std::unique_ptr<Engine> make_engine() { return std::make_unique<XapianEngine>(); }

}  // namespace bench

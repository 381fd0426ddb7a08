// SPDX-License-Identifier: GPL-2.0-or-later
// Lucene++ with its StandardAnalyzer, no stop words, texts not stored (only ids), optimised into one segment.
#include <LuceneHeaders.h>

#include "engines/engine.h"

namespace bench {
namespace {

using Lucene::newLucene;
using Lucene::String;
using Lucene::StringUtils;

constexpr const wchar_t* text_field = L"text";
constexpr const wchar_t* id_field = L"id";

Lucene::IndexWriterPtr writer_on(const std::filesystem::path& index, bool create) {
  const auto version = Lucene::LuceneVersion::LUCENE_CURRENT;
  const auto analyzer = newLucene<Lucene::StandardAnalyzer>(version, Lucene::HashSet<String>::newInstance());
  return newLucene<Lucene::IndexWriter>(Lucene::FSDirectory::open(index.wstring()), analyzer, create,
                                        Lucene::IndexWriter::MaxFieldLengthUNLIMITED);
}

void add(const Lucene::IndexWriterPtr& writer, const Text& text) {
  const auto document = newLucene<Lucene::Document>();
  document->add(newLucene<Lucene::Field>(id_field, StringUtils::toUnicode(text.id), Lucene::Field::STORE_YES,
                                         Lucene::Field::INDEX_NOT_ANALYZED));
  document->add(newLucene<Lucene::Field>(text_field, StringUtils::toUnicode(text.title + "\n" + text.text),
                                         Lucene::Field::STORE_NO, Lucene::Field::INDEX_ANALYZED));
  writer->addDocument(document);
}

Lucene::TermPtr term_of(const std::string& word) {
  return newLucene<Lucene::Term>(text_field, StringUtils::toUnicode(word));
}

Lucene::QueryPtr boolean_query(const Question& question) {
  const auto query = newLucene<Lucene::BooleanQuery>();
  const auto occur = question.kind == Kind::all ? Lucene::BooleanClause::MUST : Lucene::BooleanClause::SHOULD;
  for (const auto& word : question.words) query->add(newLucene<Lucene::TermQuery>(term_of(word)), occur);
  return query;
}

Lucene::QueryPtr query_of(const Question& question) {
  if (question.kind == Kind::prefix) return newLucene<Lucene::PrefixQuery>(term_of(question.words.front()));
  if (question.kind != Kind::phrase) return boolean_query(question);
  const auto phrase = newLucene<Lucene::PhraseQuery>();
  for (const auto& word : question.words) phrase->add(term_of(word));
  return phrase;
}

class LuceneEngine : public Engine {
 public:
  void build(TextReader& texts, const std::filesystem::path& index) override {
    const auto writer = writer_on(index, true);
    for (Text text; texts.next(text);) add(writer, text);
    writer->optimize();
    writer->close();
  }

  void update(const std::filesystem::path& index, const std::vector<Text>& texts) override {
    const auto writer = writer_on(index, false);
    for (const auto& text : texts) add(writer, text);
    writer->close();
  }

  void open(const std::filesystem::path& index) override {
    const auto reader = Lucene::IndexReader::open(Lucene::FSDirectory::open(index.wstring()), true);
    searcher_ = newLucene<Lucene::IndexSearcher>(reader);
  }

  std::size_t ask(const Question& question) override {
    const auto found = searcher_->search(query_of(question), 10);
    std::size_t hits = 0;
    for (const auto& hit : found->scoreDocs) hits += searcher_->doc(hit->doc)->get(id_field).empty() ? 0 : 1;
    return hits;
  }

 private:
  Lucene::IndexSearcherPtr searcher_;
};

}  // namespace

std::unique_ptr<Engine> make_engine() { return std::make_unique<LuceneEngine>(); }

}  // namespace bench

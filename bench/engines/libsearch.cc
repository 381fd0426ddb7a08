// SPDX-License-Identifier: GPL-2.0-or-later
// libsearch through its public headers. Asked for single spellings, as the others are.
#include <libsearch/index.h>
#include <libsearch/searcher.h>

#include "engines/engine.h"

namespace bench {
namespace {

libsearch::Document document_of(const Text& text) {
  libsearch::Document document;
  document.id = text.id;
  document.title = text.title;
  document.text = text.text;
  return document;
}

libsearch::Query query_of(const Question& question) {
  std::string written;
  for (const auto& word : question.words) written += (written.empty() ? "" : " ") + word;
  if (question.kind == Kind::phrase) written = '"' + written + '"';
  if (question.kind == Kind::prefix) written += '*';
  return libsearch::parse_query(written, question.kind == Kind::all ? libsearch::Match::all : libsearch::Match::any);
}

class LibsearchEngine : public Engine {
 public:
  void build(TextReader& texts, const std::filesystem::path& index) override {
    libsearch::Index(index).rebuild([&](libsearch::Document& document) {
      Text text;
      if (!texts.next(text)) return false;
      document = document_of(text);
      return true;
    });
  }

  void update(const std::filesystem::path& index, const std::vector<Text>& texts) override {
    libsearch::Index writer(index);
    for (const auto& text : texts) writer.add(document_of(text));
    writer.commit();
  }

  void open(const std::filesystem::path& index) override { searcher_ = std::make_unique<libsearch::Searcher>(index); }

  std::size_t ask(const Question& question) override {
    libsearch::SearchOptions options;
    options.detail = libsearch::Detail::ids;
    options.loosest = libsearch::Tier::exact;
    options.suggest = false;  // the others neither suggest nor count
    options.count_exactly = 0;
    return searcher_->search(query_of(question), options).hits.size();
  }

 private:
  std::unique_ptr<libsearch::Searcher> searcher_;
};

}  // namespace

std::unique_ptr<Engine> make_engine() { return std::make_unique<LibsearchEngine>(); }

}  // namespace bench

// SPDX-License-Identifier: GPL-2.0-or-later
// usage: check_snippets INDEX < IDS
//
// Asks for words of each document with one of these ids, a line each, and looks at what is shown of it: the passage
// must be a part of the text, valid UTF-8, and every highlight a whole word of the text. Says what is wrong, and the
// counts.
#include <iostream>
#include <set>
#include <string>
#include <vector>

#include <libsearch/searcher.h>
#include <unicode/uchar.h>

#include "names/name_words.h"
#include "text/utf8.h"

namespace {

using namespace libsearch;

std::string with_folded_space(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const bool is_space = u_isUWhiteSpace(static_cast<UChar32>(text::next_code_point(text, at))) != 0;
    if (!is_space)
      out += text.substr(begin, at - begin);
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  return out;
}

struct Checked {
  std::size_t documents = 0, words = 0, highlights = 0, faults = 0;

  void fault(const std::string& id, const std::string& word, const char* what) {
    if (++faults <= 20) std::cout << id << ": " << word << ": " << what << "\n";
  }

  void look_at(const std::string& id, const std::string& word, const Hit& hit, const Snippet& snippet,
               const std::string& text, const std::set<std::string>& words_of_text) {
    if (!text::is_valid_utf8(snippet.text)) fault(id, word, "not valid UTF-8");
    if (text.find(snippet.text) == text.npos) fault(id, word, "not a part of the text");
    if (snippet.highlights.empty() && hit.title_highlights.empty()) fault(id, word, "nothing is highlighted");
    std::size_t last = 0;
    for (const auto& [begin, end] : snippet.highlights) {
      ++highlights;
      if (begin < last || begin >= end || end > snippet.text.size()) return fault(id, word, "ranges out of order");
      if (!words_of_text.contains(snippet.text.substr(begin, end - begin))) fault(id, word, "no whole word");
      last = end;
    }
  }

  void check(Searcher& searcher, const std::string& id) {
    const auto document = searcher.document(id);
    if (!document) return fault(id, "", "no such document");
    ++documents;
    std::vector<text::Word> found;
    names::split_words(document->text, found);
    const std::string text = with_folded_space(document->text);
    std::set<std::string> words_of_text;
    for (const auto& word : found)
      words_of_text.insert(with_folded_space(document->text.substr(word.begin, word.end - word.begin)));
    SearchOptions options;
    options.filter = Query{.kind = Query::Kind::word, .field = "id", .text = id};
    options.snippets = 3;
    constexpr std::size_t asked = 8;
    for (std::size_t i = 0; i < found.size(); i += std::max<std::size_t>(1, found.size() / asked)) {
      if (found[i].compound) continue;
      const std::string word = document->text.substr(found[i].begin, found[i].end - found[i].begin);
      const auto results = searcher.search(Query{.kind = Query::Kind::word, .text = word}, options);
      ++words;
      if (results.hits.size() != 1) {
        fault(id, word, "not found");
        continue;
      }
      const Hit& hit = results.hits[0];
      look_at(id, word, hit, hit.snippet, text, words_of_text);
      for (const auto& snippet : hit.more_snippets) look_at(id, word, hit, snippet, text, words_of_text);
    }
  }
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return std::cerr << "usage: check_snippets INDEX < IDS\n", 2;
  Searcher searcher{std::filesystem::path(argv[1])};
  Checked checked;
  for (std::string id; std::getline(std::cin, id);) checked.check(searcher, id);
  std::cout << checked.documents << " documents, " << checked.words << " words, " << checked.highlights
            << " highlights, " << checked.faults << " faults\n";
  return checked.faults == 0 && checked.highlights > 0 ? 0 : 1;
}

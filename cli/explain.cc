// SPDX-License-Identifier: GPL-2.0-or-later
#include <cstdio>
#include <nlohmann/json.hpp>

#include <libsearch/display.h>
#include <libsearch/searcher.h>

#include "commands.h"
#include "output/output.h"

namespace lsearch {
namespace {

using libsearch::Explanation;

std::string as_json_line(const std::string& question, const std::string& id, const Explanation& explanation) {
  Json words = Json::array(), matches = Json::array();
  for (const auto& word : explanation.words)
    words.push_back({{"word", word.word}, {"spellings", spellings_json(word.spellings)}});
  for (const auto& match : explanation.matches)
    matches.push_back({{"word", match.word},
                       {"spelling", match.spelling},
                       {"tier", libsearch::to_string(match.tier)},
                       {"similarity", match.similarity}});
  Json object{{"version", json_version},
              {"question", question},
              {"tree", explanation.tree},
              {"words", words},
              {"engine_query", explanation.engine_query}};
  if (!id.empty())
    object["document"] = {
        {"id", id}, {"found", explanation.document_found}, {"score", explanation.score}, {"matches", matches}};
  return json_line(object);
}

std::string document_text(const std::string& id, const Explanation& explanation) {
  if (!explanation.document_found) return "Document: " + libsearch::plain_text(id) + " does not match\n";
  char score[32];
  std::snprintf(score, sizeof score, "%.4f", explanation.score);
  std::vector<std::vector<std::string>> rows;
  for (const auto& match : explanation.matches)
    rows.push_back({match.word, match.spelling, libsearch::to_string(match.tier)});
  return "Document: " + libsearch::plain_text(id) + ", score " + score + "\n" + table(rows, "  ");
}

std::string as_text(const std::string& id, const Explanation& explanation) {
  std::string text = "Understood as: " + libsearch::plain_text(explanation.tree) + "\n";
  for (const auto& word : explanation.words)
    text += libsearch::plain_text(word.word) + (word.spellings.empty() ? ": not in the index\n" : ":\n") +
            spellings_table(word.spellings);
  text += "Engine: " + libsearch::plain_text(explanation.engine_query) + "\n";
  return id.empty() ? text : text + document_text(id, explanation);
}

}  // namespace

int run_explain(const Options& options) {
  const std::string question = options.operands[0], id = options.operands.size() > 1 ? options.operands[1] : "";
  libsearch::Searcher searcher(options.shards);
  const auto explanation = searcher.explain(question, options.search, id);
  print(options.format == Format::json ? as_json_line(question, id, explanation) : as_text(id, explanation));
  return answered(searcher, id.empty() || explanation.document_found ? done : nothing_found);
}

}  // namespace lsearch

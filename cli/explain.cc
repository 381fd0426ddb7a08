// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include <libsearch/display.h>
#include <libsearch/searcher.h>

#include "commands.h"
#include "output/output.h"
#include "readers/sources.h"

namespace lsearch {
namespace {

using libsearch::Explanation;

Json document_json(const std::string& id, const Explanation& explanation) {
  Json matches = Json::array(), parts = Json::array();
  for (const auto& [match, rule, occurrences] : explanation.matches) {
    Json places = Json::array();
    for (const auto& place : occurrences)
      places.push_back(
          {{"field", place.field}, {"value", place.value}, {"begin", place.range.begin}, {"end", place.range.end}});
    matches.push_back({{"word", match.word},
                       {"spelling", match.spelling},
                       {"tier", libsearch::to_string(match.tier)},
                       {"similarity", match.similarity},
                       {"rule", rule},
                       {"occurrences", places}});
  }
  for (const auto& part : explanation.parts) parts.push_back({{"of", part.of}, {"score", part.score}});
  return {{"id", id},
          {"found", explanation.document_found},
          {"score", explanation.score},
          {"parts", parts},
          {"matches", matches}};
}

std::string as_json_line(const std::string& question, const std::string& id, const Explanation& explanation) {
  Json words = Json::array();
  for (const auto& word : explanation.words) words.push_back(word_json(word));
  Json object{{"version", json_version},
              {"question", question},
              {"tree", explanation.tree},
              {"words", words},
              {"stop_words", explanation.stop_words},
              {"engine_query", explanation.engine_query},
              {"total", explanation.total},
              {"reasons", explanation.reasons}};
  if (!id.empty()) object["document"] = document_json(id, explanation);
  return json_line(object);
}

std::string number(double score) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4f", score);
  return text;
}

/// "title 0-7, text 12-19, 30-37 ...": bytes, the first few.
std::string places_text(const std::vector<libsearch::Occurrence>& occurrences) {
  constexpr std::size_t most = 8;
  std::string text;
  for (std::size_t i = 0; i < std::min(most, occurrences.size()); ++i) {
    const auto& place = occurrences[i];
    const bool same = i > 0 && occurrences[i - 1].field == place.field;
    text += (i > 0 ? ", " : "") + (same ? "" : place.field + " ") + std::to_string(place.range.begin) + "-" +
            std::to_string(place.range.end);
  }
  return occurrences.size() > most ? text + " …" : text;
}

std::string listed(const std::vector<std::string>& words) {
  std::string list;
  for (const auto& word : words) list += (list.empty() ? "" : ", ") + word;
  return list;
}

std::string document_text(const std::string& id, const Explanation& explanation) {
  std::vector<std::vector<std::string>> parts, matches;
  for (const auto& part : explanation.parts) parts.push_back({number(part.score), part.of});
  for (const auto& [match, rule, occurrences] : explanation.matches)
    matches.push_back({match.word, match.spelling, libsearch::to_string(match.tier), rule, places_text(occurrences)});
  const std::string words = matches.empty() ? "" : "Words:\n" + table(matches, "  ");
  return "Document: " + libsearch::plain_text(id) + ", score " + number(explanation.score) + "\n" + table(parts, "  ") +
         words;
}

std::string as_text(const Explanation& explanation) {
  std::string text = "Understood as: " + libsearch::plain_text(explanation.tree) + "\n";
  for (const auto& word : explanation.words) text += word_text(word);
  if (!explanation.stop_words.empty())
    text += "Passed over: " + libsearch::plain_text(listed(explanation.stop_words)) + "\n";
  for (const auto& reason : explanation.reasons) text += "Nothing found: " + libsearch::plain_text(reason) + "\n";
  return text;
}

void print_unmatched(libsearch::Searcher& searcher, const std::string& id) {
  const bool is_there = searcher.document(id).has_value();
  print("Document: " + libsearch::plain_text(id) + (is_there ? " does not match\n" : " is not in the index\n"));
  if (!is_there) tell("a question of several words needs quotes");
}

void print_text(libsearch::Searcher& searcher, const Explanation& explanation, const std::string& id) {
  print(as_text(explanation));
  if (id.empty()) return;
  if (explanation.document_found)
    print(document_text(id, explanation));
  else
    print_unmatched(searcher, id);
}

}  // namespace

int run_explain(const Options& options) {
  const std::string question = options.operands[0];
  const std::string id = options.operands.size() > 1 ? id_of(options.operands[1]) : "";
  libsearch::Searcher searcher(options.shards);
  const auto explanation = searcher.explain(question, options.search, id);
  const bool is_answer = id.empty() || explanation.document_found;
  if (options.format == Format::json)
    print(as_json_line(question, id, explanation));
  else
    print_text(searcher, explanation, id);
  return answered(searcher, is_answer ? done : nothing_found);
}

}  // namespace lsearch

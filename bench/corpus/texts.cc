// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/texts.h"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>

namespace bench {

using nlohmann::json;

TextReader::TextReader(const std::filesystem::path& file) : in_(file) {
  if (!in_) throw std::runtime_error("cannot read " + file.string());
}

bool TextReader::next(Text& out) {
  if (!std::getline(in_, line_)) return false;
  json object = json::parse(line_);
  out.id = object.at("id").get<std::string>();
  out.title = object.value("title", "");
  out.text = object.value("text", "");
  return true;
}

std::string json_line(const Text& text) {
  return json{{"id", text.id}, {"title", text.title}, {"text", text.text}}.dump();
}

std::vector<Question> read_questions(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::vector<Question> questions;
  for (std::string line; std::getline(in, line);) {
    std::istringstream parts(line);
    std::string kind;
    parts >> kind;
    const auto* const name = std::find(std::begin(kind_names), std::end(kind_names), kind);
    if (name == std::end(kind_names)) throw std::runtime_error("no kind of question: " + kind);
    questions.push_back({static_cast<Kind>(name - std::begin(kind_names)), {}});
    for (std::string word; parts >> word;) questions.back().words.push_back(word);
  }
  return questions;
}

std::string question_line(const Question& question) {
  std::string line = kind_names[static_cast<std::size_t>(question.kind)];
  for (const auto& word : question.words) line += " " + word;
  return line;
}

}  // namespace bench

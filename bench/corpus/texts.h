// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

// The texts that engines are compared on: a file of JSON Lines, and questions made from it.
namespace bench {

/// A document of the corpus.
struct Text {
  std::string id, title, text;
};

/// Reads the texts of a file of JSON Lines, one after the other.
class TextReader {
 public:
  explicit TextReader(const std::filesystem::path& file);
  bool next(Text& out);

 private:
  std::ifstream in_;
  std::string line_;
};

/// One JSON line.
std::string json_line(const Text& text);

/// What a question asks for; the engines put it in their own words.
enum class Kind { word, any, all, phrase, prefix };
inline constexpr const char* kind_names[] = {"word", "any", "all", "phrase", "prefix"};
struct Question {
  Kind kind = Kind::word;
  std::vector<std::string> words;  ///< lower-cased; of a prefix question the beginning of a word
};

/// "KIND word word ..." a line.
std::vector<Question> read_questions(const std::filesystem::path& file);
std::string question_line(const Question& question);

/// Texts like those that people write, without end: words by Zipf's law from a vocabulary that grows with the text,
/// in Latin, Cyrillic, Greek, Arabic and Han, with names, sentences and paragraphs. The same for the same seed.
std::function<Text()> generated_texts(unsigned seed);

/// The texts given, again and again: after the first time with ids of their own, each of halves of two, so that texts
/// are new and words are not.
std::function<Text()> repeated_texts(std::vector<Text> texts);

/// So many questions of each kind, with words, phrases and beginnings that stand in the texts.
std::vector<Question> make_questions(const std::vector<Text>& texts, std::size_t of_each_kind);

}  // namespace bench

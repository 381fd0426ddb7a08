// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cctype>
#include <random>
#include <string_view>
#include <unordered_map>

#include "corpus/texts.h"

namespace bench {
namespace {

/// Words that every engine here cuts alike: runs of ASCII letters between spaces, lower-cased. Empty for others, which
/// end a phrase.
std::vector<std::string> plain_words(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n\r\t", at), text.size());
    std::string word(text.substr(at, end - at));
    const bool is_plain = std::all_of(word.begin(), word.end(), [](unsigned char c) { return std::isalpha(c) != 0; });
    for (char& c : word) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    words.push_back(is_plain && word.size() > 1 ? word : std::string());
    at = end + 1;
  }
  return words;
}

class Questioner {
 public:
  explicit Questioner(const std::vector<Text>& texts) {
    for (std::size_t i = 0; i < texts.size(); i += 1 + texts.size() / 2000) {
      texts_.push_back(plain_words(texts[i].text));
      for (const auto& word : texts_.back()) ++counts_[word];
    }
  }

  Question make(Kind kind) {
    switch (kind) {
      case Kind::word:
        return {kind, {some_word(3)}};
      case Kind::any:
      case Kind::all:
        return {kind, neighbourhood(2 + random_() % 2)};
      case Kind::phrase:
        return {kind, run_of_words(2 + random_() % 2)};
      case Kind::prefix:
        return {kind, {some_word(5).substr(0, 3 + random_() % 2)}};
    }
    return {};
  }

 private:
  const std::vector<std::string>& some_text() { return texts_[random_() % texts_.size()]; }

  /// A word that occurs more than once, at least so long, as running text has them.
  std::string some_word(std::size_t least) {
    for (;;) {
      const auto& text = some_text();
      if (text.empty()) continue;
      const auto& word = text[random_() % text.size()];
      if (word.size() >= least && counts_[word] > 1) return word;
    }
  }

  /// Words of some length that stand in one text.
  std::vector<std::string> neighbourhood(std::size_t count) {
    for (;;) {
      const auto& text = some_text();
      if (text.size() < 20) continue;
      std::vector<std::string> words;
      for (int attempt = 0; attempt < 50 && words.size() < count; ++attempt) {
        const auto& word = text[random_() % text.size()];
        if (word.size() > 3 && std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
      }
      if (words.size() == count) return words;
    }
  }

  std::vector<std::string> run_of_words(std::size_t count) {
    for (;;) {
      const auto& text = some_text();
      if (text.size() < 20) continue;
      const auto begin = text.begin() + static_cast<std::ptrdiff_t>(random_() % (text.size() - count));
      std::vector<std::string> words(begin, begin + static_cast<std::ptrdiff_t>(count));
      if (std::none_of(words.begin(), words.end(), [](const auto& word) { return word.empty(); })) return words;
    }
  }

  std::vector<std::vector<std::string>> texts_;
  std::unordered_map<std::string, std::size_t> counts_;
  std::mt19937_64 random_{7};
};

}  // namespace

std::vector<Question> make_questions(const std::vector<Text>& texts, std::size_t of_each_kind) {
  Questioner questioner(texts);
  std::vector<Question> questions;
  for (std::size_t i = 0; i < of_each_kind; ++i)
    for (const Kind kind : {Kind::word, Kind::any, Kind::all, Kind::phrase, Kind::prefix})
      questions.push_back(questioner.make(kind));
  return questions;
}

}  // namespace bench

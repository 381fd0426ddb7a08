// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <memory>
#include <random>
#include <string_view>

#include "corpus/texts.h"

namespace bench {
namespace {

/// Texts in a row that exchange their sentences.
constexpr std::size_t hand = 256;

std::vector<std::string_view> sentences_of(std::string_view text) {
  std::vector<std::string_view> sentences;
  while (!text.empty()) {
    const std::size_t stop = text.find(". ");
    const std::size_t end = stop == text.npos ? text.size() : stop + 2;
    sentences.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return sentences;
}

class Dealer {
 public:
  explicit Dealer(std::vector<Text> texts) : texts_(std::move(texts)) {}

  Text next() {
    if (at_ == texts_.size()) {
      at_ = 0;
      ++round_;
    }
    Text out = texts_[at_];
    if (round_ > 0) {
      if (at_ % hand == 0) shuffle();
      out.id = "round " + std::to_string(round_) + "/" + out.id;
      out.text = dealt(out.text.size());
    }
    ++at_;
    return out;
  }

 private:
  void shuffle() {
    cards_.clear();
    const std::size_t last = std::min(at_ + hand, texts_.size());
    for (std::size_t i = at_; i < last; ++i)
      for (const auto sentence : sentences_of(texts_[i].text)) cards_.push_back(sentence);
    std::shuffle(cards_.begin(), cards_.end(), random_);
  }

  std::string dealt(std::size_t size) {
    std::string text;
    for (; text.size() < size && !cards_.empty(); cards_.pop_back()) text += cards_.back();
    return text;
  }

  std::vector<Text> texts_;
  std::size_t at_ = 0;
  std::size_t round_ = 0;
  std::vector<std::string_view> cards_;
  std::mt19937_64 random_{1};
};

}  // namespace

std::function<Text()> repeated_texts(std::vector<Text> texts) {
  return [dealer = std::make_shared<Dealer>(std::move(texts))] { return dealer->next(); };
}

}  // namespace bench

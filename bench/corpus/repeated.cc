// SPDX-License-Identifier: GPL-2.0-or-later
#include <memory>
#include <string_view>

#include "corpus/texts.h"

namespace bench {
namespace {

/// Where the sentence ends that is in the middle of the text; the end of the text if none does.
std::size_t middle_of(std::string_view text) {
  const std::size_t stop = text.find(". ", text.size() / 2);
  return stop == text.npos ? text.size() : stop + 2;
}

/// The texts, and then again and again the first half of each with the second one of another. So a text goes on
/// repeating its words: one of sentences from everywhere has more distinct ones, and costs every engine more.
class Repeater {
 public:
  explicit Repeater(std::vector<Text> texts) : texts_(std::move(texts)) {}

  Text next() {
    if (at_ == texts_.size()) {
      at_ = 0;
      ++round_;
    }
    Text out = texts_[at_];
    if (round_ > 0) {
      const std::string& other = texts_[(at_ + round_) % texts_.size()].text;
      out.id = "round " + std::to_string(round_) + "/" + out.id;
      out.text.replace(middle_of(out.text), out.text.npos, other, middle_of(other));
    }
    ++at_;
    return out;
  }

 private:
  std::vector<Text> texts_;
  std::size_t at_ = 0;
  std::size_t round_ = 0;
};

}  // namespace

std::function<Text()> repeated_texts(std::vector<Text> texts) {
  return [repeater = std::make_shared<Repeater>(std::move(texts))] { return repeater->next(); };
}

}  // namespace bench

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <xapian.h>

#include "search/moving_source.h"

namespace libsearch::search {

/// How often documents use a word, in blocks of neighbouring documents, so that little memory is touched where few do.
/// Whole numbers: what is done with all of a block is done with several at once.
class UseCounts {
 public:
  static constexpr Xapian::docid block_size = 1024;

  explicit UseCounts(Xapian::docid last = 0) : blocks_(last / block_size + 1) {}

  /// The numbers of the documents from `number` times block_size on.
  std::int32_t* block(Xapian::docid number) {
    auto& block = blocks_[number];
    if (!block) block = std::make_unique<Block>();
    return block->data();
  }
  std::int32_t of(Xapian::docid document) const { return (*blocks_[document / block_size])[document % block_size]; }
  /// The first document from `document` on that has more than `least`; 0 if there is none.
  Xapian::docid next(Xapian::docid document, std::int32_t least) const;
  /// How many documents have any.
  Xapian::doccount documents() const;
  /// Of the document that has most.
  std::int32_t most() const;

 private:
  using Block = std::array<std::int32_t, block_size>;
  std::vector<std::unique_ptr<Block>> blocks_;
};

/// The documents that have any of many words, weighed as OP_SYNONYM does: as if all of them were one word. It reads the
/// list of one word after the other where the engine merges them, posting by posting, which takes four times as long;
/// and it looks up the lengths of those documents only that have the word often enough to be among the best.
class GatheredWords : public MovingSource {
 public:
  struct Word {
    std::string term;
    std::int32_t share;  ///< what one use of it counts, of whole_use
  };
  static constexpr std::int32_t whole_use = 5;
  /// Each once. Best in the order of their terms: neighbours lie in one block of the engine's table.
  using Words = std::vector<Word>;

  /// `weight` is that of the word, `average_length` that of all documents; `name` is shown where queries are.
  GatheredWords(std::string name, std::shared_ptr<const Words> words, double weight, double average_length)
      : name_(std::move(name)), words_(std::move(words)), weight_(weight), average_length_(average_length) {}

  void init(const Xapian::Database& database) override;
  PostingSource* clone() const override { return new GatheredWords(name_, words_, weight_, average_length_); }
  std::string get_description() const override { return name_; }

  Xapian::doccount get_termfreq_min() const override { return documents_; }
  Xapian::doccount get_termfreq_est() const override { return documents_; }
  Xapian::doccount get_termfreq_max() const override { return documents_; }

  double get_weight() const override;

 private:
  void move_to(Xapian::docid document, double least_weight) override;
  double weight_of(std::int32_t counted, double length_part) const;
  void gather(const Word& word);

  std::string name_;
  std::shared_ptr<const Words> words_;
  double weight_;
  double average_length_;
  Xapian::Database database_;
  UseCounts uses_;
  Xapian::doccount documents_ = 0;
  std::int32_t most_uses_ = 0;
  double shortest_ = 0;  ///< the length part of the shortest document
};

}  // namespace libsearch::search

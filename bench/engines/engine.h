// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <vector>

#include "corpus/texts.h"

namespace bench {

/// A search engine under comparison, as its users are told to use it. Each has a program of its own (see main.cc).
class Engine {
 public:
  virtual ~Engine() = default;
  /// Makes the index of all texts in `index`, durably, in the form in which it answers best.
  virtual void build(TextReader& texts, const std::filesystem::path& index) = 0;
  /// Adds or replaces these texts, durably when it returns.
  virtual void update(const std::filesystem::path& index, const std::vector<Text>& texts) = 0;
  /// Opens the index for ask().
  virtual void open(const std::filesystem::path& index) = 0;
  /// The number of hits among the first ten, each with its id.
  virtual std::size_t ask(const Question& question) = 0;
};

std::unique_ptr<Engine> make_engine();

}  // namespace bench

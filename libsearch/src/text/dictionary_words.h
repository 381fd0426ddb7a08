// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

struct UBreakIterator;

namespace libsearch::text {

/// Splits text of scripts without spaces (Chinese, Japanese, Thai, Khmer, Lao, Burmese) by ICU's dictionaries.
/// Not thread-safe.
class DictionaryBreaker {
 public:
  DictionaryBreaker() = default;
  ~DictionaryBreaker();
  DictionaryBreaker(const DictionaryBreaker&) = delete;
  DictionaryBreaker& operator=(const DictionaryBreaker&) = delete;

  /// The ends of the words of `run`, which hold until the next call. Throws Error(internal) if ICU has no data.
  const std::vector<std::size_t>& split(std::string_view run);

 private:
  UBreakIterator* iterator_ = nullptr;  ///< made for the first run
  std::vector<std::size_t> ends_;
};

}  // namespace libsearch::text

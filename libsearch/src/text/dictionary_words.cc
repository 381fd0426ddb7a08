// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/dictionary_words.h"

#include <libsearch/error.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <cstdint>
#include <new>
#include <string>

namespace libsearch::text {
namespace {

void check(UErrorCode status) {
  if (status == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
  if (U_FAILURE(status))
    throw Error(ErrorCode::internal, std::string("ICU cannot break words: ") + u_errorName(status));
}

/// A string_view as ICU reads it.
class Utf8Text {
 public:
  explicit Utf8Text(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&text_, text.data(), static_cast<std::int64_t>(text.size()), &status);
    check(status);
  }
  ~Utf8Text() { utext_close(&text_); }
  Utf8Text(const Utf8Text&) = delete;
  Utf8Text& operator=(const Utf8Text&) = delete;

  UText* get() { return &text_; }

 private:
  UText text_ = UTEXT_INITIALIZER;
};

}  // namespace

DictionaryBreaker::~DictionaryBreaker() { ubrk_close(iterator_); }

const std::vector<std::size_t>& DictionaryBreaker::split(std::string_view run) {
  UErrorCode status = U_ZERO_ERROR;
  if (iterator_ == nullptr) iterator_ = ubrk_open(UBRK_WORD, "", nullptr, 0, &status);  // root: no locale's rules
  check(status);
  Utf8Text text(run);
  ubrk_setUText(iterator_, text.get(), &status);
  check(status);
  ends_.clear();
  for (std::int32_t end = ubrk_next(iterator_); end != UBRK_DONE; end = ubrk_next(iterator_)) {
    ends_.push_back(static_cast<std::size_t>(end));
  }
  return ends_;
}

}  // namespace libsearch::text

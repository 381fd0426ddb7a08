// SPDX-License-Identifier: GPL-2.0-or-later
// Words lie in the text, in order; what is made of a word is UTF-8 and bounded; the fold of a fold is itself.
#include <string>

#include <libsearch/analyzer.h>

#include "fuzz.h"
#include "text/utf8.h"

namespace {

void check_word(const libsearch::Analyzer& analyzer, const std::string& spelling) {
  const std::string fold = analyzer.fold(spelling);
  fuzz::require(libsearch::text::is_valid_utf8(fold), "a fold is UTF-8");
  fuzz::require(analyzer.fold(fold) == fold, "the fold of a fold is itself");
  fuzz::require(libsearch::text::is_valid_utf8(analyzer.stem(spelling, "tr")), "a stem is UTF-8");
  fuzz::require(analyzer.sound_keys(spelling).size() <= 12, "a word has few sound keys");
  const double similarity = analyzer.similarity(spelling, "erdogan");
  fuzz::require(similarity >= 0 && similarity <= 1, "a similarity is between 0 and 1");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::as_text(data, size);
  const libsearch::Analyzer analyzer;
  std::size_t begin = 0;
  for (const libsearch::Token& token : analyzer.words(text)) {
    fuzz::require(begin <= token.begin && token.begin < token.end && token.end <= size,
                  "words lie in order in the text");
    fuzz::require(!token.spelling.empty(), "a word has a spelling");
    begin = token.begin;
    check_word(analyzer, token.spelling);
  }
  check_word(analyzer, std::string(text.substr(0, 256)));
  return 0;
}

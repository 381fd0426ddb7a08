// SPDX-License-Identifier: GPL-2.0-or-later
#include <string>

#include <doctest/doctest.h>
#include <unicode/uchar.h>

#include "search/word_scan.h"
#include "text/utf8.h"

TEST_CASE("The scan overlooks no letter that NFC puts others in the place of") {
  libsearch::search::WordScan scan;
  scan.add("word");
  scan.finish();
  std::string overlooked;
  for (char32_t letter = 0x80; letter < 0x110000; ++letter) {
    if (u_getIntPropertyValue(static_cast<UChar32>(letter), UCHAR_NFC_QUICK_CHECK) != 0) continue;
    std::string text;
    libsearch::text::append_utf8(text, letter);
    if (!scan.next_place(text, 0) && u_isUAlphabetic(static_cast<UChar32>(letter)) != 0) overlooked += text;
  }
  CHECK(overlooked == "");
  CHECK_FALSE(scan.next_place("other letters: é й க 字", 0));
}

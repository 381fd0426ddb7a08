// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes are read as a page, as Markdown and as text, or refused as binary; what comes out is UTF-8 and has a title.
#include "fuzz.h"
#include "readers/input.h"
#include "readers/text.h"
#include "text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  for (const char* name : {"f/a.html", "f/a.md", "f/a.txt"}) {
    try {
      const libsearch::Document document = lsearch::read_document(name, fuzz::as_text(data, size));
      fuzz::require(libsearch::text::is_valid_utf8(document.text), "a document's text is UTF-8");
      fuzz::require(libsearch::text::is_valid_utf8(document.title), "a document's title is UTF-8");
      fuzz::require(!document.title.empty(), "a document has a title");
    } catch (const lsearch::Unreadable&) {
      // Binary.
    }
  }
  return 0;
}

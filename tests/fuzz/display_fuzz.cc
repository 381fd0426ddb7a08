// SPDX-License-Identifier: GPL-2.0-or-later
// What is made for a terminal cannot steer it, and what is made for a page is no markup.
#include <algorithm>
#include <string>

#include <libsearch/display.h>

#include "fuzz.h"
#include "text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input = fuzz::as_text(data, size);
  const std::string plain = libsearch::plain_text(input);
  fuzz::require(libsearch::text::is_valid_utf8(plain), "plain text is UTF-8");
  const auto is_control = [](unsigned char c) { return c < 0x20 || c == 0x7f; };
  fuzz::require(std::none_of(plain.begin(), plain.end(), is_control), "plain text has no control character");

  const std::string page = libsearch::html(input);
  fuzz::require(libsearch::text::is_valid_utf8(page), "html is UTF-8");
  fuzz::require(page.find_first_of("<>\"'") == std::string::npos, "html is escaped");

  const std::size_t half = input.size() / 2;
  libsearch::mark_up(input, {{0, half}, {half, input.size()}}, "[", "]");
  return 0;
}

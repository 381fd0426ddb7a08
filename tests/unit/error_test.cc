// SPDX-License-Identifier: GPL-2.0-or-later
#include <libsearch/error.h>

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

#include "text/utf8.h"

using namespace libsearch;

TEST_CASE("an error keeps what it was given") {
  const Error error(ErrorCode::bad_query, "unexpected ')'", "write it in quotes", 7);
  CHECK(error.code() == ErrorCode::bad_query);
  CHECK(std::string(error.what()) == "unexpected ')'");
  CHECK(error.hint() == "write it in quotes");
  CHECK(error.position() == 7);
  CHECK_FALSE(Error(ErrorCode::io, "x").position().has_value());
  CHECK(Error(ErrorCode::io, "x").hint().empty());
}

TEST_CASE("texts of errors are one line without controls") {
  const Error error(ErrorCode::not_found, "no file 'a\n\x1B[31m\u202Eb\xFF'", "rename\tit");
  CHECK(std::string(error.what()) == "no file 'a \\x1B[31mb\uFFFD'");
  CHECK(error.hint() == "rename it");
}

TEST_CASE("texts of errors are cut to 300 bytes between code points") {
  for (const std::string letter : {"x", "ğ", "東", "😀", "\xFF", "\x1B"}) {
    for (std::size_t times = 70; times < 110; ++times) {
      std::string text = "a";
      for (std::size_t i = 0; i < times; ++i) text.append(letter).append(letter).append(letter);
      const Error error(ErrorCode::internal, text, text);
      const std::string shown = error.what();
      CHECK(shown.size() <= 300);
      CHECK(shown.size() >= std::min<std::size_t>(text.size(), 290));
      CHECK(text::is_valid_utf8(shown));
      CHECK(error.hint() == shown);
    }
  }
  CHECK(std::string(Error(ErrorCode::io, std::string(400, 'x')).what()) == std::string(297, 'x') + "…");
  CHECK(std::string(Error(ErrorCode::io, std::string(300, 'x')).what()) == std::string(300, 'x'));
}

TEST_CASE("a message of many megabytes is no burden") {
  const std::string message(5'000'000, '\x80');
  CHECK(std::string(Error(ErrorCode::io, message).what()).size() == 300);
}

TEST_CASE("every code has a name of its own") {
  std::set<std::string> names;
  for (int code = 0; code <= static_cast<int>(ErrorCode::internal); ++code) {
    names.insert(to_string(static_cast<ErrorCode>(code)));
  }
  CHECK(names.size() == static_cast<std::size_t>(ErrorCode::internal) + 1);
  CHECK(names.count("locked") == 1);
}

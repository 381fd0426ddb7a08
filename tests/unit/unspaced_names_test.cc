// SPDX-License-Identifier: GPL-2.0-or-later
// Names in scripts without spaces, which ICU's dictionaries cut into pieces that mean nothing.
#include <algorithm>

#include <doctest/doctest.h>
#include <libsearch/analyzer.h>

#include "support/small_index.h"

TEST_CASE("A name in katakana or Han is looked for whole, not by its pieces") {
  const test::SmallIndex index{test::document("kana", "きのうアンカラへ行った。"),
                               test::document("piece", "カラの箱と本。"), test::document("han", "昨天克罗斯比说了话。"),
                               test::document("other", "罗斯说了话。")};
  CHECK(index.find("アンカラ") == "kana");
  CHECK(index.find("克罗斯比") == "han");
  CHECK(index.find("カラ").find("piece") != std::string::npos);
}

TEST_CASE("A name in katakana is found from Latin letters and the other way round") {
  const test::SmallIndex index{test::document("kana", "トルコのエルドアン大統領は述べた。"),
                               test::document("latin", "Then Erdogan spoke.")};
  CHECK(index.find("Erdogan") == "latin kana");
  CHECK(index.find("エルドアン") == "kana latin");
}

TEST_CASE("A long run of Han that no dictionary has is whole if it can be a name, and in pieces if it is verse") {
  const libsearch::Analyzer analyzer;
  const auto is_whole = [&](const std::string& text) {
    const auto words = analyzer.words(text);
    return std::any_of(words.begin(), words.end(), [&](const auto& word) { return word.spelling == text; });
  };
  CHECK(is_whole("卡帕托斯"));
  CHECK(is_whole("特阿爾塞區"));
  CHECK_FALSE(is_whole("枯腸貯詩書"));
}

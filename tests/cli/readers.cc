// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "harness.h"

using namespace cli_tests;
using nlohmann::json;

namespace {

/// The one hit for `question`.
json hit(const Workspace& work, const std::string& question) {
  const std::string out = work.run({"search", question, "--format", "json"}).out;
  const std::size_t begin = out.find('\n') + 1;
  return begin < out.size() ? json::parse(out.substr(begin, out.find('\n', begin) - begin)) : json();
}

}  // namespace

TEST_CASE("text: the title is a short first line before a blank one, else the file's name") {
  const Workspace work;
  work.write("folder/a.txt", "A short headline\n\nThe text about apples.\n");
  work.write("folder/b.txt", "No headline here,\nthe text about pears.\n");
  work.write("folder/c", "# no Markdown by its name\r\n\r\nplums\r\n");
  REQUIRE(work.run({"index", "folder"}).status == 0);
  CHECK(hit(work, "apples")["title"] == "A short headline");
  CHECK(hit(work, "apples")["id"] == "folder/a.txt");
  CHECK(hit(work, "pears")["title"] == "b.txt");
  CHECK(hit(work, "plums")["title"] == "# no Markdown by its name");
}

TEST_CASE("Markdown: the first heading is the title, markup is no text") {
  const Workspace work;
  work.write("a.md",
             "Intro with *emphasis* and [a link](http://example.org/secret).\n\n# The *real* title &amp; more\n\n- "
             "apples &eacute;t&eacute;\n- `code`\n\n"
             "| a | b |\n|---|---|\n| cell | other |\n");
  REQUIRE(work.run({"index", "a.md"}).status == 0);
  CHECK(hit(work, "apples")["title"] == "The real title & more");
  CHECK(hit(work, "été")["tier"] == "exact");
  CHECK(hit(work, "cell")["tier"] == "exact");
  CHECK(work.run({"search", "=secret"}).status == 1);
  CHECK(hit(work, "\"emphasis and a link\"")["id"] == "a.md");
}

TEST_CASE("Markdown: front matter tells title, date and language") {
  const Workspace work;
  work.write("a.md", "---\ntitle: \"Elma üzerine\"\ndate: 2016-10-24T10:00:00Z\nlang: tr\ntags: [x]\n---\nelma\n");
  REQUIRE(work.run({"index", "a.md"}).status == 0);
  json found = hit(work, "elma");
  CHECK(found["title"] == "Elma üzerine");
  CHECK(found["date"] == "2016-10-24");
  CHECK(found["language"] == "tr");
}

TEST_CASE("languages are detected where nobody states them and the text is long enough") {
  const Workspace work;
  work.write("tr.txt",
             "Cumhurbaşkanı dün Ankara'da yaptığı açıklamada iki ülke arasındaki görüşmelerin sürdüğünü söyledi.");
  work.write("short.txt", "kısa");
  work.write(
      "a.jsonl",
      R"({"id":"said","language":"de","text":"The quick brown fox jumps over the lazy dog, and then it sleeps in the sun."})");
  REQUIRE(work.run({"index", "tr.txt", "short.txt", "a.jsonl"}).status == 0);
  CHECK(hit(work, "görüşmelerin")["language"] == "tr");
  CHECK_FALSE(hit(work, "kısa").contains("language"));
  CHECK(hit(work, "fox")["language"] == "de");
}

TEST_CASE("legacy charsets are converted, and noted") {
  const Workspace work;
  // "Привет, мир: это длинная строка на русском языке ..." in windows-1251
  std::string text;
  for (int i = 0; i < 20; ++i)
    text +=
        "\xcf\xf0\xe8\xe2\xe5\xf2, \xec\xe8\xf0. \xdd\xf2\xee \xe4\xeb\xe8\xed\xed\xe0\xff \xf1\xf2\xf0\xee\xea\xe0 "
        "\xed\xe0 \xf0\xf3\xf1\xf1\xea\xee\xec \xff\xe7\xfb\xea\xe5. ";
  work.write("a.txt", text);
  work.write("b.txt", std::string_view("\xff\xfe"
                                       "a\0p\0p\0l\0e\0",
                                       12));
  REQUIRE(work.run({"index", "a.txt", "b.txt"}).status == 0);
  CHECK(hit(work, "привет")["fields"]["charset"][1] == "guessed");
  CHECK(hit(work, "apple")["fields"]["charset"].size() == 1);
}

TEST_CASE("compressed files of any kind are read") {
  const Workspace work;
  work.write_gzip("a.txt.gz", "A headline\n\napples");
  work.write_gzip("b.html.gz", "<title>Pears</title>pears");
  REQUIRE(work.run({"index", "a.txt.gz", "b.html.gz"}).status == 0);
  CHECK(hit(work, "apples")["title"] == "A headline");
  CHECK(hit(work, "pears")["title"] == "Pears");
}

TEST_CASE("a file that unpacks to more than 64 MB is refused") {
  const Workspace work;
  work.write_gzip("a.txt.gz", std::string(65u << 20, 'x'));
  const auto outcome = work.run({"index", "a.txt.gz"});
  CHECK(outcome.status == 3);
  CHECK(outcome.err.starts_with("a.txt.gz: larger than 64 MB\n"));
}

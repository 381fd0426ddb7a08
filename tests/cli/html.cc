// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "harness.h"

using namespace cli_tests;
using nlohmann::json;

namespace {

json hit(const Workspace& work, const std::string& html, const std::string& question) {
  work.write("a.html", html);
  work.run({"index", "a.html"});
  const std::string out = work.run({"search", question, "--format", "json"}).out;
  const std::size_t begin = out.find('\n') + 1;
  return begin < out.size() ? json::parse(out.substr(begin, out.find('\n', begin) - begin)) : json();
}

}  // namespace

TEST_CASE("title, language and date of a page") {
  const Workspace work;
  json found =
      hit(work,
          "<!DOCTYPE html><html lang='tr-TR'><head><meta charset=utf-8><title>Elma &amp; armut <i>x</i></title>"
          "<META NAME=\"DC.date\" content='2016-10-24T08:00'></head><body>elma</body></html>",
          "elma");
  CHECK(found["title"] == "Elma & armut <i>x</i>");
  CHECK(found["language"] == "tr-TR");
  CHECK(found["date"] == "2016-10-24");
}

TEST_CASE("without a title the first heading is one") {
  const Workspace work;
  CHECK(hit(work, "<h1>Of <b>apples</b></h1><h1>Not this</h1>apples", "apples")["title"] == "Of apples");
}

TEST_CASE("a tag ends at the first > that is not inside a quoted value") {
  const Workspace work;
  CHECK(hit(work, "<p title=\"pears > plums\">apples</p>", "apples")["snippet"]["text"] == "apples");
  CHECK(hit(work, "<p title='pears > plums'>apples</p>", "apples")["snippet"]["text"] == "apples");
}

TEST_CASE("scripts, styles, navigation and comments are no text") {
  const Workspace work;
  work.write(
      "a.html",
      "<nav>menu <nav>menu</nav> menu</nav><script>if (a<b) "
      "document.write('</p>scripted')</script><style>styled{}</style>"
      "<!-- commented --><template>templated</template><noscript>unscripted</noscript><p title='titled > x'>apples");
  REQUIRE(work.run({"index", "a.html"}).status == 0);
  for (const char* word : {"menu", "scripted", "styled", "commented", "templated", "unscripted", "titled"}) {
    INFO(word);
    CHECK(work.run({"search", std::string("=") + word}).status == 1);
  }
  CHECK(work.run({"search", "apples"}).status == 0);
}

TEST_CASE("words end at blocks and not at other tags; references are characters") {
  const Workspace work;
  work.write("a.html",
             "<p>one</p><p>two<br>three<div>f<b>ou</b>r</div><td>five</td><td>six "
             "&#1069;&#x440;&#1076;&#1086;&#1075;&#1072;&#1085; caf&eacute; 1 < 2 &lt;seven&gt;");
  REQUIRE(work.run({"index", "a.html"}).status == 0);
  for (const char* word : {"one", "two", "three", "four", "five", "six", "Эрдоган", "café", "seven"}) {
    INFO(word);
    CHECK(work.run({"search", std::string("=") + word}).status == 0);
  }
}

TEST_CASE("the charset that a page declares is used") {
  const Workspace work;
  CHECK(hit(work,
            "<meta http-equiv=content-type content='text/html; charset=windows-1254'><p>Erdo\xf0"
            "an",
            "=erdoğan")["id"] == "a.html");
}

TEST_CASE("hostile pages are read in linear time") {
  const Workspace work;
  std::string deep, attributes = "<p", formatting, open_quote = "<p class=\"x>";
  for (int i = 0; i < 300'000; ++i) {
    deep += "<div>";
    attributes += " a" + std::to_string(i) + "=1";
    formatting += "<b a=" + std::to_string(i) + "><p>";
    open_quote += "<!-- <a '";
  }
  work.write("deep.html", deep + "apples");
  work.write("attributes.html", attributes + ">apples");
  work.write("formatting.html", formatting + "apples");
  work.write("quote.html", open_quote);
  work.write("entities.html", [] {
    std::string s = "apples ";
    for (int i = 0; i < 500'000; ++i) s += "&amp;";
    return s;
  }());
  const auto outcome =
      work.run({"index", "deep.html", "attributes.html", "formatting.html", "quote.html", "entities.html"});
  CHECK(outcome.status == 0);
  CHECK(work.run({"search", "apples", "--format", "ids", "--sort", "id"}).out ==
        "attributes.html\ndeep.html\nentities.html\nformatting.html\n");
}

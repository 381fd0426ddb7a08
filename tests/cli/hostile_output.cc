// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "harness.h"

using namespace cli_tests;

namespace {

/// Control characters but line ends and tabs, DEL, C1 and bidirectional controls; invalid UTF-8 is the caller's to see.
bool steers_a_terminal(const std::string& text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = [&](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0u; };
    if ((byte(i) < 0x20 && text[i] != '\n' && text[i] != '\t') || byte(i) == 0x7F) return true;
    if (byte(i) == 0xC2 && byte(i + 1) >= 0x80 && byte(i + 1) < 0xA0) return true;
    if (byte(i) == 0xD8 && byte(i + 1) == 0x9C) return true;
    if (byte(i) == 0xE2 && byte(i + 1) == 0x80 &&
        ((byte(i + 2) >= 0xAA && byte(i + 2) <= 0xAE) || byte(i + 2) == 0x8E || byte(i + 2) == 0x8F))
      return true;
    if (byte(i) == 0xE2 && byte(i + 1) == 0x81 && byte(i + 2) >= 0xA6 && byte(i + 2) <= 0xA9) return true;
  }
  return false;
}

const std::string nasty =
    "\033[31mred\033]0;title\a \xC2\x9B"
    "31m \xE2\x80\xAE"
    "evil\xE2\x81\xA6 \x7F\b\r \xFF\xFE";

}  // namespace

TEST_CASE("nothing from a document steers the terminal, in any format of any command") {
  const Workspace work;
  nlohmann::json line{{"id", "i" + nasty.substr(0, nasty.size() - 2)},
                      {"title", "t" + nasty.substr(0, nasty.size() - 2)},
                      {"text", "apple " + nasty.substr(0, nasty.size() - 2) + " pear"},
                      {"note", nasty.substr(0, nasty.size() - 2)}};
  work.write("a.jsonl", line.dump() + "\n" + nasty + "\n");
  work.write("f/" + nasty + ".txt", "apple " + nasty);
  std::string all;
  const auto run = [&](const std::vector<std::string>& arguments) {
    const auto outcome = work.run(arguments);
    all = outcome.out + outcome.err;
    INFO(arguments[0] << ": " << all);
    CHECK_FALSE(steers_a_terminal(all));
    return outcome;
  };
  CHECK(run({"index", "a.jsonl", "f", nasty}).status == 3);
  for (const char* format : {"text", "json", "trec", "ids"})
    CHECK(run({"search", "apple", "--format", format}).status == 0);
  for (const char* command : {"names", "explain", "analyze"})
    for (const char* format : {"text", "json"}) run({command, "apple " + nasty, "--format", format});
  run({"search", "--format", "json", nasty});
  run({"explain", "apple", nasty});
  run({"delete", nasty});
  run({"search", "x", "--index", nasty});
  run({"search", "x", "--" + nasty});
  run({"stats"});
}

TEST_CASE("JSON is strictly JSON and UTF-8 whatever is in it") {
  const Workspace work;
  work.write("f/" + nasty + ".txt", "apple " + nasty);
  work.run({"index", "f"});
  std::istringstream out(work.run({"search", "apple \xff\xfe", "--format", "json"}).out);
  int lines = 0;
  for (std::string line; std::getline(out, line); ++lines) CHECK_NOTHROW(nlohmann::json::parse(line));
  CHECK(lines == 2);
}

// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include "harness.h"

using namespace cli_tests;

namespace {

std::string ids(const Workspace& work, const std::string& question) {
  return work.run({"search", question, "--format", "ids", "--sort", "id"}).out;
}

}  // namespace

TEST_CASE("bad lines are told with their number and passed over") {
  const Workspace work;
  work.write("a.jsonl",
             "{\"id\":\"1\",\"text\":\"apple\"}\n"
             "{broken\n"
             "\n"
             "[1]\n"
             "{\"text\":\"apple\"}\n"
             "{\"id\":\"\",\"text\":\"apple\"}\n"
             "{\"id\":\"2\",\"text\":[\"apple\"]}\n"
             "\"apple\"\n"
             "{\"id\":\"3\",\"text\":\"apple\"} x\n"
             "{\"id\":\"4\",\"text\":\"apple\"}");
  const auto outcome = work.run({"index", "a.jsonl"});
  CHECK(outcome.status == 3);
  std::string expected;
  for (const char* line : {"2: not valid JSON, column 2", "4: not a JSON object", "5: no \"id\"", "6: no \"id\"",
                           "7: \"text\" is a list", "8: not a JSON object", "9: not valid JSON, column 27"})
    expected += "a.jsonl:" + std::string(line) + "\n";
  CHECK_SAME(outcome.err.substr(0, outcome.err.find("indexed")), expected);
  CHECK(ids(work, "apple") == "1\n4\n");
}

TEST_CASE("an id may be a number, and one met again replaces") {
  const Workspace work;
  work.write("a.jsonl",
             "{\"id\":7,\"text\":\"apple\"}\n{\"id\":\"7\",\"text\":\"pear\"}\n{\"id\":8,\"text\":\"pear\"}\n");
  CHECK(work.run({"index", "a.jsonl"}).status == 0);
  CHECK(ids(work, "apple").empty());
  CHECK(ids(work, "pear") == "7\n8\n");
}

TEST_CASE("other members become fields: strings, numbers, truth values and lists of these") {
  const Workspace work;
  work.write("a.jsonl",
             R"({"id":"1","text":"x","author":"Klintsevich","year":1999,"pi":3.14,"open":true,"tags":["red","blue"],)"
             R"("none":null,"deep":{"author":"nobody"},"mixed":["a",["b"],{"c":"d"}],"not a name":"y","ünal":"z"})");
  const auto outcome = work.run({"index", "a.jsonl"});
  CHECK(outcome.status == 0);
  CHECK(
      outcome.err.starts_with("5 JSON members were left out: their names or values cannot be fields, such as deep, "));
  CHECK(ids(work, "author:klintsevich") == "1\n");
  CHECK(ids(work, "tags:blue") == "1\n");
  CHECK(ids(work, "year:1990..2000") == "1\n");
  CHECK(ids(work, "open:true") == "1\n");
  CHECK(ids(work, "author:nobody").empty());
}

TEST_CASE("numbers are kept as they are written") {
  const Workspace work;
  work.write("a.jsonl", R"({"id":"1","text":"x","pi":3.140,"large":123456789012345678901234567890,"power":1E5})"
                        "\n");
  CHECK(work.run({"index", "a.jsonl"}).status == 0);
  const std::string found = work.run({"search", "x", "--format", "json"}).out;
  for (const char* number : {"3.140", "123456789012345678901234567890", "1E5"})
    CHECK(found.find('"' + std::string(number) + '"') != std::string::npos);
}

TEST_CASE("what is no Unicode is no JSON: halves of surrogate pairs, escaped or not, and NUL") {
  const Workspace work;
  work.write("a.jsonl",
             "{\"id\":\"1\",\"text\":\"\\ud83d\\ude00 apple\"}\n"
             "{\"id\":\"2\",\"text\":\"apple \\ud83d\"}\n"
             "{\"id\":\"3\",\"text\":\"apple \\ude00\"}\n"
             "{\"id\":\"4\",\"text\":\"apple\",\"\\ude00\":1}\n"
             "{\"id\":\"5\",\"text\":\"apple\"}" +
                 std::string(1, '\0') + "\n" + "{\"id\":\"6\",\"text\":\"\\u0000 apple\"}\n");
  const auto outcome = work.run({"index", "a.jsonl"});
  CHECK(outcome.status == 3);
  for (const char* line : {"2", "3", "4", "5"})
    CHECK(outcome.err.find("a.jsonl:" + std::string(line) + ": not valid JSON, column ") != std::string::npos);
  CHECK(ids(work, "apple") == "1\n6\n");
}

TEST_CASE("a byte order mark is no part of a line") {
  const Workspace work;
  work.write("a.jsonl", "\xEF\xBB\xBF{\"id\":\"1\",\"text\":\"apple\"}\r\n{\"id\":\"2\",\"text\":\"apple\"}\r\n");
  CHECK(work.run({"index", "a.jsonl"}).status == 0);
  CHECK(ids(work, "apple") == "1\n2\n");
}

TEST_CASE("compressed and by standard input") {
  const Workspace work;
  const std::string line = "{\"id\":\"1\",\"text\":\"apple\"}\n";
  work.write_gzip("a.jsonl.gz", line);
  CHECK(work.run({"index", "a.jsonl.gz"}).status == 0);
  CHECK(work.run({"index", "-"}, "{\"id\":\"2\",\"text\":\"apple\"}\nno\n").status == 3);
  CHECK(ids(work, "apple") == "1\n2\n");
}

TEST_CASE("a file that breaks off is indexed as far as it goes") {
  const Workspace work;
  std::string lines;
  for (int i = 0; i < 5000; ++i)
    lines += R"({"id":")" + std::to_string(i) + R"(","text":"apple )" + std::to_string(i * 7919) + "\"}\n";
  work.write_gzip("a.jsonl.gz", lines);
  std::filesystem::resize_file(work.path("a.jsonl.gz"), std::filesystem::file_size(work.path("a.jsonl.gz")) / 2);
  const auto outcome = work.run({"index", "a.jsonl.gz"});
  CHECK(outcome.status == 3);
  CHECK(outcome.err.find("compressed data") != std::string::npos);
  CHECK(work.run({"search", "apple"}).status == 0);
}

TEST_CASE("nesting and length have bounds, and cost only the line") {
  const Workspace work;
  std::string lines = R"({"id":"1","text":"apple","x":)" + std::string(1'000'000, '[') + "\n";
  lines += R"({"id":"2","text":"apple )" + std::string(17u << 20, 'x') + "\"}\n";
  lines += R"({"id":"3","text":"apple"})"
           "\n";
  work.write("a.jsonl", lines);
  const auto outcome = work.run({"index", "a.jsonl"});
  CHECK(outcome.status == 3);
  CHECK(outcome.err.find("a.jsonl:1: nested deeper than 64\n") != std::string::npos);
  CHECK(outcome.err.find("a.jsonl:2: longer than 16 MB\n") != std::string::npos);
  CHECK(ids(work, "apple") == "3\n");
}

TEST_CASE("a line in a legacy charset is converted") {
  const Workspace work;
  work.write("a.jsonl",
             "{\"id\":\"1\",\"text\":\"Le caf\xe9 \xe0 la cr\xe8me et le d\xe9jeuner de l'\xe9t\xe9 dernier\"}\n");
  CHECK(work.run({"index", "a.jsonl"}).status == 0);
  CHECK(work.run({"search", "=café", "--format", "ids"}).out == "1\n");
}

TEST_CASE("a document that the library refuses is told with its line") {
  const Workspace work;
  work.write("a.jsonl",
             "{\"id\":\"1\",\"text\":\"apple\"}\n{\"id\":\"2\",\"text\":\"" + std::string(11u << 20, 'x') + "\"}\n");
  const auto outcome = work.run({"index", "a.jsonl"});
  CHECK(outcome.status == 3);
  CHECK(outcome.err.starts_with("a.jsonl:2: "));
}

TEST_CASE("a .json file holds one object, several, a list of them, or one a line") {
  const std::pair<const char*, const char*> files[] = {
      {"{\"id\":1,\"text\":\"apple\"}", "1\n"},
      {"{\n  \"id\": 1,\n  \"text\": \"apple\",\n  \"deep\": {\"brace\": \"} \\\"]\"}\n}\n", "1\n"},
      {"{\"id\":1,\"text\":\"apple\"} {\"id\":2,\"text\":\"apple\"}", "1\n2\n"},
      {"[{\"id\":1,\"text\":\"apple\"},\n {\"id\":2,\"text\":\"apple\"}]\n", "1\n2\n"},
      {"\xEF\xBB\xBF[\r\n  {\r\n\"id\":1,\"text\":\"apple\"\r\n}\r\n]\r\n", "1\n"},
      {"{\"id\":1,\"text\":\"apple\"}\r\n\r\n{\"id\":2,\"text\":\"apple\"}\r\n", "1\n2\n"},
  };
  for (const auto& [content, found] : files) {
    CAPTURE(content);
    const Workspace work;
    work.write("a.json", content);
    CHECK(work.run({"index", "--quiet", "a.json"}).status == 0);
    CHECK(ids(work, "apple") == found);
  }
}

TEST_CASE("a list that was cut off, and what is no object, is told with its line after all before it was taken") {
  const std::pair<const char*, const char*> files[] = {
      {"[{\"id\":1,\"text\":\"apple\"},\n", "2: the list has no end"},
      {"[{\"id\":1,\"text\":\"apple\"},\n{\"id\":2,\n\"text\":\"ap", "2: the object has no end"},
      {"[{\"id\":1,\"text\":\"apple\"},\n\n17]", "3: not a JSON object"},
      {"[{\"id\":1,\"text\":\"apple\"},\n{\"id\":2,\n \"text\":x}]",
       "2: not valid JSON, line 2 of the object, column 9"},
      {"{\"id\":1,\"text\":\"apple\"}\n{broken\n", "2: not valid JSON, column 2"},
      {"[{\"text\":\"pear\"},{\"id\":1,\"text\":\"apple\"}]", "1: no \"id\""},
  };
  for (const auto& [content, fault] : files) {
    CAPTURE(content);
    const Workspace work;
    work.write("a.json", content);
    const auto outcome = work.run({"index", "a.json"});
    CHECK(outcome.status == 3);
    CHECK_SAME(outcome.err.substr(0, outcome.err.find("indexed")), "a.json:" + std::string(fault) + "\n");
    CHECK(ids(work, "apple") == "1\n");
  }
}

TEST_CASE("a broken line of JSON Lines in a .json file spoils no other") {
  const Workspace work;
  work.write("a.json", "{\"id\":1,\"text\":\"apple\"}\n{\"id\":2,\"text\":\"apple\n{\"id\":3,\"text\":\"apple\"}\n");
  CHECK(work.run({"index", "a.json"}).status == 3);
  CHECK(ids(work, "apple") == "1\n3\n");
}

TEST_CASE("JSON objects that have not changed are passed over, in a list too") {
  const Workspace work;
  work.write("a.json", "[{\"id\":1,\"text\":\"apple\"}, {\"id\":2,\"text\":\"apple\"}]");
  work.run({"index", "a.json"});
  work.write("a.json", "[\n{\"id\":1,\"text\":\"apple\"},\n{\"id\":2,\"text\":\"pear\"}]");
  CHECK(work.run({"index", "a.json"}).err.starts_with("indexed 1 document (1 unchanged) in "));
}

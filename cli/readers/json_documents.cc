// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/sources.h"

#include <algorithm>
#include <cstring>

#include <rapidjson/reader.h>

#include <libsearch/charset.h>

#include "console.h"

namespace lsearch {
namespace {

constexpr std::size_t deepest = 64;
constexpr std::size_t longest_field_name = 64;

bool is_field_name(std::string_view name) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto other = [](char c) { return (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.'; };
  return !name.empty() && name.size() <= longest_field_name && letter(name[0]) &&
         std::all_of(name.begin(), name.end(), [&](char c) { return letter(c) || other(c); });
}

/// Fills in a document while the line is parsed: no tree is made of it, so nesting costs nothing. RapidJSON tells it
/// what stands there, under names of its own.
class Filler : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Filler> {
 public:
  using Size = rapidjson::SizeType;

  explicit Filler(libsearch::Document& document) : document_(document) {}

  bool Null() { return depth_ > 0 || fail("not a JSON object"); }
  bool Bool(bool value) { return take(value ? "true" : "false"); }
  bool RawNumber(const char* text, Size size, bool) { return take({text, size}); }
  bool String(const char* text, Size size, bool) { return libsearch::is_utf8({text, size}) && take({text, size}); }
  bool Key(const char* name, Size size, bool) {
    if (depth_ == 1) name_.assign(name, size);
    return libsearch::is_utf8({name, size});
  }
  bool StartObject() { return enter(false); }
  bool StartArray() { return depth_ > 0 ? enter(true) : fail("not a JSON object"); }
  bool EndObject(Size) { return --depth_, true; }
  bool EndArray(Size) { return --depth_, true; }

  std::string error;
  std::vector<std::string> left_out;  ///< names of members

 private:
  bool fail(std::string why) {
    error = std::move(why);
    return false;
  }

  bool enter(bool list) {
    if (depth_ == 1) in_list_ = list;
    if (depth_ == 1 && list && known()) return fail('"' + name_ + "\" is a list");
    if (depth_ == 1 && !list && known()) return fail('"' + name_ + "\" is an object");
    if ((depth_ == 1 && !list) || depth_ == 2) left_out.push_back(name_);
    return ++depth_ <= deepest || fail("nested deeper than " + std::to_string(deepest));
  }

  std::string* known() {
    const std::pair<const char*, std::string*> members[] = {
        {"id", &document_.id},     {"title", &document_.title},       {"text", &document_.text},
        {"date", &document_.date}, {"language", &document_.language}, {"url", &document_.url}};
    const auto* found =
        std::find_if(std::begin(members), std::end(members), [&](const auto& member) { return name_ == member.first; });
    return found == std::end(members) ? nullptr : found->second;
  }

  bool take(std::string value) {
    if (depth_ == 0) return fail("not a JSON object");
    if (depth_ > 2 || (depth_ == 2 && !in_list_)) return true;
    if (auto* member = depth_ == 1 ? known() : nullptr) {
      *member = std::move(value);
    } else if (!is_field_name(name_)) {
      left_out.push_back(name_);
    } else {
      field().values.push_back(std::move(value));
    }
    return true;
  }

  libsearch::Field& field() {
    auto& fields = document_.fields;
    if (fields.empty() || fields.back().name != name_) fields.push_back({name_, {}});
    return fields.back();
  }

  libsearch::Document& document_;
  std::string name_;
  std::size_t depth_ = 0;
  bool in_list_ = false;
};

/// Where the byte at `offset` stands in an object, which may have several lines.
std::string place_in(std::string_view record, std::size_t offset) {
  const std::string_view before = record.substr(0, offset);
  const auto line = std::count(before.begin(), before.end(), '\n');
  const std::size_t column = before.size() - (line == 0 ? 0 : before.rfind('\n') + 1);
  return (line == 0 ? "" : "line " + std::to_string(line + 1) + " of the object, ") + "column " +
         std::to_string(column + 1);
}

/// What is wrong with the object; empty if nothing.
std::string parse(const std::string& record, libsearch::Document& document, Report& report) {
  std::string line = record;  // strings are unescaped where they stand
  constexpr unsigned flags = rapidjson::kParseInsituFlag | rapidjson::kParseNumbersAsStringsFlag;
  document = {};
  Filler filler(document);
  rapidjson::InsituStringStream stream(line.data());
  const auto result = rapidjson::Reader().Parse<flags>(stream, filler);
  if (!filler.error.empty()) return filler.error;
  const std::size_t end = result ? stream.Tell() : result.Offset();
  if (!result || end < line.size()) return "not valid JSON, " + place_in(record, end);  // it takes NUL for the end
  if (document.id.empty()) return "no \"id\"";
  for (auto& name : filler.left_out) report.leave_out(std::move(name));
  return {};
}

}  // namespace

JsonDocuments::JsonDocuments(std::string name, Input input, JsonLayout layout, Report& report)
    : name_(std::move(name)), records_(std::move(input), layout), report_(report) {}

bool JsonDocuments::next(libsearch::Document& document, std::uint64_t& hash) try {
  while (!interrupted() && records_.next(record_)) {
    std::string fault = records_.was_cut() ? "longer than " + std::to_string(Input::longest_line >> 20) + " MB" : "";
    if (fault.empty() && record_.find_first_not_of(" \t") == std::string::npos) continue;
    if (fault.empty()) fault = parse(record_, document, report_);
    if (!fault.empty() && !records_.was_cut()) {
      const auto decoded = libsearch::decode_text(record_);  // JSON is UTF-8 by its standard, but files there are
      if (decoded.source != libsearch::DecodedText::Source::valid_utf8) fault = parse(decoded.text, document, report_);
    }
    hash = content_hash(record_);
    if (fault.empty()) return true;
    report_.complete = false;  // which document the record was is not known
    report_.skip(place(), fault);
  }
  return false;
} catch (const Unreadable& error) {
  if (interrupted()) return false;
  report_.complete = false;
  report_.skip(place(), error.what());
  return false;
}

std::uint64_t content_hash(std::string_view bytes) {
  constexpr std::uint64_t prime = 0x9E3779B97F4A7C15u;
  std::uint64_t hash = bytes.size() * prime;
  for (std::size_t at = 0; at < bytes.size(); at += sizeof hash) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + at, std::min(sizeof word, bytes.size() - at));
    hash = (hash ^ word) * prime;
    hash ^= hash >> 29;
  }
  return hash;
}

}  // namespace lsearch

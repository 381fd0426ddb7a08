// SPDX-License-Identifier: GPL-2.0-or-later
#include <libsearch/display.h>
#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "output/output.h"

namespace lsearch {
namespace {

/// What JSON lets through, and a terminal would obey: DEL, C1, bidirectional and other invisible controls.
bool steers(unsigned code) {
  return (code >= 0x7F && code <= 0x9F) || code == 0xAD || code == 0x61C || (code >= 0x200B && code <= 0x200F) ||
         (code >= 0x2028 && code <= 0x202E) || (code >= 0x2060 && code <= 0x206F) || code == 0xFEFF ||
         (code >= 0xFFF9 && code <= 0xFFFB);
}

/// The code point of two or three bytes at `at`, which are valid UTF-8; 0 for others.
unsigned code_at(const std::string& text, std::size_t at, std::size_t& length) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  length = byte(0) < 0x80 ? 1 : byte(0) < 0xE0 ? 2 : byte(0) < 0xF0 ? 3 : 4;
  if (length == 1) return byte(0);
  if (length == 2) return (byte(0) & 0x1Fu) << 6 | (byte(1) & 0x3Fu);
  return length == 3 ? (byte(0) & 0x0Fu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu) : 0;
}

const char* name_of(Offsets offsets) {
  if (offsets == Offsets::bytes) return "bytes";
  return offsets == Offsets::utf16 ? "utf-16" : "code-points";
}

std::vector<libsearch::ByteRange> counted(const std::string& text, const std::vector<libsearch::ByteRange>& ranges,
                                          Offsets offsets) {
  if (offsets == Offsets::bytes) return ranges;
  return offsets == Offsets::utf16 ? libsearch::in_utf16(text, ranges) : libsearch::in_code_points(text, ranges);
}

Json ranges(const std::string& text, const std::vector<libsearch::ByteRange>& highlights, Offsets offsets) {
  Json list = Json::array();
  for (const auto& range : counted(text, highlights, offsets)) list.push_back({range.begin, range.end});
  return list;
}

Json fields_of(const libsearch::Hit& hit) {
  Json fields = Json::object();
  for (const auto& field : hit.fields) fields[field.name] = field.values;
  return fields;
}

/// Query word -> spellings as written.
Json spellings_of(const libsearch::Hit& hit) {
  Json words = Json::object();
  for (const auto& match : hit.matches) {
    auto& list = words[match.word];
    if (std::find(list.begin(), list.end(), match.spelling) == list.end()) list.push_back(match.spelling);
  }
  return words;
}

Json facets_of(const libsearch::Results& results) {
  Json facets = Json::array();
  for (const auto& facet : results.facets) {
    Json values = Json::array();
    for (const auto& value : facet.values) values.push_back({{"value", value.value}, {"documents", value.documents}});
    facets.push_back(
        {{"field", facet.field}, {"values", values}, {"distinct", facet.distinct}, {"is_exact", facet.is_exact}});
  }
  return facets;
}

/// Word of the question -> words of the index.
Json suggestions_of(const libsearch::Results& results) {
  Json words = Json::object();
  for (const auto& suggestion : results.suggestions)
    for (const auto& word : suggestion.words) words[suggestion.word].push_back(word.text);
  return words;
}

Json unreachable_of(const libsearch::Results& results) {
  Json list = Json::array();
  for (const auto& index : results.unreachable) list.push_back({{"index", index.place}, {"reason", index.reason}});
  return list;
}

Json snippet_object(const libsearch::Snippet& snippet, Offsets offsets) {
  return {{"text", snippet.text},
          {"highlights", ranges(snippet.text, snippet.highlights, offsets)},
          {"cut_before", snippet.cut_before},
          {"cut_after", snippet.cut_after}};
}

Json hit_object(const libsearch::Hit& hit, const std::vector<std::string>& places, Offsets offsets) {
  Json object{{"rank", hit.rank}, {"id", hit.id}, {"score", hit.score}, {"title", hit.title}};
  const std::pair<const char*, const std::string*> more[] = {
      {"date", &hit.date}, {"language", &hit.language}, {"url", &hit.url}};
  for (const auto& [name, value] : more)
    if (!value->empty()) object[name] = *value;
  if (places.size() > 1) object["index"] = places[hit.shard];
  object["fields"] = fields_of(hit);
  if (hit.collapsed > 0) object["collapsed"] = hit.collapsed;
  object["tier"] = libsearch::to_string(hit.tier);
  object["spellings"] = spellings_of(hit);
  object["title_highlights"] = ranges(hit.title, hit.title_highlights, offsets);
  object["snippet"] = snippet_object(hit.snippet, offsets);
  for (const auto& snippet : hit.more_snippets) object["more_snippets"].push_back(snippet_object(snippet, offsets));
  return object;
}

}  // namespace

std::string json_line(const Json& value) {
  const std::string raw = value.dump(-1, ' ', false, Json::error_handler_t::replace);
  std::string line;
  line.reserve(raw.size() + 1);
  for (std::size_t at = 0, length = 0; at < raw.size(); at += length) {
    const unsigned code = code_at(raw, at, length);
    if (!steers(code)) {
      line.append(raw, at, length);
    } else {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\u%04x", code & 0xFFFFu);
      line += escape;
    }
  }
  return line + "\n";
}

std::string as_json(const Question& question, const libsearch::Results& results, const Options& options) {
  Json head{{"version", json_version},
            {"query", options.batch.empty() ? question.text : question.id},
            {"question", question.text},
            {"total", results.total},
            {"total_is_exact", results.total_is_exact},
            {"milliseconds", results.milliseconds},
            {"offsets", name_of(options.offsets)}};
  if (!results.facets.empty()) head["facets"] = facets_of(results);
  if (!results.suggestions.empty()) head["suggestions"] = suggestions_of(results);
  if (!results.did_you_mean.empty()) head["did_you_mean"] = results.did_you_mean;
  if (!results.unknown_fields.empty()) head["unknown_fields"] = results.unknown_fields;
  if (!results.unreachable.empty()) head["unreachable"] = unreachable_of(results);
  std::string text = json_line(head);
  for (const auto& hit : results.hits) {
    Json object = hit_object(hit, options.shards.places, options.offsets);
    if (!options.batch.empty()) object["query"] = question.id;
    text += json_line(object);
  }
  return text;
}

std::string shown_fault(const Question& question, const libsearch::Error& error, const Options& options) {
  if (options.format != Format::json) return {};
  Json fault{{"version", json_version}, {"query", question.id}, {"question", question.text}, {"error", error.what()}};
  if (error.position()) fault["position"] = *error.position();
  return json_line(fault);
}

}  // namespace lsearch

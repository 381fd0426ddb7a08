// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/text.h"

#include <md4c-html.h>
#include <md4c.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <chrono>

#include <libsearch/charset.h>

#include "readers/input.h"

namespace lsearch {
namespace {

using libsearch::DecodedText;
using libsearch::Document;

constexpr std::ptrdiff_t longest_title = 120;
/// md4c takes quadratic time on some texts: longer ones are read as plain text.
constexpr std::size_t most_markdown = 1u << 20;

std::string file_name(const std::string& id) { return id.substr(id.find_last_of('/') + 1); }

FileKind kind_of(const std::string& id, std::string_view bytes) {
  const FileKind kind = kind_by_name(id);
  if (kind == FileKind::html || kind == FileKind::markdown) return kind;
  const std::string begin = lower(bytes.substr(0, 512));
  const std::string_view first = std::string_view(begin).substr(std::min(begin.find('<'), begin.size()));
  const bool only_space_before = begin.find_first_not_of(" \t\r\n\xEF\xBB\xBF") == begin.size() - first.size();
  const bool html = only_space_before && (first.starts_with("<!doctype html") || first.starts_with("<html"));
  return html ? FileKind::html : FileKind::text;
}

std::string trimmed(std::string_view text, const char* of) {
  const std::size_t begin = std::min(text.find_first_not_of(of), text.size());
  return std::string(text.substr(begin, text.find_last_not_of(of) + 1 - begin));
}

/// The first line, if it is short and a blank one follows.
std::string heading_of(std::string_view text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view rest = text.substr(end);
  const bool blank_follows = !rest.empty() && rest.find_first_not_of(" \t\r", 1) == rest.find('\n', 1);
  const auto characters = std::count_if(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(end),
                                        [](char c) { return (c & 0xC0) != 0x80; });
  return blank_follows && characters <= longest_title ? trimmed(text.substr(0, end), " \t\r") : std::string{};
}

/// Takes a block of "name: value" lines between "---" from the beginning of `text`.
void take_front_matter(std::string_view& text, Document& document) {
  if (!text.starts_with("---\n") && !text.starts_with("---\r\n")) return;
  const std::size_t end = text.find("\n---", 3);
  if (end > 4096) return;  // or nowhere
  std::string_view block = text.substr(4, end - 3);
  text.remove_prefix(std::min(text.size(), text.find('\n', end + 1)));
  while (!block.empty()) {
    const std::size_t stop = block.find('\n'), colon = block.find(':');
    if (colon < stop) {
      const std::string name = lower(block.substr(0, colon));
      const std::string value = trimmed(block.substr(colon + 1, stop - colon - 1), " \t\r\"'");
      if (name == "title") document.title = value;
      if (name == "date") document.date = date_at(value);
      if (name == "lang" || name == "language") document.language = language_at(value);
    }
    block.remove_prefix(stop + 1);
  }
}

void read_markdown(std::string_view text, Document& document) {
  take_front_matter(text, document);
  std::string html;
  const auto append = [](const MD_CHAR* part, MD_SIZE size, void* to) {
    static_cast<std::string*>(to)->append(part, size);
  };
  if (md_html(text.data(), static_cast<MD_SIZE>(text.size()), append, &html, MD_DIALECT_GITHUB, 0) != 0)
    throw Unreadable("Markdown that cannot be read");
  read_html(html, document);
}

void note_charset(const DecodedText& decoded, Document& document) {
  if (decoded.source == DecodedText::Source::valid_utf8 || decoded.charset == "UTF-8") return;
  document.fields.push_back({"charset", {decoded.charset}});
  if (decoded.source == DecodedText::Source::detected) document.fields.back().values.emplace_back("guessed");
}

}  // namespace

FileKind kind_by_name(const std::string& name) {
  static constexpr std::pair<std::string_view, FileKind> endings[] = {
      {"", FileKind::text},      {".txt", FileKind::text},         {".text", FileKind::text},
      {".rst", FileKind::text},  {".md", FileKind::markdown},      {".markdown", FileKind::markdown},
      {".html", FileKind::html}, {".htm", FileKind::html},         {".xhtml", FileKind::html},
      {".json", FileKind::json}, {".jsonl", FileKind::json_lines}, {".ndjson", FileKind::json_lines},
  };
  std::string low = lower(file_name(name));
  if (low.ends_with(".gz")) low.resize(low.size() - 3);
  const std::size_t dot = low.find_last_of('.');
  const std::string_view ending = std::string_view(low).substr(std::min(dot, low.size()));
  for (const auto& [known, kind] : endings)
    if (ending == known) return kind;
  return FileKind::other;
}

std::string lower(std::string_view text) {
  std::string low(text);
  for (char& c : low)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return low;
}

std::string date_at(std::string_view text) {
  unsigned parts[3] = {0, 1, 1};
  std::size_t end = 0;
  for (std::size_t i = 0; i < 3 && (i == 0 || text.substr(end).starts_with('-')); ++i) {
    const std::size_t begin = end + (i == 0 ? 0 : 1), length = i == 0 ? 4 : 2;
    const std::string_view digits = text.substr(std::min(begin, text.size()), length);
    if (digits.size() < length || digits.find_first_not_of("0123456789") != std::string_view::npos) return {};
    std::from_chars(digits.data(), digits.data() + length, parts[i]);
    end = begin + length;
  }
  const std::chrono::year_month_day date(std::chrono::year(static_cast<int>(parts[0])), std::chrono::month(parts[1]),
                                         std::chrono::day(parts[2]));
  const bool ends = end == text.size() || text[end] == 'T' || text[end] == ' ';
  return date.ok() && ends ? std::string(text.substr(0, end)) : std::string{};
}

std::string language_at(std::string_view text) {
  std::string tag;
  for (const char c : text.substr(0, 32)) {
    if (!std::isalnum(static_cast<unsigned char>(c)) && c != '-' && c != '_') break;
    tag += c == '_' ? '-' : c;
  }
  const std::size_t first = std::min(tag.find('-'), tag.size());
  return first >= 2 && first <= 3 && !tag.ends_with('-') ? tag : std::string{};
}

Document read_document(const std::string& id, std::string_view bytes) {
  if (libsearch::looks_binary(bytes)) throw Unreadable("binary file");
  Document document;
  document.id = id;
  FileKind kind = kind_of(id, bytes);
  if (kind == FileKind::markdown && bytes.size() > most_markdown) kind = FileKind::text;
  DecodedText decoded = libsearch::decode_text(bytes, kind == FileKind::html ? declared_charset(bytes) : std::string{});
  note_charset(decoded, document);
  if (kind == FileKind::html) read_html(decoded.text, document);
  if (kind == FileKind::markdown) read_markdown(decoded.text, document);
  if (kind == FileKind::text) {
    document.title = heading_of(decoded.text);
    document.text = std::move(decoded.text);
  }
  if (document.title.empty()) document.title = file_name(id);
  return document;
}

}  // namespace lsearch

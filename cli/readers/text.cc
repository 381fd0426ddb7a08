// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/text.h"

#include <md4c-html.h>
#include <md4c.h>

#include <algorithm>
#include <array>
#include <cctype>

#include <libsearch/charset.h>

#include "readers/input.h"

namespace lsearch {
namespace {

using libsearch::DecodedText;
using libsearch::Document;

constexpr std::size_t longest_title = 120;
constexpr std::size_t most_markdown =
    1u << 20;  // md4c takes quadratic time on some texts: longer ones are read as plain text

enum class Kind { text, markdown, html };

std::string lower(std::string_view text) {
  std::string low(text);
  std::transform(low.begin(), low.end(), low.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return low;
}

std::string file_name(const std::string& id) { return id.substr(id.find_last_of('/') + 1); }

std::string extension(std::string name) {
  name = lower(file_name(name));
  if (name.ends_with(".gz")) name.resize(name.size() - 3);
  const std::size_t dot = name.find_last_of('.');
  return dot == std::string::npos ? std::string{} : name.substr(dot);
}

Kind kind_of(const std::string& id, std::string_view bytes) {
  const std::string end = extension(id);
  if (end == ".html" || end == ".htm" || end == ".xhtml") return Kind::html;
  if (end == ".md" || end == ".markdown") return Kind::markdown;
  const std::string begin = lower(bytes.substr(0, 512));
  const std::size_t at = begin.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  const bool html =
      at != std::string::npos && (begin.compare(at, 14, "<!doctype html") == 0 || begin.compare(at, 5, "<html") == 0);
  return html ? Kind::html : Kind::text;
}

/// The first line, if it is short and a blank one follows.
std::string heading_of(std::string_view text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return {};
  const std::string_view first = text.substr(0, end), rest = text.substr(end + 1);
  const bool blank_follows = rest.find_first_not_of(" \t\r") == rest.find('\n');
  if (!blank_follows || first.find_first_not_of(" \t\r") == std::string_view::npos) return {};
  const auto characters = std::count_if(first.begin(), first.end(), [](char c) { return (c & 0xC0) != 0x80; });
  return static_cast<std::size_t>(characters) <= longest_title
             ? std::string(first.substr(0, first.find_last_not_of(" \t\r") + 1))
             : std::string{};
}

/// Takes a block of "name: value" lines between "---" from the beginning of `text`.
void take_front_matter(std::string_view& text, Document& document) {
  if (!text.starts_with("---\n") && !text.starts_with("---\r\n")) return;
  const std::size_t end = text.find("\n---", 3);
  if (end == std::string_view::npos || end > 4096) return;
  std::string_view block = text.substr(4, end - 4 + 1);
  text.remove_prefix(std::min(text.size(), text.find('\n', end + 1)));
  while (!block.empty()) {
    const std::size_t stop = block.find('\n'), colon = block.find(':');
    if (colon < stop) {
      const std::string name = lower(block.substr(0, colon));
      std::string value(block.substr(colon + 1, stop - colon - 1));
      value.erase(0, value.find_first_not_of(" \t\"'"));
      value.erase(value.find_last_not_of(" \t\r\"'") + 1);
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
  if (decoded.source == DecodedText::Source::detected) document.fields.back().values.push_back("guessed");
}

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c); });
}

}  // namespace

std::string date_at(std::string_view text) {
  if (text.size() < 4 || !all_digits(text.substr(0, 4))) return {};
  std::size_t end = 4;
  while (end < 10 && text.size() >= end + 3 && text[end] == '-' && all_digits(text.substr(end + 1, 2))) end += 3;
  const bool whole = end == text.size() || !std::isalnum(static_cast<unsigned char>(text[end])) || text[end] == 'T';
  return whole ? std::string(text.substr(0, end)) : std::string{};
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
  Kind kind = kind_of(id, bytes);
  if (kind == Kind::markdown && bytes.size() > most_markdown) kind = Kind::text;
  DecodedText decoded = libsearch::decode_text(bytes, kind == Kind::html ? declared_charset(bytes) : std::string{});
  note_charset(decoded, document);
  if (kind == Kind::html) read_html(decoded.text, document);
  if (kind == Kind::markdown) read_markdown(decoded.text, document);
  if (kind == Kind::text) {
    document.title = heading_of(decoded.text);
    document.text = std::move(decoded.text);
  }
  if (document.title.empty()) document.title = file_name(id);
  return document;
}

}  // namespace lsearch

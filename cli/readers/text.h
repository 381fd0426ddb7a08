// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include <libsearch/document.h>

// Bytes of a file -> document. All are linear in time whatever the bytes are.
namespace lsearch {

/// What the name of a file says that it is: its ending, with or without `.gz` behind it.
enum class FileKind {
  text,  ///< also any name without an ending
  markdown,
  html,
  json,  ///< a file of objects that was named; in folders `.json` is mostly no text but settings
  json_lines,
  other,  ///< anything else: tables, code, pictures. Read as text where it is asked for by name
};
FileKind kind_by_name(const std::string& name);

/// Text, Markdown or HTML, by name and content. The charset is detected; where that is not UTF-8 it becomes a field,
/// with "guessed" as a second value if nothing declared it. Throws Unreadable for what is not text.
libsearch::Document read_document(const std::string& id, std::string_view bytes);

/// Language of `text` (BCP 47), where that is told reliably; else empty.
std::string detect_language(std::string_view text);

/// The HTML `text` (UTF-8) as title, text, date and language of a document.
void read_html(std::string_view text, libsearch::Document& document);
/// The charset that an HTML file declares in its first bytes; empty if none.
std::string declared_charset(std::string_view bytes);

/// A to Z in lower case.
std::string lower(std::string_view text);
/// The ISO 8601 date (no time) that `text` begins with, empty if none; and the same for a language tag.
std::string date_at(std::string_view text);
std::string language_at(std::string_view text);

}  // namespace lsearch

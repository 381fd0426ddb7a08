// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

namespace libsearch {

/// A named list of values of a document, in the order given. The name (letters, digits, `_`, `-`, `.`; a letter first;
/// at most 64 bytes) is what `name:word` asks for; but `date`, `language`, `lang` and `id` ask for the document's own.
/// Values that read as a number can be asked for by range and sorted.
struct Field {
  std::string name = {};
  std::vector<std::string> values = {};
  bool operator==(const Field&) const = default;
};

/// What is indexed and found: a plain value. All strings are UTF-8; invalid bytes are replaced by U+FFFD when added.
struct Document {
  std::string id = {};        ///< required, unique in an index, at most 64 KiB; an id added again replaces the document
  std::string title = {};     ///< counts more than the text in ranking
  std::string text = {};      ///< at most IndexOptions::max_text bytes
  std::string date = {};      ///< ISO 8601: "2016", "2016-10", "2016-10-24" or with a time; empty if unknown
  std::string language = {};  ///< BCP 47, such as "tr" or "zh-Hant"; decides the stemmer; empty if unknown
  std::string url = {};       ///< stored and returned, not searched
  std::string stamp = {};     ///< stored for the caller (size and time of a source file, say), see Index::stamp()
  std::vector<Field> fields = {};  ///< further members, searched by name only
  bool operator==(const Document&) const = default;
};

}  // namespace libsearch

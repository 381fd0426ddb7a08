// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include <libsearch/index.h>
#include <libsearch/searcher.h>

#include "support/temporary_directory.h"

namespace test {

/// A document with this id and text.
inline libsearch::Document document(std::string id, std::string text, std::string language = "") {
  libsearch::Document out;
  out.id = std::move(id);
  out.text = std::move(text);
  out.language = std::move(language);
  return out;
}

/// An index of a few documents in a directory of its own.
class SmallIndex {
 public:
  SmallIndex() = default;
  SmallIndex(std::initializer_list<libsearch::Document> documents) { add(documents); }

  void add(std::initializer_list<libsearch::Document> documents) {
    libsearch::Index index(path());
    for (const auto& document : documents) index.add(document);
    index.commit();
  }

  /// The ids that a question finds, best first, separated by spaces.
  std::string find(std::string_view question, const libsearch::SearchOptions& options = {}) const {
    std::string ids;
    for (const auto& hit : libsearch::Searcher(path()).search(question, options).hits)
      ids += (ids.empty() ? "" : " ") + hit.id;
    return ids;
  }
  std::string find(std::string_view question, libsearch::Tier loosest) const {
    libsearch::SearchOptions options;
    options.loosest = loosest;
    return find(question, options);
  }

  libsearch::Searcher searcher() const { return libsearch::Searcher(path()); }
  std::filesystem::path path() const { return directory_ / "index"; }
  const TemporaryDirectory& directory() const { return directory_; }

 private:
  TemporaryDirectory directory_;
};

}  // namespace test

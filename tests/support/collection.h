// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <libsearch/index.h>

#include "support/small_index.h"

namespace test {

/// A made-up collection, as one index and dealt out to several: the same document has the same number in both, so that
/// equal scores come in the same order.
class DividedCollection {
 public:
  explicit DividedCollection(std::size_t parts, libsearch::Positions positions = libsearch::Positions::by_document)
      : parts_(parts) {
    fill(whole_, 0, 1, libsearch::Positions::by_document);
    for (std::size_t i = 0; i < parts; ++i) fill(parts_[i], i, parts, positions);
  }

  std::string whole() const { return whole_.path(); }
  std::string part(std::size_t number) const { return parts_[number].path(); }
  std::vector<std::string> parts() const {
    std::vector<std::string> places;
    for (const auto& part : parts_) places.push_back(part.path());
    return places;
  }

 private:
  static constexpr std::size_t documents = 120;

  static void fill(const SmallIndex& place, std::size_t first, std::size_t step, libsearch::Positions positions) {
    libsearch::Index index(place.path(), {.positions = positions});
    for (std::size_t i = first; i < documents; i += step) index.add(document(std::to_string(i), text_of(i), "en"));
    index.commit();
  }

  /// Sentences in which names and common words come at intervals of their own, so that every document differs.
  static std::string text_of(std::size_t i) {
    static const std::vector<std::string> words{"Erdoğan",  "Erdogan", "Putin",    "Шойгу",   "Shoigu", "treaty",
                                                "treaties", "border",  "crossing", "convoy",  "river",  "Aleppo",
                                                "minister", "talks",   "airfield", "opening", "opened", "Lavrov"};
    std::string text = "The report number " + std::to_string(i) + " said";
    for (std::size_t k = 0; k < 12 + i % 7; ++k) text += " " + words[(i * 7 + k * (i % 5 + 1) + i / 7) % words.size()];
    return text + ".";
  }

  SmallIndex whole_;
  std::vector<SmallIndex> parts_;
};

inline std::vector<std::string> questions() {
  return {"putin",          "erdogan treaty",   "shoigu",           "\"border crossing\"", "treat*",
          "=erdogan",       "river AND convoy", "minister -aleppo", "talks NEAR/3 river",  "opening lavrov",
          "report number 7"};
}

}  // namespace test

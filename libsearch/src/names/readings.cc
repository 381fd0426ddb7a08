// SPDX-License-Identifier: GPL-2.0-or-later
#include "names/readings.h"

#include "names/homoglyphs.h"
#include "names/proclitics.h"
#include "names/spelling.h"

namespace libsearch::names {

std::vector<std::string> other_readings(std::string_view word) {
  const std::string spelling = spelling_of(word);
  std::vector<std::string> readings;
  if (const auto bare = without_proclitics(spelling); bare.size() < spelling.size()) readings.emplace_back(bare);
  if (const auto bare = without_article(word); bare.size() < word.size()) readings.push_back(spelling_of(bare));
  if (auto plain = without_homoglyphs(spelling); !plain.empty()) readings.push_back(std::move(plain));
  return readings;
}

}  // namespace libsearch::names

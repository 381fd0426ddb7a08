// SPDX-License-Identifier: GPL-2.0-or-later
#include "story.h"

#include <algorithm>
#include <random>

namespace soak {
namespace {

constexpr std::size_t words_of_an_update = 60;

}  // namespace

std::string id_of(unsigned number) { return "document-" + std::to_string(number); }

std::string mark_of(unsigned number, unsigned version) {
  return "mark" + std::to_string(number) + "v" + std::to_string(version) + "x";
}

libsearch::Document document_of(unsigned number, unsigned version, std::size_t words) {
  static constexpr const char* names[] = {"Erdoğan", "Эрдоган", "Lavrov", "Şoygu", "al-Assad", "أردوغان"};
  std::minstd_rand random(number * 7919 + version + 1);
  libsearch::Document document;
  document.id = id_of(number);
  document.language = number % 2 == 0 ? "en" : "tr";
  document.text = mark_of(number, version);
  for (std::size_t i = 0; i < words; ++i) {
    document.text +=
        i % 7 == 0 ? std::string(" ") + names[random() % std::size(names)] : " word" + std::to_string(random() % 3000);
  }
  return document;
}

Changes changes_after(const State& state, unsigned commit, std::uint64_t seed) {
  std::minstd_rand random(static_cast<unsigned>(seed * 104'729 + commit * 31 + 1));
  Changes changes;
  std::vector<unsigned> there;
  for (const auto& [number, version] : state) there.push_back(number);
  const unsigned next = there.empty() ? 0 : there.back() + 1;
  const auto added = static_cast<unsigned>(1 + random() % 20);
  for (unsigned i = 0; i < added; ++i) changes.put[next + i] = commit;
  std::shuffle(there.begin(), there.end(), random);
  const std::size_t replaced = std::min<std::size_t>(there.size(), random() % 10);
  const std::size_t removed = std::min<std::size_t>(there.size() - replaced, random() % 8);
  for (std::size_t i = 0; i < replaced; ++i) changes.put[there[i]] = commit;
  changes.removed.assign(there.begin() + static_cast<std::ptrdiff_t>(replaced),
                         there.begin() + static_cast<std::ptrdiff_t>(replaced + removed));
  return changes;
}

State applied(State state, const Changes& changes) {
  for (const auto& [number, version] : changes.put) state[number] = version;
  for (const unsigned number : changes.removed) state.erase(number);
  return state;
}

void make(libsearch::Index& index, const Changes& changes) {
  for (const auto& [number, version] : changes.put) index.add(document_of(number, version, words_of_an_update));
  for (const unsigned number : changes.removed) index.remove(id_of(number));
}

std::string difference(libsearch::Searcher& searcher, const State& state) {
  if (const auto found = searcher.statistics().documents; found != state.size())
    return std::to_string(found) + " documents where " + std::to_string(state.size()) + " should be";
  libsearch::SearchOptions options;
  options.detail = libsearch::Detail::ids;
  for (const auto& [number, version] : state) {
    const auto document = searcher.document(id_of(number));
    if (!document) return id_of(number) + " is missing";
    const std::string mark = mark_of(number, version);
    if (!document->text.starts_with(mark + " ")) return id_of(number) + " is not of version " + std::to_string(version);
    if (number % 16 != 0) continue;  // a sample
    const auto results = searcher.search("=" + mark, options);
    if (results.hits.size() != 1 || results.hits[0].id != id_of(number)) return mark + " does not find its document";
  }
  return {};
}

}  // namespace soak

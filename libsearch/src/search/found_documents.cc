// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/found_documents.h"

#include <cstddef>

#include "index/side_by_side.h"

namespace libsearch::search {
namespace {

/// What is to be read from one remote index.
struct Request {
  const Shard* shard;
  std::vector<Xapian::docid> documents;  ///< by their numbers there
  std::vector<std::size_t> places;       ///< among all that were found
};

}  // namespace

std::vector<Xapian::Document> found_documents(const Snapshot& snapshot, const Xapian::MSet& found) {
  std::vector<Request> requests;
  for (const auto* shard : snapshot.shards()) requests.push_back({shard, {}, {}});
  std::vector<Xapian::Document> documents;
  for (auto it = found.begin(); it != found.end(); ++it) {
    const auto place = snapshot.place_of(*it);
    auto& request = requests[place.shard];
    const bool is_remote = request.shard->is_remote();
    if (is_remote) {
      request.documents.push_back(place.document);
      request.places.push_back(documents.size());
    }
    documents.push_back(is_remote ? Xapian::Document() : it.get_document());
  }
  std::erase_if(requests, [](const Request& request) { return request.documents.empty(); });
  index::side_by_side(requests.size(), [&](std::size_t number) {
    const auto& request = requests[number];
    for (std::size_t i = 0; i < request.documents.size(); ++i)
      documents[request.places[i]] = request.shard->database().get_document(request.documents[i]);
  });
  return documents;
}

}  // namespace libsearch::search

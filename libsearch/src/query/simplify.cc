// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/simplify.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <utility>

#include <libsearch/error.h>

#include "query/chars.h"
#include "text/ascii.h"

namespace libsearch::query {
namespace {

using Kind = Query::Kind;
using Occur = Query::Occur;

bool has(const Query& group, Occur occur) {
  return std::any_of(group.children.begin(), group.children.end(), [&](const Query& q) { return q.occur == occur; });
}

// True if the children of `child` may stand in its place: an any-of in an any-of, an any-of that is taken away, and a
// required group that requires something itself.
bool dissolves(const Query& child) {
  if (child.kind != Kind::group) return false;
  if (child.occur == Occur::must) return has(child, Occur::must);
  return !has(child, Occur::must) && !has(child, Occur::must_not);
}

std::vector<Query> dissolve_groups(std::vector<Query> children) {
  std::vector<Query> result;
  result.reserve(children.size());
  for (Query& child : children) {
    if (child.kind == Kind::nothing) continue;
    if (!dissolves(child)) {
      result.push_back(std::move(child));
      continue;
    }
    for (Query& grandchild : child.children) {
      if (child.occur == Occur::must_not) grandchild.occur = Occur::must_not;
      result.push_back(std::move(grandchild));
    }
  }
  return result;
}

// Of equal children the first stays, at the strictest that any of them asks for.
std::vector<Query> drop_repeated(std::vector<Query> children) {
  std::vector<Query> result;
  result.reserve(children.size());
  std::unordered_map<std::string, std::size_t> seen;
  for (Query& child : children) {
    const bool taken_away = child.occur == Occur::must_not;
    const auto [at, fresh] = seen.try_emplace((taken_away ? '-' : '+') + key_of(child), result.size());
    if (fresh) {
      result.push_back(std::move(child));
    } else if (child.occur == Occur::must) {
      result[at->second].occur = Occur::must;
    }
  }
  return result;
}

// What stands alone among the wanted is required, and says so.
bool require_the_only_one(std::vector<Query>& children) {
  Query* only = nullptr;
  for (Query& child : children) {
    if (child.occur == Occur::must_not) continue;
    if (only != nullptr) return false;
    only = &child;
  }
  if (only == nullptr || only->occur == Occur::must) return false;
  only->occur = Occur::must;
  return true;
}

std::size_t height(const Query& query) {
  if (query.kind != Kind::group) return 0;
  std::size_t highest = 0;
  for (const Query& child : query.children) highest = std::max(highest, height(child));
  return highest + 1;
}

}  // namespace

// Index words are lower-case, so case is no difference; that beyond ASCII is not known here.
std::string key_of(const Query& query) {
  if (query.kind != Kind::word && query.kind != Kind::prefix) return to_string(query);
  Query key = query;
  key.text = text::ascii_lowered(query.text);
  return to_string(key);
}

void throw_too_deep(const QueryLimits& limits, std::size_t position) {
  throw Error(ErrorCode::too_complex, "groups are nested too deeply",
              "at most " + std::to_string(limits.depth) + " levels (limit: depth)", position);
}

Query simplify(Query group, const QueryLimits& limits) {
  if (group.kind != Kind::group) return group;
  std::vector<Query>& children = group.children;
  do {
    children = drop_repeated(dissolve_groups(std::move(children)));
  } while (require_the_only_one(children));
  if (children.empty()) return {};
  if (children.size() == 1) {
    Query only = std::move(children[0]);
    only.occur = group.occur;
    return only;
  }
  // The outermost group is no nesting, hence the 1.
  if (height(group) > limits.depth + 1) throw_too_deep(limits, group.begin);
  return group;
}

Query simplify(Node node, const QueryLimits& limits) {
  if (node.query.kind != Kind::group || node.children.empty()) return std::move(node.query);
  node.query.children.reserve(node.children.size());
  for (Node& child : node.children) node.query.children.push_back(simplify(std::move(child), limits));
  return simplify(std::move(node.query), limits);
}

}  // namespace libsearch::query

// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/group.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "query/simplify.h"

namespace libsearch::query {
namespace {

using Occur = Query::Occur;

// Only what takes one step; simplify() does the rest, once the tree is known to be small.
bool dissolves(const Node& node, Occur occur) {
  if (node.query.kind != Query::Kind::group) return false;
  if (occur == Occur::must) return node.of(Occur::must) > 0;
  return occur == Occur::should && node.of(Occur::must) + node.of(Occur::must_not) == 0;
}

}  // namespace

// The children of `group` go before `at`.
void Group::splice(std::list<Node>::iterator at, Node& group) {
  for (std::size_t i = 0; i < group.count.size(); ++i) node_.count[i] += group.count[i];
  node_.height = std::max(node_.height, group.height - 1);
  node_.children.splice(at, group.children);
}

void Group::add(Node node, Occur occur) {
  if (node.query.kind == Query::Kind::nothing) return;
  node_.selects = node.selects && (node_.selects || node_.children.empty());
  if (dissolves(node, occur)) return splice(node_.children.end(), node);
  ++count(occur);
  node_.height = std::max(node_.height, node.height);
  node.query.occur = occur;
  node_.children.push_back(std::move(node));
  if (occur != Occur::must_not) wanted_ = std::prev(node_.children.end());
}

void Group::negate_all() {
  for (Node& child : node_.children) child.query.occur = Occur::should;
  count(Occur::should) = std::exchange(count(Occur::must_not), 0);
  node_.negated = true;
}

// What stands alone among the wanted is required, and says so.
void Group::require_the_only_one() {
  --count(Occur::should);
  const auto only = wanted_;
  if (!dissolves(*only, Occur::must)) {
    ++count(Occur::must);
    only->query.occur = Occur::must;
    return;
  }
  Node group = std::move(*only);
  splice(node_.children.erase(only), group);
}

Node Group::finish(std::size_t begin, std::size_t end, const QueryLimits& limits) {
  if (node_.children.empty()) return {};
  if (node_.children.size() == 1) {
    Node only = std::move(node_.children.front());
    only.negated = only.query.occur == Occur::must_not;
    only.query.occur = Occur::should;
    return only;
  }
  const std::size_t wanted = node_.children.size() - count(Occur::must_not);
  if (wanted == 0) negate_all();
  if (wanted == 1 && count(Occur::should) == 1) require_the_only_one();
  node_.query.kind = Query::Kind::group;
  node_.query.begin = begin;
  node_.query.end = end;
  ++node_.height;
  // What simplify() will dissolve counts here still; it checks again.
  if (node_.height > 4 * (limits.depth + 1)) throw_too_deep(limits, begin);
  return std::move(node_);
}

}  // namespace libsearch::query

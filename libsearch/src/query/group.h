// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <list>

#include <libsearch/query.h>

namespace libsearch::query {

/// A tree while it grows. Children are in a list, so that a group can take those of another in one step: deeply nested
/// parentheses that change nothing would cost time squared otherwise.
struct Node {
  Query query = {};        ///< of a group without its children
  bool selects = false;    ///< does not rank, see leaf.h
  bool negated = false;    ///< takes documents away: what `-a` is, and `(-a -b)`, which says `-(a b)`
  std::size_t height = 0;  ///< of groups in groups: 0 for a leaf
  std::list<Node> children = {};
  std::array<std::size_t, 3> count = {};  ///< of children, by Occur

  std::size_t of(Query::Occur occur) const { return count[static_cast<std::size_t>(occur)]; }
};

/// Collects the children of a group; those of groups that change nothing become its own.
class Group {
 public:
  Group() = default;
  Group(Group&&) = default;
  Group& operator=(Group&&) = default;
  Group(const Group&) = delete;  // wanted_ would point into the original
  Group& operator=(const Group&) = delete;

  void add(Node node, Query::Occur occur);

  /// What the children are together. Throws Error(too_complex) for a tree far too deep to be handled by recursion.
  Node finish(std::size_t begin, std::size_t end, const QueryLimits& limits);

 private:
  std::size_t& count(Query::Occur occur) { return node_.count[static_cast<std::size_t>(occur)]; }
  void splice(std::list<Node>::iterator at, Node& group);
  void negate_all();
  void require_the_only_one();

  Node node_;
  std::list<Node>::iterator wanted_ = {};  ///< the last child added that is not taken away; looked at if there is one
};

}  // namespace libsearch::query

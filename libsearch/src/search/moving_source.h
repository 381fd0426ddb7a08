// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

namespace libsearch::search {

/// A posting source that goes from document to document. For local databases: no server knows it.
class MovingSource : public Xapian::PostingSource {
 public:
  void next(double least_weight) final { move_to(current_ + 1, least_weight); }
  void skip_to(Xapian::docid document, double least_weight) final { move_to(document, least_weight); }
  bool at_end() const final { return current_ == at_end_; }
  Xapian::docid get_docid() const final { return current_; }

 protected:
  static constexpr Xapian::docid at_end_ = static_cast<Xapian::docid>(-1);

  /// Sets current_ to the first document from `document` on that may weigh `least_weight`, or to at_end_.
  virtual void move_to(Xapian::docid document, double least_weight) = 0;

  Xapian::docid current_ = 0;  ///< 0: before the first one
};

}  // namespace libsearch::search

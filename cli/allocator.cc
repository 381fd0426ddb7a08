// SPDX-License-Identifier: GPL-2.0-or-later
#include <mimalloc.h>

namespace {

/// What a thread that has ended left unused goes back to the system at once: the threads that build an index end before
/// it is merged, and 30 MB of theirs would stay until the end.
[[maybe_unused]] const bool is_set = [] {
  mi_option_enable(mi_option_abandoned_page_decommit);
  return true;
}();

}  // namespace

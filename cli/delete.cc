// SPDX-License-Identifier: GPL-2.0-or-later
#include <libsearch/index.h>

#include "commands.h"
#include "console.h"

namespace lsearch {

int run_delete(const Options& options) {
  libsearch::Index index(options.index, {.create = false});
  bool any = false;
  for (const auto& id : options.operands) {
    if (index.remove(id))
      any = true;
    else
      tell("no such document: " + id);
  }
  index.commit();
  return any ? done : nothing_found;
}

}  // namespace lsearch

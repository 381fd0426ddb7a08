// SPDX-License-Identifier: GPL-2.0-or-later
#include <libsearch/index.h>

#include "commands.h"
#include "console.h"
#include "readers/sources.h"

namespace lsearch {

int run_delete(const Options& options) {
  libsearch::Index index(options.index, {.create = false});
  bool any = false;
  for (const auto& operand : options.operands) {
    if (index.remove(id_of(operand)))
      any = true;
    else
      tell("no such document: " + id_of(operand));
  }
  index.commit();
  return any ? done : nothing_found;
}

}  // namespace lsearch

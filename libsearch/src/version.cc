// SPDX-License-Identifier: GPL-2.0-or-later
#include <libsearch/version.h>

#define LIBSEARCH_TEXT_OF(x) #x
#define LIBSEARCH_TEXT(x) LIBSEARCH_TEXT_OF(x)

namespace libsearch {

const char* version() noexcept {
  return LIBSEARCH_TEXT(LIBSEARCH_VERSION_MAJOR) "." LIBSEARCH_TEXT(LIBSEARCH_VERSION_MINOR) "." LIBSEARCH_TEXT(
      LIBSEARCH_VERSION_PATCH);
}

}  // namespace libsearch

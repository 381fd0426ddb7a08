// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <libsearch/export.h>

#define LIBSEARCH_VERSION_MAJOR 0
#define LIBSEARCH_VERSION_MINOR 1
#define LIBSEARCH_VERSION_PATCH 0

namespace libsearch {

/// The version of the library that is linked, such as "0.1.0".
LIBSEARCH_API const char* version() noexcept;

}  // namespace libsearch

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// Marks what the shared library shows; everything else is hidden.
#if defined(__GNUC__) || defined(__clang__)
#define LIBSEARCH_API __attribute__((visibility("default")))
#else
#define LIBSEARCH_API
#endif

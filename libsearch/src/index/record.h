// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include <libsearch/document.h>

namespace libsearch::index {

/// A document as the bytes that Xapian stores for it: each string behind its length, all compressed, and a checksum
/// last, since Xapian has none of its own.
std::string encode_record(const Document& document);

/// The document of these bytes. Throws Error(corrupt) where they are not what encode_record() made.
Document decode_record(std::string_view record);

}  // namespace libsearch::index

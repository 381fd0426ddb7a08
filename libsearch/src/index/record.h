// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include <libsearch/document.h>
#include <xapian.h>

namespace libsearch::index {

/// A document as the bytes that Xapian stores for it: each string behind its length, all compressed, and a checksum
/// last, since Xapian has none of its own.
std::string encode_record(const Document& document);

/// The document of these bytes. Throws Error(corrupt) where they are not what encode_record() made.
Document decode_record(std::string_view record);

/// Stores the record of `document` with what the engine has of it. Nobody else knows where it lies.
void write_record(const Document& document, Xapian::Document& stored);

/// The document that `stored` has the record of. Throws as decode_record() does.
Document read_record(const Xapian::Document& stored);

}  // namespace libsearch::index

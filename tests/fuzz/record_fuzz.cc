// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes are told from a stored document, or are one; that with a right checksum too.
#include <string>

#include <libsearch/error.h>

#include "fuzz.h"
#include "index/checksum.h"
#include "index/record.h"

namespace {

void require_sound(std::string_view record) {
  try {
    const libsearch::Document document = libsearch::index::decode_record(record);
    fuzz::require(libsearch::index::decode_record(libsearch::index::encode_record(document)) == document,
                  "a document that was read is written and read again alike");
  } catch (const libsearch::Error& error) {
    fuzz::require(error.code() == libsearch::ErrorCode::corrupt, "what is no record is told as damage");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string record(fuzz::as_text(data, size));
  require_sound(record);
  const std::uint64_t sum = libsearch::index::checksum(record);
  for (unsigned shift = 0; shift < 64; shift += 8) record += static_cast<char>((sum >> shift) & 0xFF);
  require_sound(record);
  return 0;
}

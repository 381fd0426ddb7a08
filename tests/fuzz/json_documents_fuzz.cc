// SPDX-License-Identifier: GPL-2.0-or-later
// Any file of JSON objects, one a line or otherwise, is read to its end: each gives a document with an id, or is
// reported.
#include <sys/mman.h>
#include <unistd.h>

#include "fuzz.h"
#include "readers/sources.h"

namespace {

void read_all(const std::uint8_t* data, std::size_t size, lsearch::JsonLayout layout) {
  lsearch::Descriptor file(memfd_create("lines", MFD_CLOEXEC));
  fuzz::require(write(file.get(), data, size) == static_cast<ssize_t>(size), "memory takes what is written");
  lseek(file.get(), 0, SEEK_SET);
  lsearch::Report report;
  lsearch::JsonDocuments reader("objects", lsearch::Input(std::move(file)), layout, report);
  std::size_t documents = 0;
  libsearch::Document document;
  for (std::uint64_t hash = 0; reader.next(document, hash); ++documents)
    fuzz::require(!document.id.empty(), "a document has an id");
  fuzz::require(documents + report.skipped <= size + 1, "an object gives one document or one report");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  read_all(data, size, lsearch::JsonLayout::lines);
  read_all(data, size, lsearch::JsonLayout::any);
  return 0;
}

// SPDX-License-Identifier: GPL-2.0-or-later
// Any file of JSON Lines is read to its end: each line gives a document with an id, or is reported.
#include <sys/mman.h>
#include <unistd.h>

#include "fuzz.h"
#include "readers/sources.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  lsearch::Descriptor file(memfd_create("lines", MFD_CLOEXEC));
  fuzz::require(write(file.get(), data, size) == static_cast<ssize_t>(size), "memory takes what is written");
  lseek(file.get(), 0, SEEK_SET);
  lsearch::Report report;
  lsearch::JsonLines lines("lines", lsearch::Input(std::move(file)), report);
  std::size_t documents = 0;
  libsearch::Document document;
  for (std::uint64_t hash = 0; lines.next(document, hash); ++documents)
    fuzz::require(!document.id.empty(), "a document has an id");
  fuzz::require(documents + report.skipped <= size + 1, "a line gives one document or one report");
  return 0;
}

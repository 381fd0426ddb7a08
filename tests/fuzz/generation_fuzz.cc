// SPDX-License-Identifier: GPL-2.0-or-later
// Whatever stands in the small files that say what an index is (CURRENT, manifest, head, seal), it is told as damage or
// as another version, or it is right: no path leads out of the index, and nothing is read that is not there.
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <libsearch/error.h>
#include <libsearch/index.h>

#include "fuzz.h"
#include "index/head.h"
#include "index/store.h"

namespace fs = std::filesystem;
using namespace libsearch::index;

namespace {

/// An index with one document, made when the run begins; the fuzzer's files go to a copy of it.
fs::path make_index() {
  fs::path folder = fs::temp_directory_path() / ("libsearch-fuzz-generation-" + std::to_string(getpid()));
  fs::remove_all(folder);
  libsearch::Index index(folder);
  index.add({.id = "1", .text = "Erdoğan"});
  index.commit();
  return folder;
}

void write(const fs::path& file, std::string_view content) { std::ofstream(file, std::ios::binary) << content; }

template <class Action>
void require_told(Action&& action) {
  try {
    action();
  } catch (const libsearch::Error& error) {
    const auto code = error.code();
    fuzz::require(code == libsearch::ErrorCode::corrupt || code == libsearch::ErrorCode::version,
                  "what is wrong is told as damage or another version");
    fuzz::require(!error.hint().empty(), "with a way out");
  }
}

}  // namespace

/// The first byte says which file the others are.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const fs::path index = make_index();
  static const fs::path generation = generation_path(index, current_generation(index));
  static const fs::path other = index / "other";
  if (size == 0) return 0;
  const std::string_view content = fuzz::as_text(data + 1, size - 1);
  switch (data[0] % 4) {
    case 0:
      fs::create_directories(other);
      write(other / "CURRENT", content);
      require_told([] {
        const fs::path path = generation_path(other, current_generation(other));
        fuzz::require(path.parent_path() == other, "a generation lies in its index");
      });
      break;
    case 1:
      require_told([&] { require_own_rules(parse_manifest(content)); });
      break;
    case 2:
      write(generation / "head", content);
      require_told([] { check_head(generation); });
      break;
    default:
      write(generation / "seal", content);
      require_told([] { broken_seals(generation); });
  }
  return 0;
}

// SPDX-License-Identifier: GPL-2.0-or-later
// How large the lexicon of an index is, by kinds of families:
//     bench_lexicon_size INDEX/generation-NNNNNN/postings
// Bytes are those of keys and blocks; the engine's table adds some ten a family.
#include <cstdio>
#include <filesystem>
#include <map>

#include <xapian.h>

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: bench_lexicon_size POSTINGS\n", stderr);
    return 2;
  }
  struct Size {
    std::size_t families = 0, bytes = 0;
  };
  constexpr std::size_t of_table = 10;  ///< bytes of an entry in the engine's table beside key and block
  std::map<char, Size> kinds;
  const Xapian::Database database(argv[1], Xapian::DB_BACKEND_GLASS);
  for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key) {
    auto& size = kinds[(*key).front()];
    ++size.families;
    size.bytes += (*key).size() + database.get_metadata(*key).size() + of_table;
  }
  std::size_t lexicon = 0, index = 0;
  for (const auto& [kind, size] : kinds) {
    std::printf("%c %9zu families %11zu bytes\n", kind, size.families, size.bytes);
    lexicon += size.bytes;
  }
  for (const auto& file : std::filesystem::directory_iterator(argv[1])) index += file.file_size();
  std::printf("%.1f %% of %zu bytes\n", 100 * static_cast<double>(lexicon) / static_cast<double>(index), index);
  return 0;
}

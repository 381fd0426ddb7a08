// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include <libsearch/check.h>
#include <libsearch/error.h>

#include "child.h"
#include "soak.h"
#include "story.h"
#include "support/temporary_directory.h"

namespace fs = std::filesystem;

namespace soak {
namespace {

constexpr unsigned documents = 60;
constexpr std::size_t words = 80;
constexpr unsigned seconds = 20;  ///< more is a hang

using Bytes = std::string;
using Random = std::minstd_rand;

/// A piece of `bytes`, of at most so many.
std::pair<std::size_t, std::size_t> piece_of(const Bytes& bytes, std::size_t longest, Random& random) {
  const std::size_t length = 1 + random() % std::min(longest, bytes.size());
  return {random() % (bytes.size() - length + 1), length};
}

void flip_bit(Bytes& bytes, Random& random) {
  char& byte = bytes[random() % bytes.size()];
  byte = static_cast<char>(byte ^ (1 << random() % 8));
}
void write_noise(Bytes& bytes, Random& random) {
  const auto [at, length] = piece_of(bytes, 16, random);
  for (std::size_t i = at; i < at + length; ++i) bytes[i] = static_cast<char>(random() >> 8);
}
void clear(Bytes& bytes, Random& random) {
  const auto [at, length] = piece_of(bytes, 512, random);
  bytes.replace(at, length, length, '\0');
}
void cut_off(Bytes& bytes, Random& random) { bytes.resize(random() % bytes.size()); }
void grow(Bytes& bytes, Random& random) {
  const auto [at, length] = piece_of(bytes, 512, random);
  bytes += bytes.substr(at, length);
}
void exchange(Bytes& bytes, Random& random) {
  const auto [at, length] = piece_of(bytes, bytes.size(), random);
  std::rotate(bytes.begin() + static_cast<std::ptrdiff_t>(at),
              bytes.begin() + static_cast<std::ptrdiff_t>(at + length / 2),
              bytes.begin() + static_cast<std::ptrdiff_t>(at + length));
}

constexpr struct {
  const char* name;
  void (*make)(Bytes& bytes, Random& random);
} kinds[] = {{"a bit flipped", flip_bit}, {"noise", write_noise}, {"zeros", clear},
             {"cut off", cut_off},        {"grown", grow},        {"pieces exchanged", exchange}};

Bytes content_of(const fs::path& file) {
  return {std::istreambuf_iterator<char>(std::ifstream(file, std::ios::binary).rdbuf()), {}};
}

class Damaging {
 public:
  explicit Damaging(std::uint64_t seed) : random_(static_cast<unsigned>(seed)) {
    libsearch::Index index(place_);
    for (unsigned i = 0; i < documents; ++i) index.add(document_of(i, 1, words));
    index.commit();
    for (const auto& entry : fs::recursive_directory_iterator(place_))
      if (entry.is_regular_file() && entry.file_size() > 0) files_.push_back(entry.path());
    std::sort(files_.begin(), files_.end());
  }

  bool run_all(unsigned mutations) {
    while (made_ < mutations)
      for (const auto& file : files_)
        for (const auto& kind : kinds) damage(file, kind.name, kind.make);
    std::printf(
        "%u mutations of %zu files, of %zu kinds: %u not noticed by check, %u crashes and hangs in it\n"
        "readers: %u answered as before, %u told it, %u answered otherwise, %u crashed or hung\n",
        made_, files_.size(), std::size(kinds), unnoticed_, crashes_, same_, told_, other_, reader_crashes_);
    return 1000 * unnoticed_ <= made_ && crashes_ == 0 && reader_crashes_ == 0;
  }

 private:
  void damage(const fs::path& file, const char* kind, void (*make)(Bytes&, Random&)) {
    const Bytes whole = content_of(file);
    Bytes damaged = whole;
    make(damaged, random_);
    if (damaged == whole) return;
    ++made_;
    std::ofstream(file, std::ios::binary) << damaged;
    const std::string noticed = in_child([&] { return check(); }, seconds),
                      answer = in_child([&] { return read(); }, seconds);
    std::ofstream(file, std::ios::binary) << whole;
    count(noticed, answer, fs::relative(file, place_).string() + ", " + kind);
  }

  void count(const std::string& noticed, const std::string& answer, const std::string& what) {
    if (noticed == unnoticed) tell(unnoticed_, what + ": not noticed");
    if (noticed != unnoticed && noticed != told) tell(crashes_, what + ": check: " + noticed);
    if (answer == as_before)
      ++same_;
    else if (answer == told)
      ++told_;
    else if (answer == otherwise)
      ++other_;
    else
      tell(reader_crashes_, what + ": a reader: " + answer);
  }

  static void tell(unsigned& counter, const std::string& what) {
    if (++counter <= 20) std::printf("  %s\n", what.c_str());
  }

  std::string check() const {
    try {
      return libsearch::check_index(place_).empty() ? unnoticed : told;
    } catch (const libsearch::Error&) {
      return told;
    }
  }

  std::string read() const {
    try {
      libsearch::Searcher searcher(place_);
      State state;
      for (unsigned i = 0; i < documents; ++i) state[i] = 1;
      const bool is_same =
          difference(searcher, state).empty() && !searcher.search("erdogan \"word1 word2\" word*").hits.empty();
      return is_same ? as_before : otherwise;
    } catch (const libsearch::Error&) {
      return told;
    }
  }

  static constexpr const char* unnoticed = "not noticed";
  static constexpr const char* told = "told";
  static constexpr const char* as_before = "as before";
  static constexpr const char* otherwise = "otherwise";
  Random random_;
  test::TemporaryDirectory directory_;
  fs::path place_ = directory_ / "index";
  std::vector<fs::path> files_;
  unsigned made_ = 0, unnoticed_ = 0, crashes_ = 0, same_ = 0, told_ = 0, other_ = 0, reader_crashes_ = 0;
};

}  // namespace

bool damage(unsigned mutations, std::uint64_t seed) { return Damaging(seed).run_all(mutations); }

}  // namespace soak

// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/store.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <map>
#include <optional>
#include <sstream>
#include <string_view>
#include <thread>

#include <libsearch/error.h>
#include <xapian.h>

#include "index/checksum.h"
#include "index/head.h"
#include "names/rules.h"

namespace fs = std::filesystem;

namespace libsearch {

const char* to_string(Positions positions) noexcept {
  constexpr std::array<const char*, 3> names{"none", "by document", "by word"};
  return names[static_cast<std::size_t>(positions)];
}

}  // namespace libsearch

namespace libsearch::index {
namespace {

constexpr std::string_view generation_prefix = "generation-";
constexpr std::string_view building_suffix = ".new";
constexpr std::chrono::milliseconds lock_poll{10};

template <class Number>
std::optional<Number> parse_number(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::string generation_name(std::uint64_t number) {
  std::array<char, 32> digits{};
  std::snprintf(digits.data(), digits.size(), "%06llu", static_cast<unsigned long long>(number));
  return std::string(generation_prefix) + digits.data();
}

/// What CURRENT holds, to the byte.
std::string current_content(std::uint64_t number) { return generation_name(number) + "\n"; }

std::optional<std::uint64_t> number_of(std::string_view name) {
  if (!name.starts_with(generation_prefix)) return std::nullopt;
  return parse_number<std::uint64_t>(name.substr(generation_prefix.size()));
}

std::map<std::string, std::string> read_pairs(const std::string& text) {
  std::map<std::string, std::string> pairs;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);)
    if (const auto colon = line.find(": "); colon != line.npos) pairs[line.substr(0, colon)] = line.substr(colon + 2);
  return pairs;
}

Error damaged(const std::string& what) {
  return Error(ErrorCode::corrupt, what, "run 'lsearch rebuild' with the sources to make the index anew");
}

/// Size and checksum of a file. The checksum of checksums of its pieces, so that no file need be in memory.
std::string digest_of(const fs::path& path) {
  const FileDescriptor file(path, O_RDONLY);
  std::string piece(1u << 20, '\0');
  std::string sums;
  std::uintmax_t size = 0;
  for (;;) {
    const ssize_t n = ::read(file.get(), piece.data(), piece.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) throw_errno("reading", path);
    if (n == 0) break;
    size += static_cast<std::uintmax_t>(n);
    sums += std::to_string(checksum(std::string_view(piece).substr(0, static_cast<std::size_t>(n)))) + " ";
  }
  return std::to_string(size) + " " + std::to_string(checksum(sums));
}

/// The digests of all files of a generation that an update changes, by their paths in it.
std::map<std::string, std::string> digests_of(const fs::path& generation) {
  std::map<std::string, std::string> digests;
  for (const char* name : {"manifest", "head"})
    if (fs::exists(generation / name)) digests[name] = digest_of(generation / name);
  for (const auto& name : names_in(postings_of(generation)))
    if (name != "flintlock") digests["postings/" + name] = digest_of(postings_of(generation) / name);
  return digests;
}

/// The last line of a seal is its own checksum.
constexpr std::string_view seal_end_begin = "seal: ";
std::string seal_end(std::string_view content) {
  return std::string(seal_end_begin) + std::to_string(checksum(content)) + "\n";
}

bool try_lock(const FileDescriptor& file, int operation) { return ::flock(file.get(), operation | LOCK_NB) == 0; }

/// True for a directory that nobody reads any more, and that nobody can begin to read: it is locked and then renamed.
bool remove_if_unused(const fs::path& generation) {
  const FileDescriptor directory(generation, O_RDONLY | O_DIRECTORY);
  if (!try_lock(directory, LOCK_EX)) return false;
  fs::remove_all(generation);
  return true;
}

/// Throws Error(corrupt) for what is none of them.
Positions positions_named(std::string_view name) {
  for (const auto positions : {Positions::none, Positions::by_document, Positions::by_word})
    if (name == to_string(positions)) return positions;
  throw damaged("the manifest of the index is damaged");
}

}  // namespace

std::string own_manifest(Positions positions) {
  return "format: " + std::to_string(format_version) + "\nrules: " + names::rules_fingerprint() + "\nengine: xapian-" +
         Xapian::version_string() + "\npositions: " + to_string(positions) + "\n";
}

Manifest parse_manifest(std::string_view text) {
  auto pairs = read_pairs(std::string(text));
  const auto format = parse_number<unsigned>(pairs["format"]);
  if (!format) throw damaged("the manifest of the index is damaged");
  if (*format != format_version)
    throw Error(ErrorCode::version,
                "the index has format " + std::to_string(*format) + ", this program reads format " +
                    std::to_string(format_version),
                "use the program that made it, or make it anew: 'lsearch rebuild' with the sources");
  const BuiltSize built{parse_number<std::uintmax_t>(pairs["compact-bytes"]).value_or(0),
                        parse_number<std::uint64_t>(pairs["words"]).value_or(0)};
  return {*format, pairs["rules"], pairs["engine"], positions_named(pairs["positions"]), built};
}

Manifest read_manifest(const fs::path& generation) {
  try {
    return parse_manifest(read_file(generation / "manifest"));
  } catch (const Error& error) {
    if (error.code() != ErrorCode::not_found) throw;
    throw damaged("the manifest of the index is missing");
  }
}

void write_manifest(const fs::path& generation, Positions positions, const BuiltSize& built) {
  replace_file(generation / "manifest", own_manifest(positions) + "compact-bytes: " + std::to_string(built.bytes) +
                                            "\nwords: " + std::to_string(built.words) + "\n");
}

std::uintmax_t BuiltSize::of(std::uint64_t words_now) const {
  if (words == 0) return bytes;
  return static_cast<std::uintmax_t>(static_cast<double>(bytes) / static_cast<double>(words) *
                                     static_cast<double>(words_now));
}

void require_own_rules(const Manifest& manifest) {
  if (manifest.rules == names::rules_fingerprint()) return;
  throw Error(
      ErrorCode::version,
      "the index was made by other spelling rules (" + manifest.rules + "; here: " + names::rules_fingerprint() + ")",
      "run 'lsearch rebuild': it needs no sources");
}

void write_seal(const fs::path& generation) {
  keep_head(generation);
  std::string content;
  for (const auto& [name, digest] : digests_of(generation)) content += name + ": " + digest + "\n";
  replace_file(generation / "seal", content + seal_end(content));
}

std::vector<std::string> broken_seals(const fs::path& generation) {
  if (!fs::exists(generation / "seal")) return {};
  const std::string content = read_file(generation / "seal");
  const std::size_t end = std::min(content.rfind(seal_end_begin), content.size());
  if (content.substr(end) != seal_end(content.substr(0, end))) return {"seal"};
  const auto sealed = read_pairs(content.substr(0, end)), found = digests_of(generation);
  std::vector<std::string> broken;
  for (const auto& [name, digest] : sealed)
    if (const auto file = found.find(name); file == found.end() || file->second != digest) broken.push_back(name);
  for (const auto& [name, digest] : found)
    if (!sealed.contains(name)) broken.push_back(name);
  return broken;
}

void break_seal(const fs::path& generation) {
  if (fs::remove(generation / "seal")) sync(generation);
}

fs::path postings_of(const fs::path& generation) { return generation / "postings"; }

bool has_index(const fs::path& root) { return fs::exists(root / "CURRENT"); }

std::uint64_t current_generation(const fs::path& root) {
  std::string name;
  try {
    name = read_file(root / "CURRENT");
  } catch (const Error& error) {
    if (error.code() != ErrorCode::not_found) throw;
    throw Error(ErrorCode::not_found, "there is no index in '" + root.string() + "'",
                "make one with 'lsearch index', or name another place with --index");
  }
  const auto number = number_of(std::string_view(name).substr(0, std::min(name.find('\n'), name.size())));
  if (!number || name != current_content(*number)) throw damaged("the file CURRENT of the index is damaged");
  return *number;
}

fs::path generation_path(const fs::path& root, std::uint64_t number) { return root / generation_name(number); }

GenerationHold::GenerationHold(const fs::path& generation) : directory_(generation, O_RDONLY | O_DIRECTORY) {
  if (!try_lock(directory_, LOCK_SH))
    throw Error(ErrorCode::not_found, "'" + generation.string() + "' is being removed");
}

WriterLock::WriterLock(const fs::path& root, std::chrono::milliseconds timeout)
    : file_(root / "LOCK", O_RDWR | O_CREAT), owner_(::getpid()) {
  const auto start = std::chrono::steady_clock::now();
  while (!try_lock(file_, LOCK_EX)) {
    if (errno != EWOULDBLOCK && errno != EINTR) throw_errno("locking", root / "LOCK");
    const auto waited = std::chrono::steady_clock::now() - start;
    if (std::chrono::duration_cast<std::chrono::milliseconds>(waited) >= timeout)
      throw Error(ErrorCode::locked, "another program is writing to the index in '" + root.string() + "'",
                  "wait until it has finished and try again");
    std::this_thread::sleep_for(lock_poll);
  }
}

WriterLock::~WriterLock() {
  // Not left to close(2): a child that was forked meanwhile has the same lock open, and may live on.
  if (::getpid() == owner_) ::flock(file_.get(), LOCK_UN);
}

void make_root(const fs::path& root) {
  if (root.empty()) throw Error(ErrorCode::bad_input, "the path of the index is empty");
  const bool is_there = fs::exists(root);
  if (is_there && !fs::is_directory(root))
    throw Error(ErrorCode::bad_input, "'" + root.string() + "' is not a directory");
  if (is_there) {
    for (const auto& name : names_in(root)) {
      if (name == "LOCK" || name == "CURRENT.new" || name.starts_with(generation_prefix))
        continue;  // of an index whose making was cut off
      throw Error(ErrorCode::bad_input, "'" + root.string() + "' is neither an index nor empty",
                  "choose another directory for the index");
    }
    return;
  }
  // What is indexed may be confidential, and index files are trusted input: nobody else may read or write them.
  make_directory(root, 0700);
}

fs::path begin_generation(const fs::path& root) {
  std::uint64_t last = 0;
  for (const auto& name : names_in(root)) last = std::max(last, number_of(name).value_or(0));
  fs::path building = generation_path(root, last + 1);
  building += building_suffix;
  fs::remove_all(building);
  fs::create_directory(building);
  return building;
}

std::uint64_t publish_generation(const fs::path& root, const fs::path& building) {
  const std::string name = building.stem();
  const auto number = number_of(name);
  if (!number) throw Error(ErrorCode::internal, "'" + building.string() + "' is no generation");
  sync_tree(building);
  fs::remove_all(root / name);  // left by a crash between the next two steps
  if (::rename(building.c_str(), (root / name).c_str()) != 0) throw_errno("renaming", building);
  sync(root);
  replace_file(root / "CURRENT", current_content(*number));
  return *number;
}

void remove_old_generations(const fs::path& root) noexcept {
  try {
    const std::uint64_t current = current_generation(root);
    for (const auto& name : names_in(root)) {
      const auto number = number_of(name);
      if ((number && *number != current) || name.ends_with(building_suffix)) remove_if_unused(root / name);
    }
  } catch (const std::exception&) {
    // What is left is removed by the next writer; nothing depends on its absence.
  }
}

}  // namespace libsearch::index

// SPDX-License-Identifier: GPL-2.0-or-later
#include "disk.h"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>
#include <utility>

namespace fs = std::filesystem;

namespace soak {
namespace {

constexpr std::size_t sector = 512;

bool chance(std::minstd_rand& random, double probability) { return std::bernoulli_distribution(probability)(random); }

}  // namespace

std::vector<RecordedOperation> read_record(const fs::path& file) {
  const std::string bytes((std::istreambuf_iterator<char>(std::ifstream(file, std::ios::binary).rdbuf())), {});
  std::vector<RecordedOperation> record;
  std::size_t at = 0;
  const auto take = [&](std::size_t size) { return bytes.substr(std::exchange(at, at + size), size); };
  while (at < bytes.size()) {
    RecordedOperation operation;
    std::memcpy(static_cast<Operation*>(&operation), take(sizeof(Operation)).data(), sizeof(Operation));
    operation.name = take(operation.names[0]);
    operation.other_name = take(operation.names[1]);
    operation.content = take(operation.bytes);
    record.push_back(std::move(operation));
  }
  return record;
}

Disk::Disk(const std::vector<RecordedOperation>& record, std::size_t crash, DiskModel model, std::uint64_t root,
           std::minstd_rand* random)
    : model_(model) {
  numbers_[root] = 0;
  files_.emplace_back().is_directory = true;
  for (std::size_t i = 0; i < crash; ++i) play(record[i]);
  if (random != nullptr)
    fail(*random);
  else
    keep_all();
}

void Disk::play(const RecordedOperation& operation) {
  switch (operation.kind) {
    case OperationKind::make:
      numbers_[operation.inode] = files_.size();
      files_.emplace_back().is_directory = operation.number == 1;
      change({{number_of(operation.directory), operation.name, files_.size() - 1}});
      break;
    case OperationKind::remove:
      change({{number_of(operation.directory), operation.name, std::nullopt}});
      break;
    case OperationKind::rename:
      rename(operation);
      break;
    case OperationKind::write:
    case OperationKind::truncate: {
      File& file = files_[number_of(operation.inode)];
      const bool is_truncation = operation.kind == OperationKind::truncate;
      file.waiting.push_back({operation.number, operation.content, is_truncation});
      const std::uint64_t end = operation.number + operation.content.size();
      file.size = is_truncation ? end : std::max(file.size, end);
      break;
    }
    case OperationKind::sync:
      sync(operation);
      break;
    case OperationKind::mark:
      break;
  }
}

void Disk::rename(const RecordedOperation& operation) {
  const Number from = number_of(operation.directory), to = number_of(operation.other_directory);
  const Number file = seen_names_[from].at(operation.name);
  change({{from, operation.name, std::nullopt}, {to, operation.other_name, file}});
}

void Disk::change(Step step) {
  for (const Change& one : step) {
    auto& names = seen_names_[one.directory];
    if (one.file)
      names[one.name] = *one.file;
    else
      names.erase(one.name);
  }
  waiting_.push_back(std::move(step));
}

void Disk::sync(const RecordedOperation& operation) {
  const Number number = number_of(operation.inode);
  File& file = files_[number];
  for (const Write& write : file.waiting) apply(write, file.content);
  file.waiting.clear();
  const bool has_grown = std::exchange(file.synced_size, file.size) != file.size;
  if (model_ == DiskModel::strict)
    name_those_in(number);
  else if (model_ == DiskModel::ext4 || operation.number == 0 || has_grown)
    name_all();
}

void Disk::name_all() {
  for (const Step& step : waiting_) apply(step);
  waiting_.clear();
}

void Disk::name_those_in(Number directory) {
  std::erase_if(waiting_, [&](const Step& step) {
    const bool concerned =
        std::any_of(step.begin(), step.end(), [&](const Change& change) { return change.directory == directory; });
    if (concerned) apply(step);
    return concerned;
  });
}

void Disk::apply(const Step& step) {
  for (const Change& change : step) {
    auto& names = files_[change.directory].names;
    if (change.file)
      names[change.name] = *change.file;
    else
      names.erase(change.name);
  }
}

void Disk::apply(const Write& write, std::string& content) {
  const std::uint64_t end = write.offset + write.bytes.size();
  if (write.is_truncation || content.size() < end) content.resize(end);
  content.replace(write.offset, write.bytes.size(), write.bytes);
}

void Disk::fail(std::minstd_rand& random) {
  // Failures in which nearly all, or next to nothing, had reached the disk are as likely as those between.
  static constexpr double likelihoods[] = {0, 0.1, 0.5, 0.9, 1};
  const double likelihood = likelihoods[random() % std::size(likelihoods)];
  const auto in_order = random() % (waiting_.size() + 1);
  for (std::size_t i = 0; i < waiting_.size(); ++i)
    if (model_ == DiskModel::strict ? chance(random, likelihood) : i < in_order) apply(waiting_[i]);
  for (File& file : files_)
    for (const Write& write : file.waiting) {
      if (!chance(random, likelihood)) continue;
      if (chance(random, 0.3))
        apply_torn(write, file.content, random);
      else
        apply(write, file.content);
    }
}

void Disk::keep_all() {
  name_all();
  for (File& file : files_)
    for (const Write& write : file.waiting) apply(write, file.content);
}

/// Some sectors stay as they were before the write.
void Disk::apply_torn(const Write& write, std::string& content, std::minstd_rand& random) {
  if (write.is_truncation) return apply(write, content);
  for (std::size_t at = 0; at < write.bytes.size(); at += sector)
    if (chance(random, 0.5)) apply({write.offset + at, write.bytes.substr(at, sector)}, content);
}

void Disk::put_into(const fs::path& place) const { put(files_[0], place); }

void Disk::put(const File& directory, const fs::path& place) const {
  for (const auto& [name, number] : directory.names) {
    const File& file = files_[number];
    if (file.is_directory) {
      fs::create_directory(place / name);
      put(file, place / name);
    } else {
      std::ofstream(place / name, std::ios::binary) << file.content;
    }
  }
}

}  // namespace soak

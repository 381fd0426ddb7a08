// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace libsearch::index {

/// Which value slot holds a field, by lower-cased name, in the order in which the index met them. Thread-safe.
class FieldSlots {
 public:
  FieldSlots() = default;
  /// From what stored() gave.
  explicit FieldSlots(std::string_view stored);

  /// The slot of a field, given to it now if it has none yet.
  unsigned slot_of(std::string_view field);
  /// The slot of a field that has one.
  std::optional<unsigned> find(std::string_view field) const;
  /// For the index's metadata, under `metadata_key`.
  std::string stored() const;

  static constexpr const char* metadata_key = "fields";

 private:
  mutable std::mutex mutex_;
  std::vector<std::string> names_;
};

}  // namespace libsearch::index

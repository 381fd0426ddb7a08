// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/field_slots.h"

#include <algorithm>

#include "index/terms.h"
#include "index/varint.h"

namespace libsearch::index {
namespace {

std::string lower(std::string_view name) {
  std::string out(name);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return out;
}

}  // namespace

FieldSlots::FieldSlots(std::string_view stored) {
  while (const auto name = take_string(stored)) names_.emplace_back(*name);
}

unsigned FieldSlots::slot_of(std::string_view field) {
  const std::lock_guard lock(mutex_);
  const std::string name = lower(field);
  const auto found = std::find(names_.begin(), names_.end(), name);
  const auto slot = first_field_slot + static_cast<unsigned>(found - names_.begin());
  if (found == names_.end()) names_.push_back(name);
  return slot;
}

std::optional<unsigned> FieldSlots::find(std::string_view field) const {
  const std::lock_guard lock(mutex_);
  const auto found = std::find(names_.begin(), names_.end(), lower(field));
  if (found == names_.end()) return std::nullopt;
  return first_field_slot + static_cast<unsigned>(found - names_.begin());
}

std::string FieldSlots::stored() const {
  const std::lock_guard lock(mutex_);
  std::string out;
  for (const auto& name : names_) append_string(out, name);
  return out;
}

}  // namespace libsearch::index

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

// How things are called inside the engine: term prefixes follow Omega's conventions; spellings have none, for they are
// lower-cased and so never begin with a capital.
namespace libsearch::index {

/// Value slots. Fields have the slots from first_field_slot on, in the order in which the index met them.
inline constexpr unsigned date_slot = 0;
inline constexpr unsigned stamp_slot = 1;
inline constexpr unsigned id_slot = 2;
inline constexpr unsigned first_field_slot = 16;

/// The engine's limit.
inline constexpr std::size_t max_term_bytes = 245;

/// The unique term of a document. Long ids are cut and completed by a checksum.
std::string id_term(std::string_view id);

/// What stands before a spelling of a field: "" for none, "S" for title, "XAUTHOR:" for author.
std::string field_prefix(std::string_view field);

/// The term of a language, by its primary subtag: "Len".
std::string language_term(std::string_view language);

/// A date as digits that sort ("20161024", "201610", "20161024120000"); nothing for what is not ISO 8601 or no date.
/// Times are kept as written: offsets from UTC are left out.
std::optional<std::string> date_digits(std::string_view date);

/// A field's value as bytes that sort: numbers by size, before all other values by their fold.
std::string sortable_value(std::string_view value);

/// Whether `name` can be a field's: a letter, then letters, digits, `_`, `-` or `.`; at most 64 bytes.
bool is_field_name(std::string_view name);

}  // namespace libsearch::index

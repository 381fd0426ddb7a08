// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

// How things are called inside the engine: term prefixes follow Omega's conventions; spellings have none, for they are
// lower-cased and so never begin with a capital.
namespace libsearch::index {

/// Value slots.
inline constexpr unsigned date_slot = 0;
inline constexpr unsigned stamp_slot = 1;
inline constexpr unsigned id_slot = 2;

/// The slot of a field, whatever the case of its name: a number made of the name alone, so that all indexes agree on it
/// and can be searched as one. Always even; the odd number after it is the field's too. Among 1,000 fields two share a
/// slot with a probability of one in a thousand.
unsigned field_slot(std::string_view field);

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

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// How things are called inside the engine: term prefixes follow Omega's conventions; spellings have none, for they are
// lower-cased and so never begin with a capital.
namespace libsearch::index {

/// Value slots.
inline constexpr unsigned date_slot = 0;
inline constexpr unsigned stamp_slot = 1;
inline constexpr unsigned id_slot = 2;
inline constexpr unsigned content_slot = 3;    ///< a checksum of the text: equal for duplicates
inline constexpr unsigned language_slot = 4;   ///< the primary subtag
inline constexpr unsigned record_slot = 5;     ///< the record, if it is not long
inline constexpr unsigned positions_slot = 6;  ///< and those behind it: position_lists.h, if the document is not long
inline constexpr unsigned first_field_slot = 512;

/// The slot of a field, whatever the case of its name: a number made of the name alone, so that all indexes agree on it
/// and can be searched as one. Always even. It holds the first value as it sorts; the odd number after it, the
/// facet slot, holds all values as they are counted. Among 1,000 fields two share a slot with a probability of one in a
/// thousand.
unsigned field_slot(std::string_view field);
unsigned facet_slot(std::string_view field);

/// The engine's limit.
inline constexpr std::size_t max_term_bytes = 245;

/// The unique term of a document. Long ids are cut and completed by a checksum.
std::string id_term(std::string_view id);

/// What stands before a spelling of a field: "" for none, "S" for title, "XAUTHOR:" for author.
std::string field_prefix(std::string_view field);

/// Whether a term is none of titles and texts: of a field, an id, a language ...
bool has_prefix(std::string_view term);

/// The term of two neighbouring Han characters that are no word by themselves where they stand.
std::string han_pair_term(std::string_view pair);
bool is_han_pair_term(std::string_view term);

/// The terms that stand for a spelling of a field with this prefix. Two Han characters in title or text are found
/// inside longer words and across them as well: where words end there is a guess.
std::vector<std::string> spelling_terms(const std::string& prefix, std::string_view spelling);

/// The primary subtag of a language tag, in lower case: "en" of "en-GB".
std::string primary_language(std::string_view language);

/// The term of a language, by its primary subtag: "Len".
std::string language_term(std::string_view language);

/// A date as digits that sort ("20161024", "201610", "20161024120000"); nothing for what is not ISO 8601 or no date.
/// Times are kept as written: offsets from UTC are left out.
std::optional<std::string> date_digits(std::string_view date);

/// A field's value as bytes that sort: numbers by size, before all other values by their fold.
std::string sortable_value(std::string_view value);

/// The values of a field as they are counted: those short enough to be labels, as they were given.
std::string facet_values(const std::vector<std::string>& values);
std::vector<std::string> facet_values_of(std::string_view stored);

/// What duplicates have in common; empty for a document without text and title.
std::string content_value(std::string_view title, std::string_view text);

/// Whether `name` can be a field's: a letter, then letters, digits, `_`, `-` or `.`; at most 64 bytes.
bool is_field_name(std::string_view name);

}  // namespace libsearch::index

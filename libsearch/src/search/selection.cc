// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/selection.h"

#include <algorithm>

#include "index/terms.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace libsearch::search {

using Op = Xapian::Query::op;

std::string field_name(std::string_view typed) { return text::ascii_lowered(typed); }

bool is_filter(const Query& word) {
  const std::string field = field_name(word.field);
  return field == "language" || field == "lang" || field == "id";
}

Xapian::Query filter_query(const Query& word) {
  const bool is_id = field_name(word.field) == "id";
  const std::string term = is_id ? index::id_term(text::mend_utf8(word.text)) : index::language_term(word.text);
  return Xapian::Query(Op::OP_SCALE_WEIGHT, Xapian::Query(term), 0);
}

Xapian::Query range_query(const Query& range) {
  const bool is_date = field_name(range.field) == "date";
  const auto slot = is_date ? index::date_slot : index::field_slot(range.field);
  const auto value = [&](const std::string& text) {
    return is_date ? index::date_digits(text).value_or("") : index::sortable_value(text);
  };
  // An open end stays among values of the other's kind: numbers sort before all others.
  const auto kind_of = [&](const std::string& end) {
    return is_date || end.empty() ? std::string() : value(end).substr(0, 1);
  };
  const std::string low = range.low.empty() ? std::max(kind_of(range.high), std::string("\x01")) : value(range.low);
  const std::string high =
      range.high.empty() ? kind_of(range.low) + "\xff" : value(range.high) + (is_date ? "\xff" : "");
  return Xapian::Query(Op::OP_SCALE_WEIGHT, Xapian::Query(Op::OP_VALUE_RANGE, slot, low, high), 0);
}

}  // namespace libsearch::search

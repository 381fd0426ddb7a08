// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/terms.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>

#include <xapian.h>

#include "index/checksum.h"
#include "index/varint.h"
#include "names/fold.h"
#include "names/spelling.h"
#include "text/ascii.h"
#include "text/han.h"
#include "text/utf8.h"

namespace libsearch::index {
namespace {

/// Takes exactly `digits` digits off `in`, a number within the limits.
bool take_digits(std::string_view& in, std::size_t digits, int low, int high, std::string& out) {
  if (in.size() < digits ||
      !std::all_of(in.begin(), in.begin() + static_cast<std::ptrdiff_t>(digits), text::is_ascii_digit))
    return false;
  int value = 0;
  std::from_chars(in.data(), in.data() + digits, value);
  if (value < low || value > high) return false;
  out += in.substr(0, digits);
  in.remove_prefix(digits);
  return true;
}

bool take(std::string_view& in, std::string_view any_of) {
  if (in.empty() || any_of.find(in.front()) == any_of.npos) return false;
  in.remove_prefix(1);
  return true;
}

int days_of(const std::string& year_and_month) {
  using namespace std::chrono;
  const year of(std::stoi(year_and_month.substr(0, 4)));
  const month in(static_cast<unsigned>(std::stoi(year_and_month.substr(4, 2))));
  return static_cast<int>(static_cast<unsigned>(year_month_day_last(of, month_day_last(in)).day()));
}

/// Hours, minutes and seconds after the `T`; what follows (fractions, offsets) does not sort and is left out.
bool take_time(std::string_view& in, std::string& out) {
  if (!take_digits(in, 2, 0, 24, out)) return false;
  take(in, ":");
  if (!take_digits(in, 2, 0, 59, out)) return in.empty();
  take(in, ":");
  take_digits(in, 2, 0, 60, out);
  return in.empty() || std::string_view(".,Zz+-").find(in.front()) != std::string_view::npos;
}

}  // namespace

std::string id_term(std::string_view id) {
  std::string term = "Q";
  constexpr std::size_t kept = 200;
  const auto nuls = static_cast<std::size_t>(std::count(id.begin(), id.end(), '\0'));
  if (id.size() + nuls < max_term_bytes - 1) return term += id;
  std::array<char, 20> digits{};
  std::snprintf(digits.data(), digits.size(), "#%016llx", static_cast<unsigned long long>(checksum(id)));
  for (const char c : id.substr(0, kept)) term += c == '\0' ? ' ' : c;
  return term += digits.data();
}

std::string field_prefix(std::string_view field) {
  if (field.empty()) return {};
  const std::string name = text::ascii_uppered(field);
  return name == "TITLE" ? "S" : "X" + name + ":";
}

unsigned field_slot(std::string_view field) {
  constexpr unsigned count = 1u << 29;
  return first_field_slot + 2 * static_cast<unsigned>(checksum(text::ascii_lowered(field)) % count);
}

unsigned facet_slot(std::string_view field) { return field_slot(field) + 1; }

std::string primary_language(std::string_view language) {
  return text::ascii_lowered(language.substr(0, std::min<std::size_t>(language.find_first_of("-_"), 16)));
}

bool has_prefix(std::string_view term) { return !term.empty() && text::is_ascii_upper(term.front()); }

std::string han_pair_term(std::string_view pair) { return "N" + std::string(pair); }

bool is_han_pair_term(std::string_view term) { return term.size() == 1 + text::han_pair_size && term.front() == 'N'; }

std::vector<std::string> spelling_terms(const std::string& prefix, std::string_view spelling) {
  std::vector<std::string> terms{prefix + std::string(spelling)};
  const bool is_pair = prefix.empty() && spelling.size() == text::han_pair_size && text::is_han(spelling);
  if (is_pair) terms.push_back(han_pair_term(spelling));
  return terms;
}

std::string language_term(std::string_view language) { return "L" + primary_language(language); }

std::optional<std::string> date_digits(std::string_view date) {
  std::string out;
  if (!take_digits(date, 4, 0, 9999, out)) return std::nullopt;
  if (date.empty()) return out;
  take(date, "-/.");
  if (!take_digits(date, 2, 1, 12, out)) return std::nullopt;
  if (date.empty()) return out;
  take(date, "-/.");
  if (!take_digits(date, 2, 1, days_of(out), out)) return std::nullopt;
  if (date.empty()) return out;
  if (!take(date, "Tt ") || !take_time(date, out)) return std::nullopt;
  return out;
}

std::string sortable_value(std::string_view value) {
  double number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error == std::errc() && end == value.data() + value.size() && std::isfinite(number))
    return "\x01" + Xapian::sortable_serialise(number);
  constexpr std::size_t kept = 128;
  const std::string folded = names::fold(names::spelling_of(value.substr(0, text::boundary_before(value, kept))));
  return "\x02" + folded;
}

std::string facet_values(const std::vector<std::string>& values) {
  constexpr std::size_t longest_label = 128;
  constexpr std::size_t most_labels = 64;
  std::vector<std::string_view> labels;
  for (const std::string_view value : values)
    if (!value.empty() && value.size() <= longest_label && labels.size() < most_labels &&
        std::find(labels.begin(), labels.end(), value) == labels.end())
      labels.push_back(value);
  std::string out;
  for (const auto label : labels) append_string(out, label);
  return out;
}

std::vector<std::string> facet_values_of(std::string_view stored) {
  std::vector<std::string> values;
  while (const auto value = take_string(stored)) values.emplace_back(*value);
  return values;
}

std::string content_value(std::string_view title, std::string_view text) {
  const std::string_view content = text.empty() ? title : text;
  return content.empty() ? std::string() : checksum_bytes(content);
}

bool is_field_name(std::string_view name) {
  return !name.empty() && name.size() <= 64 && text::is_ascii_letter(name.front()) &&
         std::all_of(name.begin(), name.end(),
                     [](char c) { return text::is_ascii_alnum(c) || c == '_' || c == '-' || c == '.'; });
}

}  // namespace libsearch::index

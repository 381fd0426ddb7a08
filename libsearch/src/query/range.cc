// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/range.h"

#include <algorithm>
#include <chrono>
#include <string>

#include <libsearch/error.h>

#include "query/chars.h"
#include "text/ascii.h"

namespace libsearch::query {
namespace {

bool are_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), text::is_ascii_digit); }

unsigned two_digits(std::string_view text, std::size_t at) {
  return static_cast<unsigned>((text[at] - '0') * 10 + (text[at + 1] - '0'));
}

bool is_date(std::string_view text) {
  using namespace std::chrono;
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  if ((text.size() > 4 && text[4] != '-') || (text.size() > 7 && text[7] != '-')) return false;
  for (const std::size_t at : {0u, 2u, 5u, 8u})
    if (at < text.size() && !are_digits(text.substr(at, 2))) return false;
  const auto number = [&](std::size_t at) { return at < text.size() ? two_digits(text, at) : 1; };
  const int of_year = static_cast<int>(number(0) * 100 + number(2));
  return year_month_day(year(of_year), month(number(5)), day(number(8))).ok();
}

[[noreturn]] void throw_reversed(std::size_t position) {
  throw Error(ErrorCode::bad_query, "the range ends before it begins", "write the lower end first: low..high",
              position);
}

// Not of the `..` in a path.
bool starts_end(std::string_view text) {
  if (text.empty()) return true;
  return is_word_char(code_point_at(text, 0)) || (text.size() > 1 && text[0] == '-' && text::is_ascii_digit(text[1]));
}

std::string_view without_zeros(std::string_view digits) {
  return digits.substr(std::min(digits.find_first_not_of('0'), digits.size()));
}

}  // namespace

std::optional<Ends> split_range(std::string_view text) {
  const std::size_t at = text.find("..");
  if (at == text.npos || text.find("..", at + 1) != text.npos || text.size() == 2) return {};
  const Ends ends{text.substr(0, at), text.substr(at + 2)};
  if (!starts_end(ends.low) || !starts_end(ends.high)) return {};
  return ends;
}

void check_dates(const Ends& ends, std::size_t position) {
  for (const std::string_view date : {ends.low, ends.high}) {
    if (date.empty() || is_date(date)) continue;
    throw Error(ErrorCode::bad_query, "not a date: " + std::string(date.substr(0, 40)),
                "dates are 2016, 2016-10 or 2016-10-24, ranges 2016-10..2016-12, 2016.. or ..2016", position);
  }
  // 2016-10..2016 is no mistake: an end includes the whole year or month it names.
  const std::size_t common = std::min(ends.low.size(), ends.high.size());
  if (ends.low.substr(0, common) > ends.high.substr(0, common)) throw_reversed(position);
}

void check_numbers(const Ends& ends, std::size_t position) {
  if (ends.low.empty() || ends.high.empty() || !are_digits(ends.low) || !are_digits(ends.high)) return;
  const std::string_view low = without_zeros(ends.low);
  const std::string_view high = without_zeros(ends.high);
  if (low.size() > high.size() || (low.size() == high.size() && low > high)) throw_reversed(position);
}

}  // namespace libsearch::query

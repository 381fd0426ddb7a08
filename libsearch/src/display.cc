// SPDX-License-Identifier: GPL-2.0-or-later
#include <libsearch/display.h>

#include <algorithm>

#include "text/decode.h"
#include "text/sanitize.h"

namespace libsearch {
namespace {

/// The beginning of the code point that `offset` is in. Never more than three bytes back, so that ill-formed text is
/// not walked over and over.
std::size_t code_point_begin(std::string_view text, std::size_t offset) {
  for (int i = 0; i < 3 && offset > 0 && offset < text.size() && text::is_continuation(text[offset]); ++i) --offset;
  return offset;
}

/// Calls `append(part, is_highlight)` for the parts of `text` in order. Ranges that are out of order, overlap or reach
/// over the end are cut to what is left of them.
template <typename Append>
void for_each_part(std::string_view text, const std::vector<ByteRange>& highlights, Append append) {
  std::size_t at = 0;
  for (const ByteRange& range : highlights) {
    const std::size_t begin = std::max(at, code_point_begin(text, range.begin));
    const std::size_t end = code_point_begin(text, std::min(range.end, text.size()));
    if (begin >= end) continue;
    append(text.substr(at, begin - at), false);
    append(text.substr(begin, end - begin), true);
    at = end;
  }
  append(text.substr(at), false);
}

std::string_view entity_of(char byte) {
  switch (byte) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

void append_html(std::string& out, std::string_view text) {
  std::string visible;
  text::append_visible(visible, text);
  for (const char byte : visible) {
    if (const std::string_view entity = entity_of(byte); !entity.empty()) {
      out += entity;
    } else {
      out += byte;
    }
  }
}

/// `ranges` with their ends counted by `units`, which says how many units the character beginning with a byte has.
template <class Units>
std::vector<ByteRange> counted(std::string_view text, const std::vector<ByteRange>& ranges, Units units) {
  std::size_t at = 0;
  std::size_t count = 0;
  const auto count_to = [&](std::size_t end) {
    for (; at < std::min(end, text.size()); ++at)
      if (!text::is_continuation(text[at])) count += units(static_cast<unsigned char>(text[at]));
    return count;
  };
  std::vector<ByteRange> out;
  for (const auto& range : ranges) {
    const std::size_t begin = count_to(range.begin);
    out.push_back({begin, count_to(range.end)});
  }
  return out;
}

}  // namespace

std::vector<ByteRange> in_code_points(std::string_view text, const std::vector<ByteRange>& ranges) {
  return counted(text, ranges, [](unsigned char) { return std::size_t{1}; });
}

std::vector<ByteRange> in_utf16(std::string_view text, const std::vector<ByteRange>& ranges) {
  constexpr unsigned char beyond_basic_plane = 0xF0;
  return counted(text, ranges, [](unsigned char lead) { return std::size_t{lead >= beyond_basic_plane ? 2u : 1u}; });
}

std::string plain_text(std::string_view text) { return mark_up(text, {}, {}, {}); }

std::string mark_up(std::string_view text, const std::vector<ByteRange>& highlights, std::string_view before,
                    std::string_view after) {
  std::string out;
  for_each_part(text, highlights, [&](std::string_view part, bool is_highlight) {
    if (is_highlight) out += before;
    text::append_visible(out, part);
    if (is_highlight) out += after;
  });
  return out;
}

std::string html(std::string_view text, const std::vector<ByteRange>& highlights, std::string_view before,
                 std::string_view after) {
  std::string out;
  for_each_part(text, highlights, [&](std::string_view part, bool is_highlight) {
    if (is_highlight) out += before;
    append_html(out, part);
    if (is_highlight) out += after;
  });
  return out;
}

}  // namespace libsearch

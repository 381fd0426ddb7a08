// SPDX-License-Identifier: GPL-2.0-or-later
#include "console.h"
#include "output/output.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include <libsearch/display.h>

namespace lsearch {
namespace {

using libsearch::ByteRange;

struct Style {
  const char *title = "", *id = "", *highlight = "", *off = "";
};

constexpr Style coloured{"\033[1m", "\033[36m", "\033[1;31m", "\033[0m"};

std::size_t character_length(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
  return end - at;
}

/// By the first bytes alone: East Asian blocks are wide, the combining marks of European and Semitic scripts have no
/// width.
std::size_t character_width(std::string_view character) {
  const auto byte = [&](std::size_t i) { return i < character.size() ? static_cast<unsigned char>(character[i]) : 0u; };
  const unsigned two = byte(0) << 8 | byte(1);
  if ((two >= 0xCC80 && two < 0xCDB0) || (two >= 0xD98B && two < 0xD9A0) || (two >= 0xD691 && two < 0xD6BE)) return 0;
  if ((two >= 0xE2BA && two < 0xEA00) || (two >= 0xEAB0 && two < 0xED9F) || two == 0xEFA4 || two == 0xEFBC) return 2;
  return byte(0) == 0xF0 && byte(1) >= 0x9F ? 2 : 1;
}

/// Columns that `text` (UTF-8) takes on a terminal. About.
std::size_t columns(std::string_view text) {
  std::size_t sum = 0;
  for (std::size_t at = 0, length = 0; at < text.size(); at += length) {
    length = character_length(text, at);
    sum += character_width(text.substr(at, length));
  }
  return sum;
}

/// Filled up with spaces.
std::string padded(std::string_view text, std::size_t width) {
  std::string plain = libsearch::plain_text(text);
  const std::size_t taken = columns(plain);
  return taken < width ? plain.append(width - taken, ' ') : plain;
}

/// Cuts `text` into lines of at most `width` columns: at spaces, or between wide characters.
std::vector<ByteRange> wrapped(std::string_view text, std::size_t width) {
  std::vector<ByteRange> lines;
  std::size_t begin = 0, used = 0, gap = 0, gap_used = 0;  // the last place to cut, and the columns before it
  for (std::size_t at = 0, length = 0; at < text.size(); at += length) {
    length = character_length(text, at);
    const std::size_t wide = character_width(text.substr(at, length));
    if (text[at] == ' ' || wide == 2) gap = at, gap_used = used;
    used += wide;
    if (used <= width || gap <= begin) continue;
    lines.push_back({begin, gap});
    begin = text[gap] == ' ' ? gap + 1 : gap;
    used -= gap_used + (begin - gap);
    gap = 0;
  }
  if (begin < text.size()) lines.push_back({begin, text.size()});
  return lines;
}

std::size_t terminal_width() {
  winsize size{};
  const bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? std::max<std::size_t>(size.ws_col, 40) : 80;
}

/// The part of `highlights` that lies in `line`, counted from its beginning.
std::vector<ByteRange> within(const std::vector<ByteRange>& highlights, ByteRange line) {
  std::vector<ByteRange> inside;
  for (const auto& range : highlights) {
    const std::size_t begin = std::max(range.begin, line.begin), end = std::min(range.end, line.end);
    if (begin < end) inside.push_back({begin - line.begin, end - line.begin});
  }
  return inside;
}

std::string snippet_lines(const libsearch::Snippet& snippet, const Style& style, std::size_t width) {
  std::string text;
  const auto lines = wrapped(snippet.text, width);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto part = std::string_view(snippet.text).substr(lines[i].begin, lines[i].end - lines[i].begin);
    text += i == 0 && snippet.cut_before ? "  …" : "   ";
    text += libsearch::mark_up(part, within(snippet.highlights, lines[i]), style.highlight, style.off);
    text += i + 1 == lines.size() && snippet.cut_after ? "…\n" : "\n";
  }
  return text;
}

/// "exact Syria, similar Эрдоган": the spellings of the document, closest first.
std::string matches_of(const libsearch::Hit& hit) {
  std::string text;
  std::vector<std::string> seen;
  const char* tier = "";
  for (const auto& match : hit.matches) {
    if (std::find(seen.begin(), seen.end(), match.spelling) != seen.end()) continue;
    seen.push_back(match.spelling);
    const char* next = libsearch::to_string(match.tier);
    text += std::string(text.empty() ? "" : ", ") + (std::string_view(tier) == next ? "" : std::string(next) + " ") +
            match.spelling;
    tier = next;
  }
  return text;
}

std::string hit_text(const libsearch::Hit& hit, const Style& style, const std::vector<std::string>& places) {
  char score[32];
  std::snprintf(score, sizeof score, "%.2f", hit.score);
  const std::string title_off = std::string(style.off) + style.title;
  const std::string title = libsearch::mark_up(hit.title.empty() ? hit.id : hit.title,
                                               hit.title.empty() ? std::vector<ByteRange>{} : hit.title_highlights,
                                               style.highlight, title_off);
  std::string text = std::to_string(hit.rank) + ". " + style.title + title + style.off + "\n";
  text += std::string("   ") + style.id + libsearch::plain_text(hit.id) + style.off + "  " + score;
  if (places.size() > 1) text += "  in " + libsearch::plain_text(places[hit.shard]);
  if (!hit.date.empty()) text += "  " + libsearch::plain_text(hit.date);
  if (hit.collapsed > 0) text += "  and " + grouped(hit.collapsed) + " like it";
  if (!hit.matches.empty()) text += "  " + libsearch::plain_text(matches_of(hit));
  text += "\n" + snippet_lines(hit.snippet, style, terminal_width() - 4);
  for (const auto& snippet : hit.more_snippets) text += snippet_lines(snippet, style, terminal_width() - 4);
  return text + "\n";
}

std::string facet_text(const libsearch::Facet& facet, const Style& style) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& value : facet.values)
    rows.push_back({value.value, (facet.is_exact ? "" : "about ") + grouped(value.documents)});
  const std::uint64_t more = facet.distinct - facet.values.size();
  return style.title + libsearch::plain_text(facet.field) + style.off + "\n" + table(rows, "  ") +
         (more > 0 ? "  … " + grouped(more) + " more\n" : "") + "\n";
}

}  // namespace

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

std::string table(const std::vector<std::vector<std::string>>& rows, std::string_view indent) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i)
      widths[i] = std::max(widths[i], columns(libsearch::plain_text(row[i])));
  }
  std::string text;
  for (const auto& row : rows) {
    text += indent;
    for (std::size_t i = 0; i < row.size(); ++i)
      text += i + 1 < row.size() ? padded(row[i], widths[i] + 2) : libsearch::plain_text(row[i]);
    text += "\n";
  }
  return text;
}

std::string as_text(const Question& question, const libsearch::Results& results, const Options& options) {
  const Style style = options.colour ? coloured : Style{};
  std::string text;
  if (!options.batch.empty()) text = libsearch::plain_text("== " + question.id + ": " + question.text) + "\n\n";
  for (const auto& hit : results.hits) text += hit_text(hit, style, options.shards.places);
  for (const auto& facet : results.facets) text += facet_text(facet, style);
  return text;
}

}  // namespace lsearch

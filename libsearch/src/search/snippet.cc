// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/snippet.h"

#include <algorithm>

#include <unicode/uchar.h>

#include "text/decode.h"
#include "text/utf8.h"

namespace libsearch::search {
namespace {

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v'; }

/// The bytes of the white space at `at`, of whatever width; 0 if there is something else.
std::size_t space_size(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return is_space(text[at]) ? 1 : 0;
  if (lead != 0xC2 && (lead < 0xE1 || lead > 0xE3)) return 0;  // none of these begins white space
  std::size_t end = at;
  const auto letter = static_cast<UChar32>(text::next_code_point(text, end));
  return u_isUWhiteSpace(letter) != 0 ? end - at : 0;
}

/// Whether `part` has at most `length` characters; counted only where its bytes leave that open.
bool is_within(std::string_view part, std::size_t length) {
  return part.size() <= length || (part.size() / 4 <= length && text::count_code_points(part) <= length);
}

/// The offset `count` characters after or before `at`, or the end or beginning of the text.
std::size_t characters_after(std::string_view text, std::size_t at, std::size_t count) {
  while (at < text.size() && (count > 0 || text::is_continuation(text[at])))
    if (!text::is_continuation(text[at++])) --count;
  return at;
}

std::size_t characters_before(std::string_view text, std::size_t at, std::size_t count) {
  while (at > 0 && count > 0)
    if (!text::is_continuation(text[--at])) --count;
  return at;
}

/// What a mark is worth in a passage: a word's first spelling there much, the same word again little.
double first_worth(const Spelling& spelling) { return 4.0 - static_cast<double>(spelling.tier) + spelling.similarity; }
constexpr double repeated_worth = 0.25;

struct Passage {
  std::size_t first = 0;  ///< of the marks
  std::size_t last = 0;
};

double worth_of(const std::vector<Mark>& marks, const Translated& question, Passage passage) {
  double worth = 0;
  std::vector<double> best(question.words.size(), 0);
  for (std::size_t i = passage.first; i <= passage.last; ++i) {
    const double own = first_worth(question.spelling({marks[i].word, marks[i].spelling}));
    double& so_far = best[marks[i].word];
    worth += so_far == 0 ? own : repeated_worth + std::max(0.0, own - so_far);
    so_far = std::max(so_far, own);
  }
  return worth;
}

/// The run of marks that fits into `length` characters and is worth most; the earliest of equals.
Passage best_passage(std::string_view text, const std::vector<Mark>& marks, const Translated& question,
                     std::size_t length) {
  const auto fit = [&](const Mark& first, const Mark& last) {
    return is_within(text.substr(first.begin, last.end - first.begin), length);
  };
  Passage best;
  double best_worth = -1;
  // A mark can begin the passage only if it is worth looking at: beyond some hundred the first ones have said it all.
  constexpr std::size_t most_starts = 200;
  constexpr std::size_t most_marks = 40;
  std::size_t last = 0;
  for (std::size_t first = 0; first < std::min(marks.size(), most_starts); ++first) {
    last = std::max(last, first);
    while (last + 1 < marks.size() && last - first < most_marks && fit(marks[first], marks[last + 1])) ++last;
    const double worth = worth_of(marks, question, {first, last});
    if (worth > best_worth) {
      best = {first, last};
      best_worth = worth;
    }
  }
  return best;
}

/// How far from a place that was chosen white space is looked for, in bytes: in unspaced scripts there is none near.
constexpr std::size_t longest_word = 60;

/// The beginning of a word at or after `at`: a place behind white space, or `at` itself in unspaced scripts.
std::size_t word_start(std::string_view text, std::size_t at, std::size_t limit) {
  if (at == 0 || is_space(text[at - 1])) return at;
  for (std::size_t i = at; i < std::min(limit, at + longest_word); ++i)
    if (is_space(text[i])) return i + 1;
  return text::boundary_before(text, at);
}

std::size_t word_end(std::string_view text, std::size_t at, std::size_t limit) {
  if (at >= text.size() || is_space(text[at])) return std::min(at, text.size());
  for (std::size_t i = at; i > limit && at - i < longest_word; --i)
    if (is_space(text[i - 1])) return i - 1;
  return text::boundary_before(text, at);
}

/// Whether a sentence ends right before `at`, the white space behind it included.
bool is_after_stop(std::string_view text, std::size_t at) {
  if (at >= 2 && is_space(text[at - 1]) && std::string_view(".!?\n").find(text[at - 2]) != std::string_view::npos)
    return true;
  if (at < 3) return false;
  const auto last = text.substr(at - 3, 3);
  return last == "。" || last == "！" || last == "？" || last == "।";
}

/// The beginning of the sentence that holds `at`, if it is not before `from`; else a word's.
std::size_t passage_start(std::string_view text, std::size_t from, std::size_t at) {
  for (std::size_t i = at; i > from; --i)
    if (is_after_stop(text, i)) return i;
  return from == 0 ? 0 : word_start(text, from, at);
}

/// The end of a sentence in the last third before `at`, but not before `least`; else a word's.
std::size_t passage_end(std::string_view text, std::size_t begin, std::size_t at, std::size_t least) {
  if (at >= text.size()) return text.size();
  for (std::size_t i = at; i > std::max(least, at - (at - begin) / 3); --i)
    if (is_after_stop(text, i)) return i;
  return word_end(text, at, least);
}

ByteRange passage_around(std::string_view text, std::size_t first, std::size_t last, std::size_t length) {
  if (is_within(text, length)) return {0, text.size()};
  const std::size_t taken = std::min(length, text::count_code_points(text.substr(first, last - first)));
  const std::size_t begin = passage_start(text, characters_before(text, first, (length - taken) / 2), first);
  return {begin, passage_end(text, begin, std::max(last, characters_after(text, begin, length)), last)};
}

/// Copies text[range] with white space folded; highlights follow.
class Folder {
 public:
  Folder(std::string_view text, ByteRange range, const std::vector<Mark>& marks) {
    auto mark = std::lower_bound(marks.begin(), marks.end(), range.begin,
                                 [](const Mark& m, std::size_t at) { return m.begin < at; });
    std::size_t at = range.begin;
    for (; mark != marks.end() && mark->end <= range.end; ++mark) {
      copy(text.substr(at, mark->begin - at));
      const std::size_t begin = out_.text.size();
      copy(text.substr(mark->begin, mark->end - mark->begin));
      out_.highlights.push_back({begin, out_.text.size()});
      at = mark->end;
    }
    copy(text.substr(at, range.end - at));
    while (!out_.text.empty() && out_.text.back() == ' ') out_.text.pop_back();
    out_.cut_before = has_letters(text.substr(0, range.begin));
    out_.cut_after = has_letters(text.substr(range.end));
  }
  Snippet snippet() && { return std::move(out_); }

 private:
  void copy(std::string_view part) {
    for (std::size_t at = 0; at < part.size();) {
      const std::size_t space = space_size(part, at);
      if (space == 0)
        out_.text += part[at++];
      else if (!out_.text.empty() && out_.text.back() != ' ')
        out_.text += ' ';
      at += space;
    }
  }
  static bool has_letters(std::string_view rest) { return !std::all_of(rest.begin(), rest.end(), is_space); }

  Snippet out_;
};

}  // namespace

std::size_t end_of_title(std::string_view text, std::string_view title) {
  const auto first = text.find_first_not_of("#= \t\r\n");  // Markdown's headings begin so
  if (title.empty() || first == text.npos || !text.substr(first).starts_with(title)) return 0;
  const std::size_t end = first + title.size();
  const auto next = text.find_first_not_of("#=* \t\r", end);
  if (next == text.npos || text[next] != '\n') return 0;
  return text.find_first_not_of(" \t\r\n", next) == text.npos ? 0 : next;
}

std::vector<Snippet> make_snippets(std::string_view text, std::vector<Mark> marks, const Translated& question,
                                   std::size_t length, std::size_t count) {
  std::vector<Snippet> snippets;
  std::vector<ByteRange> taken;
  while (!marks.empty() && snippets.size() < count) {
    const Passage best = best_passage(text, marks, question, length);
    const ByteRange range = passage_around(text, marks[best.first].begin, marks[best.last].end, length);
    const bool is_apart = std::all_of(taken.begin(), taken.end(), [&](const ByteRange& other) {
      return range.end <= other.begin || range.begin >= other.end;
    });
    if (is_apart) snippets.push_back(Folder(text, range, marks).snippet());
    taken.push_back(range);
    std::erase_if(marks, [&](const Mark& mark) { return mark.end > range.begin && mark.begin < range.end; });
  }
  if (snippets.empty()) {
    const std::size_t end = word_end(text, characters_after(text, 0, length), 0);
    snippets.push_back(Folder(text, {0, end}, marks).snippet());
  }
  return snippets;
}

}  // namespace libsearch::search

// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/word_boundaries.h"

namespace libsearch::text {
namespace {

/// Finds the end of one segment. The numbers of rules (WB4 ...) are those of UAX #29, revision 41.
template <WordRules rules>
class SegmentScanner {
 public:
  SegmentScanner(std::string_view text, std::size_t begin) : text_(text) {
    segment_.begin = segment_.end = segment_.content_end = begin;
    take(peek());
  }

  Segment scan() {
    do {
      if (is_letter(previous_)) take_letters();
    } while (grow());
    return segment_;
  }

 private:
  using enum WordClass;

  ClassifiedChar peek() const { return char_at<rules>(text_, segment_.end); }

  /// Makes `c`, which follows the segment, its last character.
  void take(ClassifiedChar c) {
    segment_.end += c.size;
    segment_.content_end = segment_.end;
    segment_.last = previous_ = c.info.word_class();
    segment_.letters += begins_word(previous_);
    segment_.is_word = segment_.is_word || c.info.is_word();
  }

  /// WB5: the letters that follow a letter. Nothing but grow() in a tight loop.
  void take_letters() {
    std::size_t end = segment_.end;
    std::size_t count = 0;
    CharInfo seen;
    for (ClassifiedChar c = peek(); is_letter(c.info.word_class()); c = char_at<rules>(text_, end)) {
      end += c.size;
      ++count;
      seen.bits |= c.info.bits & CharInfo::word_flag;
      segment_.last = previous_ = c.info.word_class();
    }
    if (count == 0) return;
    segment_.end = segment_.content_end = end;
    segment_.letters += count;
    segment_.is_word = segment_.is_word || seen.is_word();
  }

  /// Takes the next character if no boundary is before it.
  bool grow() {
    const ClassifiedChar next = peek();
    if (next.size == 0) return false;
    const WordClass next_class = next.info.word_class();
    if (is_line_end(previous_) || is_line_end(next_class)) return grow_line_end(next);
    if (previous_ == zwj && next.info.is_pictographic()) return tie(next), true;  // WB3c
    if (previous_ == space && next_class == space) return take(next), true;       // WB3d
    if (is_ignorable(next_class)) return look_through(next), true;                // WB4
    if (joins(segment_.last, next_class)) return take(next), true;
    if (segment_.last == regional_indicator && next_class == regional_indicator) return take_flag(next), true;
    return grow_over(next);
  }

  /// WB3, WB3a, WB3b
  bool grow_line_end(ClassifiedChar next) {
    if (previous_ != cr || next.info.word_class() != lf) return false;
    take(next);
    return true;
  }

  /// A picture after a joiner: part of the segment, but no part of the word (unless it is a letter as well: Ⓜ).
  void tie(ClassifiedChar next) {
    const std::size_t content_end = segment_.content_end;
    take(next);
    if (!is_letter(segment_.last)) segment_.content_end = content_end;
  }

  void look_through(ClassifiedChar next) {
    // What follows trailing formatting belongs to it: `a`, joiner, mark.
    const bool is_content = next.info.word_class() == WordClass::extend && segment_.content_end == segment_.end;
    segment_.end += next.size;
    if (is_content) segment_.content_end = segment_.end;
    previous_ = next.info.word_class();
  }

  /// WB15, WB16: flags are pairs, so a third indicator does not join.
  void take_flag(ClassifiedChar next) {
    take(next);
    segment_.last = other;
  }

  /// WB5, WB8, WB9, WB10, WB13, WB13a, WB13b
  static bool joins(WordClass left, WordClass right) {
    if (is_letter(left) || left == numeric) return is_letter(right) || right == numeric || right == extend_num_let;
    if (left == hangul) return right == hangul;
    if (left == katakana) return right == katakana || right == extend_num_let;
    if (left == extend_num_let) {
      return is_letter(right) || right == numeric || right == katakana || right == extend_num_let;
    }
    return false;
  }

  /// WB6, WB7, WB7b, WB7c, WB11, WB12: `middle` and what follows it, where it stands between two of a kind.
  /// WB7a: a single quote after a Hebrew letter in any case.
  bool grow_over(ClassifiedChar middle) {
    const WordClass left = segment_.last;
    const WordClass middle_class = middle.info.word_class();
    if (may_be_within(left, middle_class)) {
      const std::size_t after = past_ignorables(segment_.end + middle.size);
      const ClassifiedChar right = char_at<rules>(text_, after);
      if (right.size != 0 && are_of_a_kind(left, middle_class, right.info.word_class())) {
        segment_.end = after;
        take(right);
        return true;
      }
    }
    if (left != hebrew_letter || middle_class != single_quote) return false;
    take(middle);
    return true;
  }

  static bool may_be_within(WordClass left, WordClass middle) {
    if (middle == mid_num_let || middle == single_quote) return is_letter(left) || left == numeric;
    if (middle == mid_letter) return is_letter(left);
    if (middle == mid_num || middle == full_stop) return left == numeric;
    return middle == double_quote && left == hebrew_letter;
  }

  static bool are_of_a_kind(WordClass left, WordClass middle, WordClass right) {
    if (left == numeric) return right == numeric;
    return middle == double_quote ? right == hebrew_letter : is_letter(right);
  }

  std::size_t past_ignorables(std::size_t offset) const {
    for (;;) {
      const ClassifiedChar c = char_at<rules>(text_, offset);
      if (c.size == 0 || !is_ignorable(c.info.word_class())) return offset;
      offset += c.size;
    }
  }

  std::string_view text_;
  Segment segment_;
  WordClass previous_ = other;  ///< of the last character, whatever it is
};

}  // namespace

template <WordRules rules>
Segment next_segment(std::string_view text, std::size_t begin) {
  return SegmentScanner<rules>(text, begin).scan();
}

template Segment next_segment<WordRules::unicode>(std::string_view text, std::size_t begin);
template Segment next_segment<WordRules::tailored>(std::string_view text, std::size_t begin);

std::vector<std::size_t> unicode_word_boundaries(std::string_view text) {
  std::vector<std::size_t> boundaries;
  if (!text.empty()) boundaries.push_back(0);
  for (std::size_t at = 0; at < text.size();) {
    at = next_segment<WordRules::unicode>(text, at).end;
    boundaries.push_back(at);
  }
  return boundaries;
}

}  // namespace libsearch::text

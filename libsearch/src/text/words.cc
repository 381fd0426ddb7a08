// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/words.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "text/dictionary_words.h"
#include "text/foreign_han.h"
#include "text/han.h"
#include "text/word_boundaries.h"

namespace libsearch::text {
namespace {

constexpr auto tailored = WordRules::tailored;

/// The most parts that have a compound: longer chains are file names, dates with times, hashes.
constexpr std::size_t max_compound_parts = 4;

/// What ICU gets at once of a text without spaces: bounds its memory (it needs some 20 bytes a character).
constexpr std::size_t max_dictionary_run = 4096;

/// What the fast path for ASCII knows of a byte: flags, and what it says about the end of a word that it follows.
enum Byte : std::uint8_t {
  ends_word = 0,      ///< the word ends before it, whatever follows
  may_be_inside = 1,  ///< the word ends before it unless a letter or digit follows: ' ` . , ; - & _
  after_letter = 2,   ///< + # and the full stop: a single letter may be C++, or the first of initials
  ends_sentence = 4,
  not_ascii = 8,  ///< it may be part of the word
  letter_or_digit = 16,
};

constexpr std::array<std::uint8_t, 256> byte_table = [] {
  std::array<std::uint8_t, 256> table = {};
  for (std::size_t c = 0x80; c < 256; ++c) table[c] = not_ascii;
  for (unsigned char c = '0'; c <= '9'; ++c) table[c] = letter_or_digit;
  for (unsigned char c = 'a'; c <= 'z'; ++c) table[c] = table[c - 'a' + 'A'] = letter_or_digit;
  for (const char c : {'\'', '`', '.', ',', ';', '-', '&', '_'}) table[static_cast<unsigned char>(c)] = may_be_inside;
  for (const char c : {'+', '#', '.'}) table[static_cast<unsigned char>(c)] |= after_letter;
  for (const char c : {'.', '!', '?', '\n', '\v', '\f', '\r'}) table[static_cast<unsigned char>(c)] |= ends_sentence;
  return table;
}();

/// Words of Chinese that no name has as one of its pieces.
constexpr std::array<std::string_view, 25> phrase_words{
    "的",   "了",   "是",   "谁",   "誰",   "哪",   "这",   "這",   "吗",   "嗎",   "或",   "被",    "什么",
    "什麼", "何时", "何時", "如何", "多少", "哪些", "哪里", "哪裡", "怎么", "怎麼", "怎样", "为什么"};

/// One pass over one text. Where a word begins is decided here, where it ends by ascii_word() if that is plain, and by
/// the rules of word_boundaries.h otherwise.
class Splitter {
 public:
  Splitter(std::string_view text, std::vector<Word>& words, std::uint32_t position, DictionaryBreaker& dictionaries)
      : text_(text), words_(words), position_(position), dictionaries_(dictionaries) {}

  std::uint32_t run() {
    for (std::size_t at = 0; (at = next_candidate(at)) < text_.size();) at = take(at);
    return position_;
  }

 private:
  /// What the fast path knows of the byte at `offset`; nothing at the end of the text.
  std::uint8_t byte_at(std::size_t offset) const {
    return offset < text_.size() ? byte_table[static_cast<unsigned char>(text_[offset])] : 0;
  }

  /// The offset of the next character that is an ASCII letter or digit, or no ASCII; notes ends of sentences on the
  /// way.
  std::size_t next_candidate(std::size_t at) {
    unsigned seen = 0;
    for (; at < text_.size(); ++at) {
      const unsigned byte = byte_at(at);
      if ((byte & (letter_or_digit | not_ascii)) != 0) break;
      seen |= byte;
    }
    if ((seen & ends_sentence) != 0) sentence_start_ = true;
    return at;
  }

  /// Takes the character at `begin`, or all that belongs together with it if it begins a word, and returns the end.
  std::size_t take(std::size_t begin) {
    std::size_t end = ascii_word(begin);
    if (end == 0) end = initials(begin);
    if (end == 0) {
      const ClassifiedChar c = char_at<tailored>(text_, begin);
      if (!begins_word(c.info.word_class())) {
        if (c.info.ends_sentence()) sentence_start_ = true;
        return begin + c.size;
      }
      end = c.info.word_class() == WordClass::dictionary ? dictionary_run(begin) : other_words(begin);
    }
    sentence_start_ = false;
    return end;
  }

  /// Takes the word at `begin` if it is ASCII and it is plain where it ends, and returns its end; otherwise 0.
  std::size_t ascii_word(std::size_t begin) {
    std::size_t end = begin;
    while ((byte_at(end) & letter_or_digit) != 0) ++end;
    const unsigned next = byte_at(end);
    if (end == begin || next == not_ascii) return 0;
    if ((next & may_be_inside) != 0 && (byte_at(end + 1) & (letter_or_digit | not_ascii)) != 0) return 0;
    if ((next & after_letter) != 0 && end - begin == 1) return 0;
    add_part(begin, end);
    return end;
  }

  /// Takes the word at `begin` and those joined to it.
  std::size_t other_words(std::size_t begin) {
    const std::size_t first = words_.size();
    const std::uint32_t position = position_;
    std::size_t parts = 1;
    Segment part = next_part(begin);
    for (;; ++parts) {
      add_segment(part);
      const std::size_t next = past_joiner(part.end);
      if (next == 0) break;
      sentence_start_ = false;
      part = next_part(next);
    }
    const bool is_compound = parts > 1 && parts <= max_compound_parts;
    if (is_compound) insert_compound(first, {begin, part.content_end, position});
    return part.end;
  }

  // Abbreviations --------------------------------------------------------------------------------------------------

  /// The segment at `begin`, with what follows it if they are an abbreviation: `U.S`, `Ph.D`.
  Segment next_part(std::size_t begin) {
    const Segment first = next_segment<tailored>(text_, begin);
    if (!is_letter(first.last)) return first;
    const std::size_t next = past_full_stop(first.end);
    if (next == 0) return first;
    if (begin != unabbreviated_) {
      if (const Segment whole = abbreviation(first); whole.end > first.end) return whole;
    }
    unabbreviated_ = next;  // one long part makes all of them words: `example.co.uk`
    return first;
  }

  /// `first` and all parts that follow it between full stops. If one of them is too long: the few initials before it,
  /// if it is the last (`J.R.R.Tolkien`), and `first` alone if it is not (`bg.m.wikipedia.org`).
  Segment abbreviation(const Segment& first) const {
    Segment whole = first;
    whole.letters = 0;
    std::size_t parts = 0, next = first.end;
    for (Segment part = first;; part = next_segment<tailored>(text_, next), ++parts) {
      if (part.letters > max_abbreviated_letters) {
        const bool are_initials = parts <= max_compound_parts && whole.letters == parts;
        const bool goes_on = is_letter(part.last) && past_full_stop(part.end) != 0;
        return are_initials && !goes_on ? whole : first;
      }
      whole.is_word = whole.is_word || part.is_word;
      whole.letters += part.letters;
      whole.end = part.end;
      whole.content_end = part.content_end;
      next = is_letter(part.last) ? past_full_stop(part.end) : 0;
      if (next == 0) return whole;
    }
  }

  /// The offset after a full stop at `offset` that a letter follows, 0 otherwise.
  std::size_t past_full_stop(std::size_t offset) const {
    const ClassifiedChar stop = char_at<tailored>(text_, offset);
    if (stop.size == 0 || stop.info.word_class() != WordClass::full_stop) return 0;
    const std::size_t next = offset + stop.size;
    return is_letter(char_at<tailored>(text_, next).info.word_class()) ? next : 0;
  }

  // Initials -------------------------------------------------------------------------------------------------------

  /// Takes the letters from `begin` on that have a full stop and a space behind them, and returns the end of the last
  /// one; 0 if there are fewer than two. They are a compound, because `R. T.` is also written `R.T.`
  std::size_t initials(std::size_t begin) {
    std::size_t end = end_of_initial(begin);
    std::size_t next = end == 0 ? 0 : next_initial(end);
    if (next == 0) return 0;
    const std::size_t first = words_.size();
    const std::uint32_t position = position_;
    for (add_part(begin, end); next != 0; next = next_initial(end)) {
      end = end_of_initial(next);
      add_part(next, end);
    }
    if (position_ - position <= max_compound_parts) insert_compound(first, {begin, end, position});
    return end;
  }

  /// Where the letter at `offset` ends, if a full stop and no other letter follows, or the end of the text, as in a
  /// question; 0 otherwise.
  std::size_t end_of_initial(std::size_t offset) const {
    const ClassifiedChar c = char_at<tailored>(text_, offset);
    const std::size_t end = offset + c.size;
    return is_letter(c.info.word_class()) && is_initial_end(end) && past_full_stop(end) == 0 ? end : 0;
  }

  bool is_initial_end(std::size_t offset) const { return offset >= text_.size() || text_[offset] == '.'; }

  /// Where the next initial begins behind one that ends at `end`, 0 if there is none.
  std::size_t next_initial(std::size_t end) const {
    if (end == text_.size()) return 0;
    const std::string_view rest = text_.substr(end + 1);
    const std::size_t space = rest.starts_with(' ') ? 1 : rest.starts_with("\u00A0") ? 2 : 0;
    return space != 0 && end_of_initial(end + 1 + space) != 0 ? end + 1 + space : 0;
  }

  // Compounds ------------------------------------------------------------------------------------------------------

  /// The offset after one of the joiners at `offset` that a letter or digit follows, 0 otherwise.
  std::size_t past_joiner(std::size_t offset) const {
    const std::size_t next = offset + joiner_size(offset);
    if (next == offset) return 0;
    const WordClass c = char_at<tailored>(text_, next).info.word_class();
    return begins_word(c) && c != WordClass::dictionary ? next : 0;
  }

  std::size_t joiner_size(std::size_t offset) const {
    if (offset >= text_.size()) return 0;
    const char byte = text_[offset];
    if (byte == '-' || byte == '_' || byte == '&') return 1;
    const std::string_view hyphen = text_.substr(offset, 3);
    return hyphen == "\u2010" || hyphen == "\u2011" ? 3 : 0;
  }

  struct Compound {
    std::size_t begin;
    std::size_t end;
    std::uint32_t position;
    bool pieces = false;
  };

  void insert_compound(std::size_t index, const Compound& compound) {
    if (!is_within_limits(compound.begin, compound.end)) return;
    Word word = word_of(compound.begin, compound.end, compound.position);
    word.compound = true;
    word.pieces = compound.pieces;
    if (index < words_.size()) word.sentence_start = words_[index].sentence_start;
    words_.insert(words_.begin() + static_cast<std::ptrdiff_t>(index), word);
  }

  /// `C++`, `F#`
  void add_letter_with_sign(const Segment& letter) {
    const std::string_view rest = text_.substr(letter.end);
    const std::size_t sign = rest.starts_with("++") ? 2 : rest.starts_with('#') ? 1 : 0;
    if (sign == 0) return;
    words_.push_back(word_of(letter.begin, letter.end + sign, position_));
    words_.back().compound = true;
  }

  // Scripts without spaces -----------------------------------------------------------------------------------------

  std::size_t dictionary_run(std::size_t begin) {
    const std::size_t end = end_of_dictionary_run(begin);
    const std::size_t first = words_.size();
    std::size_t word_begin = begin;
    for (const std::size_t word_end : dictionaries_.split(text_.substr(begin, end - begin))) {
      add_dictionary_word(word_begin, begin + word_end);
      word_begin = begin + word_end;
    }
    add_unknown_names(first);
    return end;
  }

  /// Names from abroad are in no dictionary and fall apart: single Han characters in a row, from the word at `first`
  /// on, are a compound (`卡|帕|托|斯`), so is katakana in a row (`エルド|アン`), and a run of Han that is short enough
  /// to be a name with its suffix (`大石桥|市`). So do lines of verse: long ones have to look like names
  /// (foreign_han.h).
  void add_unknown_names(std::size_t first) {
    const std::size_t last = words_.size();
    if (last - first < 2) return;
    if (is_short_han(words_[first].begin, words_.back().end) && !is_phrase(first)) {
      const bool is_name = is_mostly_alone(first);
      insert_compound(first, {words_[first].begin, words_.back().end, words_[first].position, is_name});
      return;
    }
    for (std::size_t i = first; i < words_.size(); ++i) {
      const bool kana = is_katakana(text_of(words_[i]));
      const std::size_t end = end_of_name(i, kana);
      const std::size_t name_end = end == i ? words_[i].begin : words_[end - 1].end;
      const bool is_short =
          kana ? name_end - words_[i].begin <= han_size * max_katakana : is_short_han(words_[i].begin, name_end);
      const bool is_name = end - i >= 2 && is_short;
      if (is_name) insert_compound(i, {words_[i].begin, name_end, words_[i].position, kana});
      i = is_name ? end : std::max(i + 1, end) - 1;
    }
  }

  /// Whether there is a word from `first` on that no name has.
  bool is_phrase(std::size_t first) const {
    return std::any_of(words_.begin() + static_cast<std::ptrdiff_t>(first), words_.end(), [&](const Word& word) {
      return std::ranges::find(phrase_words, text_of(word)) != phrase_words.end();
    });
  }

  /// Whether at least half of the words from `first` on are single characters, and none of them a function word.
  bool is_mostly_alone(std::size_t first) const {
    std::size_t alone = 0;
    for (std::size_t i = first; i < words_.size(); ++i) {
      if (text_of(words_[i]).size() > han_size) continue;
      if (!is_name_character(words_[i])) return false;
      ++alone;
    }
    return 2 * alone >= words_.size() - first;
  }

  /// Where the words from `index` on end that may be one name with it, in katakana or in single Han characters.
  std::size_t end_of_name(std::size_t index, bool kana) const {
    const auto belongs = [&](const Word& word) { return kana ? is_katakana(text_of(word)) : is_name_character(word); };
    while (index < words_.size() && belongs(words_[index])) ++index;
    return index;
  }

  std::string_view text_of(const Word& word) const { return text::text_of(text_, word); }

  bool is_short_han(std::size_t begin, std::size_t end) const {
    const auto run = text_.substr(begin, end - begin);
    if (run.size() > han_size * max_name_characters || !is_han(run)) return false;
    return run.size() <= han_size * max_chinese_name || may_be_foreign_name(run);
  }

  static bool is_katakana(std::string_view word) {
    for (std::size_t at = 0; at + han_size <= word.size(); at += han_size)
      if (const auto letter = word.substr(at, han_size); letter < "ァ" || letter > "ヿ") return false;
    return word.size() % han_size == 0;
  }

  /// A Han character alone that is no function word.
  bool is_name_character(const Word& word) const {
    static constexpr std::string_view function_words =
        "的了是在和与及以被把为有不也就都而但或从到对由向将于之其他她它我你们这那个一上下中年月日时后前人谁誰何几幾哪什"
        "么麼多少";
    const auto written = text_of(word);
    return !word.compound && written.size() == han_size && is_han(written) &&
           function_words.find(written) == function_words.npos;
  }

  std::size_t end_of_dictionary_run(std::size_t begin) const {
    std::size_t end = begin;
    for (std::size_t length = 0;; ++length) {
      const ClassifiedChar c = char_at<tailored>(text_, end);
      const WordClass word_class = c.info.word_class();
      const bool can_end = word_class == WordClass::dictionary && length >= max_dictionary_run;
      if (c.size == 0 || can_end || (word_class != WordClass::dictionary && !is_ignorable(word_class))) return end;
      end += c.size;
    }
  }

  void add_dictionary_word(std::size_t begin, std::size_t end) {
    bool is_word = false;
    std::size_t content_end = begin;
    for (std::size_t at = begin; at < end;) {
      const ClassifiedChar c = char_at<tailored>(text_, at);
      at += c.size;
      is_word = is_word || c.info.is_word();
      if (c.info.word_class() != WordClass::format && c.info.word_class() != WordClass::zwj) content_end = at;
    }
    if (is_word) add_part(begin, content_end);
  }

  // Output ---------------------------------------------------------------------------------------------------------

  void add_segment(const Segment& segment) {
    if (!segment.is_word) return;
    if (segment.letters == 1 && is_letter(segment.last)) add_letter_with_sign(segment);
    add_part(segment.begin, segment.content_end);
  }

  /// Adds a word that is no compound; one over the limits only counts.
  void add_part(std::size_t begin, std::size_t end) {
    if (is_within_limits(begin, end)) words_.push_back(word_of(begin, end, position_));
    ++position_;
  }

  bool is_within_limits(std::size_t begin, std::size_t end) const {
    const std::size_t size = end - begin;
    if (size <= max_word_code_points) return true;
    if (size > max_word_bytes) return false;
    return count_code_points(text_.substr(begin, size)) <= max_word_code_points;
  }

  Word word_of(std::size_t begin, std::size_t end, std::uint32_t position) const {
    return {
        static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), position, false, false, sentence_start_};
  }

  static constexpr std::size_t max_abbreviated_letters = 2;
  static constexpr std::size_t max_name_characters = 8;
  static constexpr std::size_t max_chinese_name = 4;
  static constexpr std::size_t max_katakana = 20;

  std::string_view text_;
  std::vector<Word>& words_;
  std::uint32_t position_;
  DictionaryBreaker& dictionaries_;
  std::size_t unabbreviated_ = std::string_view::npos;  ///< where a part begins that is tied to a long one
  bool sentence_start_ = true;
};

}  // namespace

struct WordBreaker::Impl {
  DictionaryBreaker dictionaries;
};

WordBreaker::WordBreaker() : impl_(std::make_unique<Impl>()) {}

WordBreaker::~WordBreaker() = default;

std::uint32_t WordBreaker::split(std::string_view text, std::vector<Word>& words, std::uint32_t first_position) {
  return Splitter(text, words, first_position, impl_->dictionaries).run();
}

WordBreaker& thread_word_breaker() {
  thread_local WordBreaker breaker;
  return breaker;
}

}  // namespace libsearch::text

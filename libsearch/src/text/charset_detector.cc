// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which charset? Each candidate turns the bytes into another text, and each language that is written in it says how
// improbable that text is, in nats, from three things: which letters, in which case after which, and what stands
// between them. The cheapest pair of charset and language wins. Letters cost by their rank alone: in all alphabets the
// r-th most frequent of n letters has about the share ln((n + 1) / r) / n (Gusein-Zade's law).
#include "text/charset_detector.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <unordered_map>
#include <vector>

#include "text/charset_converter.h"
#include "text/charset_languages.h"
#include "text/decode.h"
#include "text/utf8.h"

namespace libsearch::text {
namespace {

constexpr std::size_t max_sample = 2048;

// Costs in nats.
constexpr double meaningless = 14;     // unassigned, control characters, U+FFFD
constexpr double foreign_letter = 12;  // no letter of the language
constexpr double rare_ideograph = 9;   // of thousands that are not in the list
constexpr double cjk_punctuation = 4.5;
constexpr double punctuation = 6;  // quotes, dashes, signs that are found in any text
constexpr double symbol = 10;
constexpr double within_word = 4;        // for what is no letter, between letters
constexpr double other_script = 7;       // letters of two scripts next to each other
constexpr double ascii_letter = 4;       // where the language has no Latin letters
constexpr double rare_ascii_letter = 8;  // where it has, but not this one
// Words in ASCII say little about the charset, and markup is English everywhere. But without them the Italian word è
// would be a Russian и.
constexpr double ascii_weight = 0.5;
constexpr double max_ascii_cost = 6;

bool is_ascii_letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_ideograph(char32_t c) { return (c >= 0x4E00 && c < 0xA000) || (c >= 0xAC00 && c < 0xD7A4); }

bool is_written_in_latin(CharsetFamily family) { return family <= CharsetFamily::vietnamese; }

/// What each letter of a language costs.
class LanguageModel {
 public:
  explicit LanguageModel(const CharsetLanguage& language) : family_(language.family) {
    std::u32string letters;
    for (std::size_t at = 0; at < language.letters.size();) letters += next_code_point(language.letters, at);
    const auto n = static_cast<double>(letters.size());
    for (std::size_t i = 0; i < letters.size(); ++i) {
      const auto rank = static_cast<double>(i + 1);
      const bool is_alphabet = letters.size() < 100;
      costs_.emplace(letters[i], is_alphabet ? -std::log((std::log(n + 1) - std::log(rank)) / n)
                                             : 3.2 + 0.6 * std::log(rank));  // Zipf's law, fitted to Chinese
    }
  }

  CharsetFamily family() const { return family_; }

  double cost(char32_t letter) const {
    if (const auto found = costs_.find(letter); found != costs_.end()) return found->second;
    if (letter < 0x80) return is_written_in_latin(family_) ? rare_ascii_letter : ascii_letter;
    return is_ideograph(letter) && family_ >= CharsetFamily::simplified_chinese ? rare_ideograph : foreign_letter;
  }

 private:
  CharsetFamily family_;
  std::unordered_map<char32_t, double> costs_;
};

const std::vector<LanguageModel>& language_models() {
  static const std::vector<LanguageModel> models(charset_languages().begin(), charset_languages().end());
  return models;
}

bool is_common_punctuation(char32_t c) {
  return (c >= 0x2010 && c <= 0x2026 && c != U'‚') ||
         std::u32string_view(U"\u00A0«»°§©®·¿¡‹›€™№،؛؟\u200C\u00AD").find(c) != std::u32string_view::npos;
}

double symbol_cost(char32_t c) {
  if (c == 0xFFFD || (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_C_MASK & ~U_GC_CF_MASK) != 0) return meaningless;
  if (is_common_punctuation(c)) return punctuation;
  if ((c >= 0x3000 && c < 0x3020) || (c >= 0xFF01 && c < 0xFF60) || c == 0x30FB) return cjk_punctuation;
  return symbol;
}

/// Han and kana are one: they are written without a break.
UScriptCode script_of(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
  return script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA ? USCRIPT_HAN : script;
}

/// A text decoded from a candidate charset: what it costs in any language, and its letters.
class Profile {
 public:
  explicit Profile(std::string_view text) {
    std::vector<char32_t> token;
    bool has_other = false;
    for (std::size_t at = 0; at <= text.size();) {
      const char32_t c = at < text.size() ? next_code_point(text, at) : (++at, U' ');
      if (is_ascii_letter(c) || c >= 0x80) {
        token.push_back(c);
        has_other = has_other || c >= 0x80;
      } else {
        if (has_other) add(token);  // words in ASCII are the same in all charsets
        token.clear();
        has_other = false;
      }
    }
  }

  double cost_in(const LanguageModel& language) const {
    double cost = cost_;
    for (const auto& [letter, count] : letters_) cost += count * language.cost(letter);
    return cost;
  }

 private:
  enum class Case { none, lower, upper };

  void add(const std::vector<char32_t>& token) {
    previous_case_ = Case::none;
    previous_script_ = USCRIPT_COMMON;
    for (std::size_t i = 0; i < token.size(); ++i) {
      if (u_isalpha(static_cast<UChar32>(token[i])) ||
          (U_GET_GC_MASK(static_cast<UChar32>(token[i])) & U_GC_M_MASK) != 0) {
        add_letter(token[i]);
      } else {
        const bool is_within = i > 0 && i + 1 < token.size() && previous_case_ != Case::none &&
                               u_isalpha(static_cast<UChar32>(token[i + 1])) && token[i] != U'’';
        cost_ += symbol_cost(token[i]) + (is_within ? within_word : 0);
        previous_case_ = Case::none;
        previous_script_ = USCRIPT_COMMON;
      }
    }
  }

  void add_letter(char32_t c) {
    ++letters_[static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)))];
    const UScriptCode script = script_of(c);
    if (script > USCRIPT_INHERITED) {
      if (previous_script_ != USCRIPT_COMMON && script != previous_script_) cost_ += other_script;
      previous_script_ = script;
    }
    const Case letter_case = u_isUUppercase(static_cast<UChar32>(c))   ? Case::upper
                             : u_isULowercase(static_cast<UChar32>(c)) ? Case::lower
                                                                       : Case::none;
    cost_ += case_cost(letter_case);
    previous_case_ = letter_case;
  }

  double case_cost(Case next) const {
    if (next == Case::upper) return previous_case_ == Case::lower ? 5 : previous_case_ == Case::upper ? 0.4 : 1.6;
    return previous_case_ == Case::upper && next == Case::lower ? 0.3 : 0.1;
  }

  double cost_ = 0;
  std::unordered_map<char32_t, double> letters_;
  Case previous_case_ = Case::none;
  UScriptCode previous_script_ = USCRIPT_COMMON;
};

unsigned char byte_at(std::string_view bytes, std::size_t i) { return static_cast<unsigned char>(bytes[i]); }

bool has_high_byte(std::string_view bytes) {
  return std::ranges::any_of(bytes, [](char byte) { return static_cast<unsigned char>(byte) >= 0x80; });
}

/// The lines that are not in ASCII, up to max_sample bytes of them.
std::string sample_of(std::string_view bytes) {
  std::string sample;
  while (!bytes.empty() && sample.size() < max_sample) {
    const std::size_t line_size = std::min(bytes.find('\n'), bytes.size() - 1) + 1;
    const std::string_view line = bytes.substr(0, line_size);
    if (has_high_byte(line)) sample += line.substr(0, max_sample - sample.size());
    bytes.remove_prefix(line_size);
  }
  return sample;
}

/// What the words in ASCII cost in each language, over the language they fit best.
std::vector<double> ascii_costs(std::string_view sample) {
  std::array<double, 26> counts = {};
  for (std::size_t at = 0; at < sample.size();) {
    const std::size_t begin = at;
    bool is_ascii = true;
    for (; at < sample.size() && (is_ascii_letter(byte_at(sample, at)) || byte_at(sample, at) >= 0x80); ++at) {
      is_ascii = is_ascii && byte_at(sample, at) < 0x80;
    }
    for (std::size_t i = begin; is_ascii && i < at; ++i) ++counts[(byte_at(sample, i) | 0x20U) - 'a'];
    if (at == begin) ++at;
  }
  std::vector<double> costs;
  for (const LanguageModel& language : language_models()) {
    double cost = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) cost += counts[i] * language.cost(static_cast<char32_t>('a' + i));
    costs.push_back(cost);
  }
  const double least = *std::ranges::min_element(costs);
  for (double& cost : costs) cost = std::min(max_ascii_cost, ascii_weight * (cost - least));
  return costs;
}

class Detector {
 public:
  explicit Detector(std::string_view bytes) : sample_(sample_of(bytes)), ascii_costs_(ascii_costs(sample_)) {}

  const Charset& best() const {
    const Charset* best = &charsets().front();
    double least = std::numeric_limits<double>::infinity();
    for (const Charset& charset : charsets()) {
      if (const double cost = cost_of(charset); cost < least) {
        best = &charset;
        least = cost;
      }
    }
    return *best;
  }

 private:
  double cost_of(const Charset& charset) const {
    double least = std::numeric_limits<double>::infinity();
    const auto converted = convert_to_utf8(sample_, charset.name);
    if (!converted || converted->errors > 2 + sample_.size() / 50) return least;
    const Profile profile(converted->text);
    const std::vector<LanguageModel>& languages = language_models();
    for (std::size_t i = 0; i < languages.size(); ++i) {
      if (languages[i].family() != charset.family) continue;
      least = std::min(least, profile.cost_in(languages[i]) + ascii_costs_[i]);
    }
    return least + charset.cost;
  }

  std::string sample_;
  std::vector<double> ascii_costs_;  ///< by language
};

}  // namespace

std::string detect_charset(std::string_view bytes) { return Detector(bytes).best().name; }

}  // namespace libsearch::text

// SPDX-License-Identifier: GPL-2.0-or-later
#include "names/stem.h"

#include <algorithm>
#include <array>
#include <memory>

#include <libstemmer.h>

#include "names/fold.h"
#include "names/korean_particles.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace libsearch::names {
namespace {

struct Language {
  std::string_view code;    ///< BCP 47
  std::string_view code_3;  ///< ISO 639-2/T
  const char* algorithm;    ///< libstemmer's name
};

/// The order is part of the index's format: append only.
constexpr std::array<Language, stem_language_count> languages{{
    {"ar", "ara", "arabic"},     {"ca", "cat", "catalan"},  {"da", "dan", "danish"},     {"de", "deu", "german"},
    {"el", "ell", "greek"},      {"en", "eng", "english"},  {"es", "spa", "spanish"},    {"eu", "eus", "basque"},
    {"fi", "fin", "finnish"},    {"fr", "fra", "french"},   {"ga", "gle", "irish"},      {"hi", "hin", "hindi"},
    {"hu", "hun", "hungarian"},  {"hy", "hye", "armenian"}, {"id", "ind", "indonesian"}, {"it", "ita", "italian"},
    {"lt", "lit", "lithuanian"}, {"ne", "nep", "nepali"},   {"nl", "nld", "dutch"},      {"no", "nor", "norwegian"},
    {"pt", "por", "portuguese"}, {"ro", "ron", "romanian"}, {"ru", "rus", "russian"},    {"sr", "srp", "serbian"},
    {"sv", "swe", "swedish"},    {"ta", "tam", "tamil"},    {"tr", "tur", "turkish"},    {"yi", "yid", "yiddish"},
}};

struct StemmerDeleter {
  void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};

/// A stemmer per language and thread: libstemmer's objects hold the word they work on. Null where this libstemmer was
/// built without the algorithm.
sb_stemmer* stemmer_of(StemLanguage language) {
  thread_local std::array<std::unique_ptr<sb_stemmer, StemmerDeleter>, stem_language_count> stemmers;
  auto& stemmer = stemmers.at(language);
  if (!stemmer) stemmer.reset(sb_stemmer_new(languages.at(language).algorithm, "UTF_8"));
  return stemmer.get();
}

/// Byte offset and length of the last apostrophe inside `spelling`; npos if there is none.
std::pair<std::size_t, std::size_t> last_apostrophe(std::string_view spelling) {
  static constexpr std::array<std::string_view, 4> marks{"'", "\u2019", "`", "\u00B4"};
  std::pair<std::size_t, std::size_t> last{std::string_view::npos, 0};
  for (const auto mark : marks) {
    if (spelling.find(mark.front()) == spelling.npos) continue;  // most words have not even its first byte
    const std::size_t at = spelling.rfind(mark);
    if (at != spelling.npos && (last.first == spelling.npos || at > last.first)) last = {at, mark.size()};
  }
  return last;
}

std::size_t count_letters(std::string_view word) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < word.size(); ++count) text::next_code_point(word, i);
  return count;
}

/// French, Italian, Catalan and Irish elisions: what stands after them is the word.
bool is_elision(std::string_view before) {
  static constexpr std::array<std::string_view, 29> elisions{
      "all",   "c",      "coll",   "d", "dall", "dell",   "entr", "gl",     "j",      "jusqu",
      "l",     "lorsqu", "m",      "n", "nell", "nessun", "o",    "presqu", "puisqu", "qu",
      "quell", "quest",  "quoiqu", "s", "sant", "sull",   "t",    "un",     "vint"};
  static_assert(std::is_sorted(elisions.begin(), elisions.end()));
  return std::binary_search(elisions.begin(), elisions.end(), before);
}

/// Whether what follows the apostrophe is a suffix of what precedes it. After two letters only such suffixes as Turkish
/// adds to acronyms (AB'nin, BM'ye) and English 's: Da'esh and Ba'ath are one word.
bool is_suffix(std::string_view before, std::string_view after) {
  const std::size_t letters = count_letters(before);
  if (after.empty() || letters < 2 || count_letters(after) > 8) return false;
  if (after == "t" && before.back() == 'n') return false;  // don't
  return letters > 2 || std::string_view("nydlst").find(after.front()) != std::string_view::npos;
}

}  // namespace

std::optional<StemLanguage> stem_language(std::string_view tag) {
  const std::string code = text::ascii_lowered(tag.substr(0, tag.find_first_of("-_@")));
  std::string_view wanted = code;
  if (code == "nb" || code == "nn" || code == "nob" || code == "nno") wanted = "no";
  const auto found = std::find_if(languages.begin(), languages.end(),
                                  [&](const Language& l) { return l.code == wanted || l.code_3 == wanted; });
  if (found == languages.end()) return std::nullopt;
  return static_cast<StemLanguage>(found - languages.begin());
}

std::string_view code_of(StemLanguage language) { return languages.at(language).code; }

std::string stem(std::string_view spelling, StemLanguage language) {
  sb_stemmer* const stemmer = stemmer_of(language);
  if (stemmer == nullptr) return fold(spelling);
  const sb_symbol* const stemmed =
      sb_stemmer_stem(stemmer, reinterpret_cast<const sb_symbol*>(spelling.data()), static_cast<int>(spelling.size()));
  if (stemmed == nullptr) throw std::bad_alloc();
  std::string out =
      fold({reinterpret_cast<const char*>(stemmed), static_cast<std::size_t>(sb_stemmer_length(stemmer))});
  return out.empty() ? fold(spelling) : out;
}

std::string apostrophe_stem(std::string_view spelling) {
  if (const auto bare = without_particle(spelling); bare.size() < spelling.size()) return fold(bare);
  const auto [at, length] = last_apostrophe(spelling);
  if (at == std::string_view::npos) return {};
  const auto before = spelling.substr(0, at);
  const auto after = spelling.substr(at + length);
  if (is_elision(before) && count_letters(after) > 1) return fold(after);
  return is_suffix(before, after) ? fold(before) : std::string();
}

}  // namespace libsearch::names

// SPDX-License-Identifier: GPL-2.0-or-later
//
// A word is brought to letters that the tables know (sound/letters.h), read group by group with all alternatives
// (sound/paths.h), and what is heard is written down without its vowels. The tables, one a script, are in sound/, their
// notation is explained in sound/rules.h.
#include "names/sound_keys.h"

#include <algorithm>
#include <array>
#include <span>

#include "names/sound/letters.h"
#include "names/sound/paths.h"
#include "names/sound/rules.h"

namespace libsearch::names {
namespace {

using sound::PackedKey;
using sound::Paths;
using sound::Sound;

/// Reads one letter group and returns how many letters it has.
std::size_t read_group(Paths& paths, std::u32string_view letters) {
  const bool at_start = letters.front() == sound::word_start && letters.size() > 1;
  const sound::Table* table = sound::table_of(letters[at_start ? 1 : 0]);
  if (table == nullptr) return 1;
  if (const sound::Rule* rule = sound::find_rule(*table, letters)) {
    paths.hear(rule->reading);
    return rule->letters.size();
  }
  if (table == &sound::han) {
    const auto syllable = sound::mandarin(letters.front());
    paths.hear(syllable.initial);
    paths.hear(syllable.final);
  }
  return 1;
}

Paths read(const sound::Letters& word) {
  constexpr std::size_t least_with_start = 6;  // of them one is word_end: shorter words lose nothing at their start
  std::u32string_view letters = word.size() >= least_with_start ? word.framed() : word.bare();
  Paths paths;
  while (!letters.empty() && !paths.are_full()) letters.remove_prefix(read_group(paths, letters));
  return paths;
}

/// Names that agree in so many classes are few: the rest of a longer key would only part those that belong together,
/// and every key has its price in the index.
constexpr std::size_t most_classes = 5;
static_assert(PackedKey::max_size == most_classes + 2);  // one may be left out, and another then be like its neighbour

/// Distinct keys in the order they came, as many as a word may have.
class Keys {
 public:
  std::size_t size() const { return size_; }

  void add(const PackedKey& whole) {
    const PackedKey key = whole.first(most_classes);
    const auto known = std::span(keys_).first(size_);
    const bool wanted = key.size() > 0 && std::ranges::find(known, key) == known.end();
    if (wanted && size_ < keys_.size()) keys_[size_++] = key;
  }

  std::vector<std::string> texts() const {
    std::vector<std::string> texts(size_);
    std::ranges::transform(std::span(keys_).first(size_), texts.begin(), &PackedKey::text);
    return texts;
  }

 private:
  std::array<PackedKey, max_sound_keys> keys_;
  std::size_t size_ = 0;
};

/// Of long keys any class but the first may be missing; of short ones, which many words share, only what is often not
/// heard: r, and s or t at the end.
bool may_be_missing(const PackedKey& key, std::size_t position) {
  constexpr std::size_t short_key = 4;
  if (key.size() != short_key) return key.size() > short_key;
  const Sound sound = key[position];
  return sound == Sound::R || (position + 1 == key.size() && (sound == Sound::S || sound == Sound::T));
}

/// A Latin word without each r that no vowel follows: English does not speak it, and Chinese, Japanese and Korean do
/// not write it. Nothing where that is one r or none: one class may be missing anyway.
sound::Letters without_silent_r(const sound::Letters& word) {
  constexpr std::u32string_view vowels = U"aeiouyæøœıə";
  sound::Letters rest;
  std::size_t silent = 0;
  const auto letters = word.bare();
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const bool is_silent =
        letters[i] == U'r' && (i + 1 == letters.size() || vowels.find(letters[i + 1]) == vowels.npos);
    silent += is_silent;
    if (!is_silent) rest.append(letters[i]);
  }
  return silent < 2 ? sound::Letters() : rest;
}

struct HeardKeys {
  Keys keys;
  std::size_t whole = 0;  ///< so many have nothing left out; they come first
};

HeardKeys hear(std::string_view spelling) {
  constexpr std::size_t most_readings = 6, least_shortened = 3;
  const auto letters = sound::letters_of(spelling);
  const Paths paths = read(letters);
  HeardKeys heard;
  for (const auto& path : paths.all().first(std::min(most_readings, paths.all().size()))) heard.keys.add(path.key);
  heard.whole = heard.keys.size();
  const PackedKey primary = paths.all().front().key;
  for (std::size_t i = 1; i < primary.size(); ++i) {
    const PackedKey shortened = primary.without(i);
    if (may_be_missing(primary, i) && shortened.size() >= least_shortened) heard.keys.add(shortened);
  }
  const PackedKey without_r = read(without_silent_r(letters)).all().front().key;
  if (without_r.size() >= least_shortened) heard.keys.add(without_r);
  return heard;
}

}  // namespace

std::vector<std::string> sound_keys(std::string_view spelling) { return hear(spelling).keys.texts(); }

std::optional<SharedSound> shared_sound(std::string_view a, std::string_view b) {
  const auto heard_a = hear(a), heard_b = hear(b);
  const auto of_a = heard_a.keys.texts(), of_b = heard_b.keys.texts();
  const auto place_in_b = [&](const std::string& key) {
    return static_cast<std::size_t>(std::ranges::find(of_b, key) - of_b.begin());
  };
  std::optional<SharedSound> shared;
  for (std::size_t i = 0; i < of_a.size(); ++i) {
    const std::size_t place = place_in_b(of_a[i]);
    if (place == of_b.size()) continue;
    const bool whole = i < heard_a.whole && place < heard_b.whole;
    if (!shared || whole) shared = SharedSound{of_a[i], whole};
    if (whole) break;
  }
  return shared;
}

}  // namespace libsearch::names

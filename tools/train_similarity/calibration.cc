// SPDX-License-Identifier: GPL-2.0-or-later
#include "calibration.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <map>
#include <optional>
#include <string>
#include <thread>

#include "logistic.h"
#include "names/comparison.h"
#include "names/fold.h"
#include "names/sound_keys.h"

namespace training {
namespace {

/// Candidates below this share of the greater bound tell the fit nothing but how many there are.
constexpr double fitted_share = 0.3;

using namespace libsearch::names;

using WordId = std::uint32_t;

/// As many for each two scripts, so that the frequent ones do not decide alone; two that have fewer are left out,
/// because then the sources list too few of the words that would be right.
constexpr std::size_t questions_per_script_pair = 120;
/// Each two scripts have their own base rate and steepness; a source that lists few Armenian-Korean pairs must not hide
/// them, so these are drawn to what the others say.
constexpr Groups script_pairs{script_pair_count, sloped_feature, 5};
/// Of candidates that share little with the word, one in so many is looked at, and counts as many times.
constexpr int thinning = 8;
constexpr double thinned_share = 0.45;

struct Word {
  std::string spelling;
  Units units;
  std::uint64_t fold = 0;           ///< hashed
  std::vector<std::uint64_t> keys;  ///< hashed
  std::vector<WordId> attested;     ///< other spellings, sorted
};

class Vocabulary {
 public:
  explicit Vocabulary(const std::vector<Pair>& pairs);
  const Word& word(WordId id) const { return words_[id]; }
  WordId id(const std::string& spelling) const;
  /// The words that share a sound key with the word, but neither its fold nor its units; sorted.
  std::vector<WordId> candidates(WordId id) const;

 private:
  void read_folds_and_keys();

  std::vector<Word> words_;  ///< sorted by spelling
  std::vector<std::pair<std::uint64_t, WordId>> by_key_;
};

Vocabulary::Vocabulary(const std::vector<Pair>& pairs) {
  for (const auto& pair : pairs) {
    words_.push_back({pair.first, pair.first_units, 0, {}, {}});
    words_.push_back({pair.second, pair.second_units, 0, {}, {}});
  }
  std::sort(words_.begin(), words_.end(), [](const Word& a, const Word& b) { return a.spelling < b.spelling; });
  const auto same = [](const Word& a, const Word& b) { return a.spelling == b.spelling; };
  words_.erase(std::unique(words_.begin(), words_.end(), same), words_.end());
  for (const auto& pair : pairs) {
    const auto first = id(pair.first), second = id(pair.second);
    words_[first].attested.push_back(second);
    words_[second].attested.push_back(first);
  }
  for (auto& word : words_) std::sort(word.attested.begin(), word.attested.end());
  read_folds_and_keys();
}

WordId Vocabulary::id(const std::string& spelling) const {
  const auto found = std::lower_bound(words_.begin(), words_.end(), spelling,
                                      [](const Word& word, const std::string& text) { return word.spelling < text; });
  return static_cast<WordId>(found - words_.begin());
}

void Vocabulary::read_folds_and_keys() {
  for (WordId id = 0; id < words_.size(); ++id) {
    words_[id].fold = stable_hash(fold(words_[id].spelling));
    for (const auto& key : sound_keys(words_[id].spelling)) {
      words_[id].keys.push_back(stable_hash(key));
      by_key_.emplace_back(words_[id].keys.back(), id);
    }
  }
  std::sort(by_key_.begin(), by_key_.end());
}

std::vector<WordId> Vocabulary::candidates(WordId id) const {
  std::vector<WordId> found;
  for (const auto key : words_[id].keys) {
    for (auto at = std::lower_bound(by_key_.begin(), by_key_.end(), std::pair(key, WordId{0}));
         at != by_key_.end() && at->first == key; ++at) {
      found.push_back(at->second);
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  std::erase_if(found, [&](WordId other) {
    return words_[other].fold == words_[id].fold || words_[other].units == words_[id].units;
  });
  return found;
}

/// Two scripts that the sources say enough about: with Latin all, and the alphabets near the Mediterranean among
/// themselves. What else there is comes from lists of countries, which leave out most of what would be right.
bool are_asked(Script a, Script b) {
  const auto is_near = [](Script script) {
    return script == Script::cyrillic || script == Script::arabic || script == Script::hebrew ||
           script == Script::greek;
  };
  return a == Script::latin || b == Script::latin || (is_near(a) && is_near(b));
}

/// Held-out words, as many for each two scripts, chosen by hash.
std::vector<WordId> choose_questions(const std::vector<Pair>& pairs, const Vocabulary& vocabulary) {
  std::map<std::pair<Script, Script>, std::vector<std::pair<std::uint64_t, WordId>>> by_scripts;
  for (const auto& pair : pairs) {
    const auto a = pair.first_units.script, b = pair.second_units.script;
    if (!pair.held_out() || !are_asked(a, b)) continue;
    by_scripts[{a, b}].emplace_back(stable_hash(pair.first), vocabulary.id(pair.first));
    by_scripts[{b, a}].emplace_back(stable_hash(pair.second), vocabulary.id(pair.second));
  }
  std::vector<WordId> questions;
  for (auto& [scripts, words] : by_scripts) {
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    if (words.size() < questions_per_script_pair) continue;
    words.resize(questions_per_script_pair);
    for (const auto& [hash, id] : words) questions.push_back(id);
  }
  std::sort(questions.begin(), questions.end());
  questions.erase(std::unique(questions.begin(), questions.end()), questions.end());
  return questions;
}

/// All candidates of one question that are not clearly something else.
std::vector<Comparable> compare(const Vocabulary& vocabulary, const SimilarityModel& model, WordId question) {
  const auto& units = vocabulary.word(question).units;
  const auto segments = model.segments(units);
  std::array<std::optional<Comparison>, script_count> comparisons;
  std::vector<Comparable> result;
  for (const auto id : vocabulary.candidates(question)) {
    const auto& other = vocabulary.word(id).units;
    auto& comparison = comparisons[static_cast<std::size_t>(other.script)];
    if (!comparison) comparison.emplace(model, segments, other.script);
    comparison->read(other);
    Comparable item{id,
                    0,
                    comparison->bound(),
                    comparison->other_bound(),
                    static_cast<std::uint8_t>(units.letters()),
                    static_cast<std::uint8_t>(other.letters()),
                    units.script,
                    other.script};
    const int least = std::max(0, static_cast<int>(fitted_share * std::max(item.word_bound, item.other_bound)));
    item.score = comparison->score(least);
    if (item.score >= least) result.push_back(item);
  }
  return result;
}

/// One observation for each candidate: the features of the pair, then those of its standing.
void observe(const Vocabulary& vocabulary, const SimilarityModel& model, WordId question,
             std::vector<Observation>& out) {
  const auto candidates = compare(vocabulary, model, question);
  const auto standing = standings(candidates);
  const auto& attested = vocabulary.word(question).attested;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const auto& candidate = candidates[i];
    Observation observation;
    observation.yes = std::binary_search(attested.begin(), attested.end(), static_cast<WordId>(candidate.index));
    const int bound = std::max(candidate.word_bound, candidate.other_bound);
    if (!observation.yes && candidate.score < thinned_share * bound) {
      if (stable_hash(vocabulary.word(static_cast<WordId>(candidate.index)).spelling) % thinning != 0) continue;
      observation.weight = thinning;
    }
    observation.group = script_pair(candidate.word_script, candidate.other_script);
    for (const double feature : features_of(candidate)) observation.features.push_back(static_cast<float>(feature));
    for (const double feature : features_of(candidate, standing[i])) {
      observation.features.push_back(static_cast<float>(feature));
    }
    out.push_back(std::move(observation));
  }
}

std::vector<Observation> observe_all(const std::vector<Pair>& pairs, const SimilarityModel& model) {
  const Vocabulary vocabulary(pairs);
  const auto questions = choose_questions(pairs, vocabulary);
  std::vector<std::vector<Observation>> parts(questions.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < questions.size(); i = next++) observe(vocabulary, model, questions[i], parts[i]);
  };
  {
    std::vector<std::jthread> threads(std::max(1U, std::thread::hardware_concurrency()));
    for (auto& thread : threads) thread = std::jthread(work);
  }
  std::vector<Observation> all;
  for (auto& part : parts) std::move(part.begin(), part.end(), std::back_inserter(all));
  return all;
}

/// In the order of PairRating: features of the pair, biases, slopes; then the rest, which only StandingRating has.
template <class Rating>
Rating rating_of(const LogisticFit& fit) {
  Rating rating;
  const auto& c = fit.coefficients;
  auto end = std::copy_n(c.begin(), pair_features, rating.begin());
  end = std::copy(fit.group_biases.begin(), fit.group_biases.end(), end);
  end = std::copy(fit.group_slopes.begin(), fit.group_slopes.end(), end);
  std::copy(c.begin() + pair_features, c.end(), end);
  return rating;
}

}  // namespace

Ratings calibrate(const std::vector<Pair>& pairs, const SimilarityModel& model) {
  auto observations = observe_all(pairs, model);
  Ratings ratings;
  ratings.standing = rating_of<StandingRating>(fit_logistic(observations, script_pairs));
  for (auto& observation : observations) observation.features.resize(pair_features);
  ratings.pair = rating_of<PairRating>(fit_logistic(observations, script_pairs));
  return ratings;
}

}  // namespace training

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <limits>
#include <memory>
#include <string_view>
#include <vector>

namespace libsearch::names {

/// One word that may be the same name as the word compared with it.
struct Rated {
  std::size_t index = 0;   ///< position in the list of candidates given
  double log_odds = 0;     ///< in nats, as log_odds() tells them; 0 for the word itself
  double probability = 0;  ///< 0 to 1: calibrated probability that a source lists both as spellings of one name
  bool likely = false;     ///< it reaches the probability that was asked for; if not, it is faint
};

/// Which candidates rate() is to return.
struct Wanted {
  /// The least probability of a likely one, for a word of five expected spellings. Where more are expected, a single
  /// one is a smaller share of what there is to find, and proportionally better odds are asked for; where fewer are,
  /// lower ones will do. So the same noise leaves a larger share of each word's spellings found.
  double least = 0;
  /// The least probability of a faint one; by default there are none.
  double least_faint = 2;
  /// In nats: or what it may have instead.
  double enough_log_odds = std::numeric_limits<double>::infinity();
};

/// The least probability to ask for if there is no reason for another: among 290,000 names it leaves some
/// five words a question that nobody attested. See docs/names.md for what other values give.
inline constexpr double default_similarity = 0.127;

/// What log_odds() says of a word that has no sound (digits), or is compared with one.
inline constexpr double no_log_odds = -1000;

/// Compares one word with many by how they sound, across scripts. Cheap to ask for many candidates
/// (about half a microsecond each); made once per question word.
/// Words are compared by their first 28 letters, and time and memory are bounded for any input.
/// Not thread-safe: one object per thread. All objects share immutable tables, which are built at first use in a
/// few milliseconds.
class Similarity {
 public:
  /// `spelling` is lower-cased and NFC (see spelling.h), as are all words given to the functions below.
  explicit Similarity(std::string_view spelling);
  Similarity(Similarity&&) noexcept;
  Similarity& operator=(Similarity&&) noexcept;
  ~Similarity();

  /// Log-odds, in nats, that `other` is the same name rather than a chance likeness. Symmetric.
  double log_odds(std::string_view other);

  /// 0 to 1: the probability of the pair on its own, without regard to other candidates. Symmetric, 1 for words that
  /// are the same but for marks that are not heard.
  double probability(std::string_view other);

  /// The candidates wanted, most probable first, ties by index. The rating of each takes the others into account (its
  /// rank and its distance to the best one), so it is sharper than probability(): give all candidates at once.
  /// Candidates that are the word itself have probability 1 and do not count as others.
  std::vector<Rated> rate(const std::vector<std::string_view>& candidates, const Wanted& wanted);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace libsearch::names

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "names/similarity_model.h"
#include "names/similarity_rating.h"
#include "pairs.h"

namespace training {

struct Ratings {
  libsearch::names::PairRating pair;
  libsearch::names::StandingRating standing;
};

/// Learns how probable it is that two words are attested as one name, given their score and how it stands among the
/// other words that share a sound key with the question. Asks for words of the held-out pairs, which `model` must not
/// have seen, in the vocabulary of all pairs.
Ratings calibrate(const std::vector<Pair>& pairs, const libsearch::names::SimilarityModel& model);

}  // namespace training

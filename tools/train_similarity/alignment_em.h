// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "names/similarity_model.h"
#include "names/units.h"

namespace training {

using libsearch::names::PackedSegment;

/// How often a segment of one script stands for a segment of another.
struct SegmentPair {
  double probability = 0;      ///< of the two together, among all segment pairs
  double first_frequency = 1;  ///< of each alone; 1 for the empty segment
  double second_frequency = 1;
};

/// By segment of the first and of the second script; ordered, so that all that follows is deterministic.
using SegmentTable = std::map<std::pair<PackedSegment, PackedSegment>, SegmentPair>;

struct WordPair {
  libsearch::names::Units first, second;
  double count = 1;
};

/// Learns from pairs of words in two scripts which segments stand for which, by expectation maximisation over all
/// ways to split both words (Jiampojamarn, Kondrak and Sherif 2007, many-to-many alignments and hidden Markov models
/// applied to letter-to-phoneme conversion), with a chance component that takes up pairs that are not one name.
SegmentTable align(const std::vector<WordPair>& pairs);

}  // namespace training

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "pairs.h"

namespace training {

/// Learns the weights of all pairs of scripts and writes them as the text that SimilarityReader reads: sorted, an entry
/// a line. Two scripts other than Latin are composed through Latin (x with l, l with y) and mixed with what their own
/// pairs say, the more of these there are. Uses as many threads as the machine has; the result does not depend on them.
std::string learn_tables(const std::vector<const Pair*>& pairs);

}  // namespace training

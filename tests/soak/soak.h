// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

// What takes hundreds of runs to be believed. Each prints its figures and returns whether all holds that must; the same
// seed gives the same run, as far as threads and the moments of signals allow.
namespace soak {

/// So many writers are killed at random moments of a first load, of updates or of a rebuild: what was acknowledged is
/// there, nothing is there by half, and the index opens, checks clean and rebuilds.
bool kill(unsigned runs, std::uint64_t seed);

/// So many generations replace each other under two readers: each answer is of one generation.
bool swaps(unsigned generations, std::uint64_t seed);

/// Two readers get so many answers while a writer commits without a pause: each answer is of one commit.
bool commits(unsigned answers, std::uint64_t seed);

/// Eight readers, a writer that commits and one that rebuilds, for so many rounds: for the thread sanitizer.
bool threads(unsigned rounds, std::uint64_t seed);

/// Of every kind of call to the system that a load, an update, a rebuild and a search make, each (or every `stride`th)
/// fails once.
bool faults(unsigned stride, std::uint64_t seed);

/// What a load, updates and a rebuild do to the disk is recorded; the power fails at random moments, so many times by
/// each of three models of what a disk keeps (disk.h): all that was acknowledged is there, and the index opens.
bool power(unsigned states, std::uint64_t seed);

/// Of the allocations of a load, an update, a rebuild and a search each (or every `stride`th) fails once: no crash, no
/// leak, and what was stored before is there.
bool memory(unsigned stride, std::uint64_t seed);

/// So many times a file of an index that was just built is damaged, in six ways: check_index() tells it, and neither it
/// nor a reader crashes or hangs.
bool damage(unsigned mutations, std::uint64_t seed);

}  // namespace soak

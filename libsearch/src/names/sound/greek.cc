// SPDX-License-Identifier: GPL-2.0-or-later
//
// Greek letters, sounded as today (ISO 843, ELOT 743, BGN/PCGN, press). Foreign b, d, g, j are written μπ, ντ, γκ, τζ,
// of which the first three may be Greek mp, nt, ng as well; γ is y before ε and ι, and an ending in ς is often added.
#include "names/sound/rules.h"

namespace libsearch::names::sound {
namespace {

constexpr auto lines = std::to_array<Line>({
    {"a", U"α ε η ι ο υ ω"},
    {"P", U"π φ β"},
    {"T", U"τ δ θ"},
    {"K", U"κ"},
    {"S", U"σ ζ τσ τς τζ"},
    {"L", U"λ"},
    {"R", U"ρ"},
    {"M", U"μ"},
    {"N", U"ν"},
    {"KS", U"ξ"},
    {"PS", U"ψ"},

    {"S|", U"ς"},
    {"K|a", U"χ γ"},
    {"NK", U"γγ γχ"},
    {"K|NK", U"γκ"},
    {"NK|N", U"νγκ"},
    {"P|MP", U"μπ"},
    {"T|NT", U"ντ"},
    {"NS|S", U"ντζ"},
    {"a|P", U"^ουα ^ουε ^ουι ^ουο"},  // w
    {"N|", U"ον$"},                   // the learned and the spoken form
    {"aP|a", U"αυ ευ ηυ"},
});
constexpr auto rules = compile<count_groups(lines)>(lines);

}  // namespace

constinit const Table greek(rules);

}  // namespace libsearch::names::sound

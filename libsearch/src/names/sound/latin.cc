// SPDX-License-Identifier: GPL-2.0-or-later
//
// Latin letters. One word may come from any language and from any romanisation, so a group has the readings of all that
// write it: English, French, German, Dutch, Scandinavian, Italian, Spanish, Portuguese, Catalan, Romanian, Polish,
// Czech, Slovak, Croatian, Hungarian, Albanian, Turkish, Azeri, Baltic, Maltese, Vietnamese, Hausa; pinyin and
// Wade-Giles; Hepburn; scholarly, ISO 9, ISO 233, ALA-LC, BGN/PCGN and press transliterations from Cyrillic, Arabic and
// Hebrew. Letters with marks that are not listed sound like their base letter; groups such as sh, dh, bh need no line,
// because h is not heard within a word.
#include "names/sound/rules.h"

namespace libsearch::names::sound {
namespace {

constexpr auto lines = std::to_array<Line>({
    {"a", U"a e i o u y ı ə æ ø œ ɛ ɔ ɩ ʊ ƴ"},
    {"a", U"h ħ"},
    {"S", U"hsi hsu hsü"},
    {"P", U"p b f v ɓ"},
    {"P|a", U"w"},
    {"T", U"t d ɗ"},
    {"K", U"g k ƙ"},
    {"S", U"s z ß ʃ ʒ ǯ"},
    {"L", U"l ł ɫ"},
    {"R", U"r"},
    {"M", U"m"},
    {"N", U"n ɲ"},

    // c: k in most languages, ts in Slavic ones, dj in Turkish; a sibilant before e, i, y in nearly all.
    {"K|S", U"c cc"},
    {"S|K", U"ce ci cy cę"},
    {"S", U"č ć ĉ ç cz"},
    {"S|K|a", U"ch"},
    {"K", U"ck cqu"},
    {"K|SK", U"cki cka cko cky cke"},  // Polish and Czech adjectives: Nowicki
    {"S|SK", U"sce sci scy"},
    {"S|KS", U"cs"},
    {"KS", U"xc xs"},
    {"KS|S", U"x"},
    {"KS|S|K", U"^xa ^xə ^xo"},
    {"S", U"tx"},

    // g and j: hard and soft, Turkish ğ, Hungarian gy, French and Italian gn, gli, gu, Spanish j.
    {"K|S", U"ge gi q ģ ċ ġ"},
    {"S|K", U"ǧ kj gj"},
    {"K|", U"ğ"},
    {"K|T", U"gy"},
    {"K|a", U"kh ḫ"},
    {"K|KP", U"gu qu"},
    {"S|TK", U"dge dgi"},
    {"T|KT", U"ght"},
    {"N|KN", U"gn"},
    {"L|KL", U"gli"},
    {"S|a", U"j"},
    {"L|LS", U"lj"},
    {"N|NS", U"nj"},
    {"a|S", U"ij j$"},

    // t, d and th: affricates, Arabic ث ذ ض, Greek θ, Nordic, Croatian and Vietnamese letters.
    {"S", U"ts tz tch tsch tsh dzh dž"},
    {"S|TS", U"dz"},
    {"S|T", U"ț ţ dj"},
    {"T|S", U"tia tio tie tj đ th ð þ ḏ ṯ"},

    {"S|RS", U"rz"},
    {"RS|R|S", U"ř"},
    {"S", U"rsz"},
    {"N|NK", U"ng$ ŋ"},
    {"N|NK|K|a|aNK", U"^ng"},
    {"L|a", U"^ł"},
    {"a|N", U"ą ę ã õ"},
    {"aL|a", U"ill"},

    // Before the consonants that African names begin with, others put a vowel.
    {"NT|aNT", U"^nd ^nt"},
    {"NK|aNK", U"^nk"},
    {"NS|aNS", U"^nc ^ns ^nz ^nj"},
    {"MP|aMP", U"^mb ^mf ^mp ^mv"},
    {"MS|aMS", U"^ms ^mz"},

    // Letters that English writes and does not speak.
    {"KN|N", U"^kn"},
    {"PR|R", U"^wr"},
    {"|K", U"ough$"},

    // Ends that are not heard: French, and English -er.
    {"T|", U"t$"},
    {"RT|R", U"rd$"},
    {"LT|", U"lt$"},
    {"S|", U"s$"},
    {"KS|", U"x$"},
    {"aR|a", U"er$"},

    {"N|", U"ion$"},  // Greek, the learned and the spoken form
});
constexpr auto rules = compile<count_groups(lines)>(lines);

}  // namespace

constinit const Table latin(rules);

}  // namespace libsearch::names::sound

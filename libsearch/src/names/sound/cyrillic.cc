// SPDX-License-Identifier: GPL-2.0-or-later
//
// Cyrillic letters: Russian, Ukrainian, Belarusian, Bulgarian, Serbian, Macedonian, Kazakh, Kyrgyz, Tajik, Mongolian,
// Tatar, Bashkir, Azeri, Uzbek, Chuvash, Abkhaz, Ossetian, Chechen (ISO 9, BGN/PCGN, ALA-LC, press). Foreign names come
// in by practical transcription: г for h, Palladius for Chinese (чж, цз), Polivanov for Japanese (ти, тя, дз).
#include "names/sound/rules.h"

namespace libsearch::names::sound {
namespace {

constexpr auto lines = std::to_array<Line>({
    {"a", U"а е ё и й о у ы э ю я і ї є ј ә ө ү ұ ӱ ѣ ѵ ӕ һ"},
    {"", U"ь ъ ӏ"},
    {"P", U"п б ф в ԥ ҧ"},
    {"T", U"т д ҭ"},
    {"K", U"к қ ҡ ҟ ҝ ґ ғ ҕ ԛ"},
    {"S", U"с з ц ж ч ш щ тс тц тч дж дч џ ѕ ҵ ӡ ҷ ҹ җ ӝ ӌ ҽ ҿ"},
    {"L", U"л љ ԓ"},
    {"R", U"р"},
    {"M", U"м"},
    {"N", U"н њ"},

    {"K|a", U"г х ҳ ӽ ӿ"},
    {"P|a", U"ў ԝ"},
    {"P|T", U"ѳ"},
    {"N|NK", U"ң ҥ ӊ ӈ нг$"},
    {"S|TS", U"дз цз"},
    {"S|T", U"ці цё дзі дзе дзё дзю дзя"},  // Belarusian t and d before such vowels
    {"a|P", U"^уа ^уе ^уи ^уі ^уо ^уэ"},    // w
    {"NT|aNT", U"^нд ^нт"},
    {"NK|aNK", U"^нг ^нк"},
    {"NS|aNS", U"^нз ^нс ^нч"},
    {"MP|aMP", U"^мб ^мв ^мп ^мф"},
    {"MS|aMS", U"^мс ^мз"},
    {"S|T", U"ҫ ҙ ђ ћ"},
    {"T|S", U"ти тя тю тё"},
    {"S|K", U"ѓ ќ"},
    {"aR|a", U"ер$ эр$"},
});
constexpr auto rules = compile<count_groups(lines)>(lines);

}  // namespace

constinit const Table cyrillic(rules);

}  // namespace libsearch::names::sound

// SPDX-License-Identifier: GPL-2.0-or-later
//
// Armenian letters, Eastern and Western: they differ in voice alone, which the classes do not tell apart.
#include "names/sound/rules.h"

namespace libsearch::names::sound {
namespace {

constexpr auto lines = std::to_array<Line>({
    {"a", U"ա ե է ը ի ո օ հ յ"},
    {"P", U"բ պ փ վ ֆ"},
    {"T", U"դ թ տ"},
    {"K", U"գ կ ք"},
    {"S", U"զ ծ ձ ս ց ժ ճ շ չ ջ տս տշ դժ"},
    {"L", U"լ"},
    {"R", U"ռ ր"},
    {"M", U"մ"},
    {"N", U"ն"},

    {"a", U"ու"},
    {"a|P", U"^ուա ^ուե ^ուէ ^ուի ^ուո ^ուօ"},  // w
    {"a|K", U"խ"},
    {"K|L", U"ղ"},
    {"P|a", U"ւ"},
    {"aP", U"և"},
    {"a|P", U"^ո"},
});
constexpr auto rules = compile<count_groups(lines)>(lines);

}  // namespace

constinit const Table armenian(rules);

}  // namespace libsearch::names::sound

// SPDX-License-Identifier: GPL-2.0-or-later
#include "names/rules.h"

#include <array>

#include <unicode/uchar.h>
#include <unicode/uversion.h>

namespace libsearch::names {

std::string rules_fingerprint() {
  UVersionInfo version;
  std::array<char, U_MAX_VERSION_STRING_LENGTH> icu{};
  std::array<char, U_MAX_VERSION_STRING_LENGTH> unicode{};
  u_getVersion(version);
  u_versionToString(version, icu.data());
  u_getUnicodeVersion(version);
  u_versionToString(version, unicode.data());
  return "rules-" + std::to_string(rules_version) + " icu-" + icu.data() + " unicode-" + unicode.data();
}

}  // namespace libsearch::names

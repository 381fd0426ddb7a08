// SPDX-License-Identifier: GPL-2.0-or-later
#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>

#include <libsearch/aliases.h>
#include <unicode/locid.h>
#include <unicode/strenum.h>
#include <unicode/timezone.h>
#include <unicode/tznames.h>

namespace libsearch {
namespace {

using Names = std::map<std::string, std::set<std::string>>;  ///< by country code or time zone

/// Names of one word only: an alias stands for a word.
void add(std::set<std::string>& names, const icu::UnicodeString& name) {
  if (name.isEmpty() || name.isBogus() || name.indexOf(u' ') >= 0 || name.indexOf(u'\u00A0') >= 0 ||
      name.indexOf(u'(') >= 0)
    return;
  std::string utf8;
  name.toUTF8String(utf8);
  names.insert(utf8);
}

void add_countries(const icu::Locale& language, Names& names) {
  for (const char* const* code = icu::Locale::getISOCountries(); *code != nullptr; ++code) {
    icu::UnicodeString name;
    icu::Locale("und", *code).getDisplayCountry(language, name);
    if (name != icu::UnicodeString(*code, -1, US_INV)) add(names[*code], name);
  }
}

void add_cities(const icu::Locale& language, const std::set<std::string>& zones, Names& names) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::TimeZoneNames> known(icu::TimeZoneNames::createInstance(language, status));
  if (U_FAILURE(status)) return;
  for (const auto& zone : zones) {
    icu::UnicodeString name;
    known->getExemplarLocationName(icu::UnicodeString::fromUTF8(zone), name);
    add(names[zone], name);
  }
}

std::set<std::string> all_zones() {
  UErrorCode status = U_ZERO_ERROR;
  std::set<std::string> zones;
  const std::unique_ptr<icu::StringEnumeration> all(
      icu::TimeZone::createTimeZoneIDEnumeration(UCAL_ZONE_TYPE_CANONICAL_LOCATION, nullptr, nullptr, status));
  while (U_SUCCESS(status)) {
    const char* const id = all->next(nullptr, status);
    if (id == nullptr) break;
    zones.insert(id);
  }
  return zones;
}

/// One locale for each language and script; regional ones repeat them.
std::set<std::string> all_languages() {
  int32_t count = 0;
  const icu::Locale* const locales = icu::Locale::getAvailableLocales(count);
  std::set<std::string> languages;
  for (int32_t i = 0; i < count; ++i)
    if (*locales[i].getCountry() == '\0') languages.insert(locales[i].getName());
  return languages;
}

void add_groups(const Names& names, const std::string& origin, std::vector<AliasGroup>& groups) {
  for (const auto& [code, group] : names)
    if (group.size() > 1) groups.push_back({{group.begin(), group.end()}, origin + code});
}

}  // namespace

std::vector<AliasGroup> place_names() {
  Names countries, cities;
  const auto zones = all_zones();
  for (const auto& language : all_languages()) {
    const icu::Locale locale(language.c_str());
    add_countries(locale, countries);
    add_cities(locale, zones, cities);
  }
  std::vector<AliasGroup> groups;
  add_groups(countries, "ICU territory ", groups);
  add_groups(cities, "ICU city ", groups);
  return groups;
}

}  // namespace libsearch

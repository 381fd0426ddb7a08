// SPDX-License-Identifier: GPL-2.0-or-later
// Which spellings meet: the promise of the project, line by line.
#include <string>

#include <doctest/doctest.h>

#include "support/small_index.h"

using libsearch::Tier;

namespace {

struct Meeting {
  const char* in_document;
  const char* asked;
  Tier loosest;  ///< the tier at which they meet; closer ones must not find it
};

std::string found_at(const Meeting& meeting, Tier tier) {
  const test::SmallIndex index{test::document("hit", std::string("Then ") + meeting.in_document + " went home again."),
                               test::document("other", "Nothing of the kind is said here.")};
  return index.find(meeting.asked, tier);
}

void check(const Meeting& meeting) {
  CAPTURE(meeting.in_document);
  CAPTURE(meeting.asked);
  CHECK(found_at(meeting, meeting.loosest) == "hit");
  if (meeting.loosest != Tier::exact)
    CHECK(found_at(meeting, static_cast<Tier>(static_cast<int>(meeting.loosest) - 1)) == "");
}

void check_both_ways(const Meeting& meeting) {
  check(meeting);
  check({meeting.asked, meeting.in_document, meeting.loosest});
}

}  // namespace

TEST_CASE("Case never matters, not even to an exact question") {
  for (const Meeting& meeting : {Meeting{"ERDOĞAN", "erdoğan", Tier::exact},
                                 {"erdoğan", "ERDOĞAN", Tier::exact},
                                 {"Шойгу", "ШОЙГУ", Tier::exact},
                                 {"IŞIK", "işik", Tier::exact}})
    check(meeting);
}

TEST_CASE("Composed and decomposed letters are the same spelling") {
  check_both_ways({"Erdog\u0306an", "Erdo\u011Fan", Tier::exact});
  check_both_ways({"Cholera und U\u0308bel", "\u00DCbel", Tier::exact});
}

TEST_CASE("A soft hyphen inside a word is not part of its spelling") {
  check_both_ways({"Erdo\u00ADğan", "Erdoğan", Tier::exact});
}

TEST_CASE("Diacritics and letter variants are ignored from tier folded on") {
  for (const Meeting& meeting : {Meeting{"Erdoğan", "Erdogan", Tier::folded},
                                 {"İstanbul", "istanbul", Tier::folded},
                                 {"ışık", "isik", Tier::folded},
                                 {"ışık", "IŞIK", Tier::folded},
                                 {"Diyarbakır", "Diyarbakir", Tier::folded},
                                 {"Łódź", "Lodz", Tier::folded},
                                 {"Øresund", "Oresund", Tier::folded},
                                 {"Straße", "Strasse", Tier::folded},
                                 {"ёлка", "елка", Tier::folded},
                                 {"Σοϊγκού", "Σοιγκου", Tier::folded},
                                 {"ὁδός", "οδοσ", Tier::folded},
                                 {"MİT", "MIT", Tier::folded},
                                 {"ﬁnal", "final", Tier::folded},
                                 {"Ｎａｔｏ", "Nato", Tier::folded}})
    check_both_ways(meeting);
  CHECK(found_at({"İSTANBUL", "istanbul", Tier::folded}, Tier::folded) == "hit");
}

TEST_CASE("Arabic is found with and without hamza, vowel signs and tatweel") {
  for (const Meeting& meeting : {Meeting{"أردوغان", "اردوغان", Tier::folded},
                                 {"أَرْدُوغَان", "أردوغان", Tier::folded},
                                 {"أردوغـان", "أردوغان", Tier::folded},
                                 {"علی", "علي", Tier::folded},
                                 {"حكومة", "حكومه", Tier::folded}})
    check_both_ways(meeting);
}

TEST_CASE("Apostrophes and hyphens are left out as often as they are typed") {
  for (const Meeting& meeting : {Meeting{"Baʿath", "Baath", Tier::folded},
                                 {"Ba'ath", "Baath", Tier::folded},
                                 {"Da'esh", "Daesh", Tier::folded},
                                 {"O’Brien", "OBrien", Tier::folded},
                                 {"O’Brien", "O'Brien", Tier::folded},
                                 {"S-400", "S400", Tier::folded},
                                 {"F-16", "F16", Tier::folded},
                                 {"e-mail", "email", Tier::folded},
                                 {"U.S.", "US", Tier::folded},
                                 {"al-Assad", "alAssad", Tier::folded}})
    check_both_ways(meeting);
  CHECK(found_at({"al-Assad", "Assad", Tier::exact}, Tier::exact) == "hit");
  CHECK(found_at({"S-400", "S 400", Tier::exact}, Tier::exact) == "hit");
  CHECK(found_at({"3.5", "3.5", Tier::exact}, Tier::exact) == "hit");
  CHECK(found_at({"3.5", "35", Tier::folded}, Tier::folded) == "");
}

TEST_CASE("A suffix behind an apostrophe belongs to the word") {
  for (const Meeting& meeting : {Meeting{"Erdoğan’ın", "Erdoğan", Tier::inflected},
                                 {"Erdoğan'ın", "Erdogan", Tier::inflected},
                                 {"Turkey's", "Turkey", Tier::inflected},
                                 {"MİT'in", "MİT", Tier::inflected},
                                 {"d’Ankara", "Ankara", Tier::inflected}})
    check_both_ways(meeting);
}

TEST_CASE("What is another letter stays another word") {
  for (const Tier tier : {Tier::exact, Tier::folded}) {
    CHECK(found_at({"Йемен", "Иемен", tier}, tier) == "");
    CHECK(found_at({"がく", "かく", tier}, tier) == "");
    CHECK(found_at({"Їжак", "Іжак", tier}, tier) == "");
  }
}

TEST_CASE("An equals sign asks for one spelling only") {
  const test::SmallIndex index{test::document("dotted", "MİT haber verdi."), test::document("plain", "MIT said so.")};
  CHECK(index.find("MIT") == "plain dotted");
  CHECK(index.find("MİT") == "dotted plain");
  CHECK(index.find("=MIT") == "plain");
  CHECK(index.find("=MİT") == "dotted");
}

TEST_CASE("A name is found in every script") {
  for (const Meeting& meeting : {Meeting{"Эрдоган", "Erdogan", Tier::similar},
                                 {"أردوغان", "Erdogan", Tier::similar},
                                 {"Шойгу", "Shoigu", Tier::similar},
                                 {"Ερντογάν", "Erdoğan", Tier::similar},
                                 {"Клинцевич", "Klintsevich", Tier::similar},
                                 {"Ердоган", "Эрдоган", Tier::similar},
                                 {"ארדואן", "Erdoğan", Tier::similar}})
    check_both_ways(meeting);
}

TEST_CASE("A name is found in every convention of writing it") {
  for (const Meeting& meeting : {Meeting{"Erdoghan", "Erdogan", Tier::similar},
                                 {"Shoygu", "Shoigu", Tier::similar},
                                 {"Klincevič", "Klintsevich", Tier::similar},
                                 {"Schoigu", "Shoigu", Tier::similar},
                                 {"Choïgou", "Shoigu", Tier::similar}})
    check_both_ways(meeting);
}

// SPDX-License-Identifier: GPL-2.0-or-later
// Names as sentences change them: case endings, prefixes and articles written as one with them.
#include "names/case_endings.h"

#include <algorithm>

#include <doctest/doctest.h>

#include <libsearch/analyzer.h>
#include "names/proclitics.h"

#include "support/small_index.h"

namespace {

bool has(const std::vector<std::string>& forms, const std::string& form) {
  return std::find(forms.begin(), forms.end(), form) != forms.end();
}

std::string sorted_ids(const test::SmallIndex& index, const char* question) {
  std::vector<std::string> ids;
  for (const auto& hit : index.searcher().search(question).hits) ids.push_back(hit.id);
  std::sort(ids.begin(), ids.end());
  std::string all;
  for (const auto& id : ids) all += (all.empty() ? "" : " ") + id;
  return all;
}

}  // namespace

TEST_CASE("Russian names lead to their cases and back") {
  for (const char* form : {"эрдогана", "эрдогану", "эрдоганом", "эрдогане"}) {
    CHECK(has(libsearch::names::russian_case_forms("эрдоган"), form));
    CHECK(has(libsearch::names::russian_case_forms(form), "эрдоган"));
  }
  CHECK(has(libsearch::names::russian_case_forms("лавров"), "лавровым"));
  CHECK(has(libsearch::names::russian_case_forms("зеленский"), "зеленского"));
  CHECK(has(libsearch::names::russian_case_forms("зеленскому"), "зеленский"));
  CHECK(libsearch::names::russian_case_forms("lavrov").empty());
  CHECK(libsearch::names::russian_case_forms("").empty());
}

TEST_CASE("Hebrew prefixes are put before a name and taken off it") {
  CHECK(has(libsearch::names::hebrew_prefix_forms("ארדואן"), "לארדואן"));
  CHECK(has(libsearch::names::hebrew_prefix_forms("וארדואן"), "ארדואן"));
  CHECK_FALSE(has(libsearch::names::hebrew_prefix_forms("לוי"), "וי"));
  CHECK(libsearch::names::hebrew_prefix_forms("erdogan").empty());
}

TEST_CASE("An article in Latin letters is taken off before a hyphen or a capital") {
  CHECK(libsearch::names::without_article("al-Assad") == "Assad");
  CHECK(libsearch::names::without_article("El-Esad") == "Esad");
  CHECK(libsearch::names::without_article("alAssad") == "Assad");
  CHECK(libsearch::names::without_article("Alassad") == "Alassad");
  CHECK(libsearch::names::without_article("al-As") == "al-As");
  CHECK(libsearch::names::without_article("ALASKA") == "ALASKA");
}

TEST_CASE("A name is found in every Russian case, from any script") {
  const test::SmallIndex index{test::document("nominative", "Вчера Эрдоган сказал это."),
                               test::document("genitive", "Встреча Эрдогана прошла."),
                               test::document("dative", "Письмо Эрдогану ушло."),
                               test::document("instrumental", "Разговор с Эрдоганом прошёл.")};
  for (const char* question : {"Эрдоган", "Erdogan"})
    CHECK(sorted_ids(index, question) == "dative genitive instrumental nominative");
}

TEST_CASE("A name is found with and without its article, in any writing of it") {
  const test::SmallIndex index{
      test::document("bare", "President Assad said"), test::document("hyphen", "President Bashar al-Assad said"),
      test::document("space", "President Al Assad said"), test::document("turkish", "Başkan el-Esad dedi"),
      test::document("arabic", "قال الأسد بالأمس")};
  for (const char* question : {"Assad", "al-Assad", "alAssad", "el-Esad", "الأسد"}) {
    CAPTURE(question);
    CHECK(sorted_ids(index, question) == "arabic bare hyphen space turkish");
  }
}

TEST_CASE("An article does not make a name another") {
  const libsearch::Analyzer analyzer;
  for (const char* word : {"al-Assad", "alAssad", "Assad", "assad"}) CHECK(analyzer.similarity(word, "Assad") == 1);
  CHECK(analyzer.similarity("الأسد", "أسد") == 1);
  CHECK(analyzer.similarity("al-Assad", "al-Bakr") < 0.5);
}

TEST_CASE("A name is no form of a common word that a stemmer of another language takes for its stem") {
  const test::SmallIndex index{
      test::document("en", "They put the blame on others, and have put it there often, the Kurd said to us.", "en"),
      test::document("kurds", "They said to us that the Kurds had gone to the town.", "en"),
      test::document("tr", "Dün akşam konuşan Putin ile Ankara bir kez daha anlaştı.", "tr"),
      test::document("tr2", "Dün sabah gelen bakan ile Putin konuyu bir kez daha konuştu.", "tr")};
  CHECK(sorted_ids(index, "Putin") == "tr tr2");
  CHECK(sorted_ids(index, "Kurds") == "en kurds");
}

TEST_CASE("Common words are not looked for as others that sound like them, though titles write them like names") {
  const test::SmallIndex index{test::document("1", "A Compiler for the new System. The compiler was good."),
                               test::document("2", "A Computer for the new System. The computer was good.")};
  CHECK(index.find("computer") == "2");
  CHECK(index.find("compiler") == "1");
}

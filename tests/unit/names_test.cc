// SPDX-License-Identifier: GPL-2.0-or-later
// Names that news are full of, each found from any of its usual spellings by any other, through index and search.
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "support/small_index.h"

namespace {

const std::vector<std::vector<const char*>>& names() {
  static const std::vector<std::vector<const char*>> all{
      {"Erdoğan", "Erdogan", "Эрдоган", "أردوغان", "Ερντογάν", "Erdoghan", "ארדואן", "Ердоган"},
      {"Çavuşoğlu", "Cavusoglu", "Чавушоглу", "Τσαβούσογλου"},
      {"Klintsevich", "Klincevič", "Клинцевич", "Klintsevitch", "Klinzewitsch"},
      {"Shoigu", "Schoigu", "Choïgou", "Шойгу", "شويغو", "Shoygu"},
      {"Gerasimov", "Gerassimow", "Герасимов", "جيراسيموف", "Γκερασίμοφ"},
      {"Zelensky", "Zelenskyy", "Зеленский", "Зеленський", "Selenskyj"},
      {"Lavrov", "Lawrow", "Лавров", "لافروف", "Λαβρόφ"},
      {"Akar", "Акар", "أكار", "Ακάρ"},
      {"Fidan", "Фидан", "فيدان", "Φιντάν"},
      {"Assad", "Asad", "Асад", "الأسد", "Άσαντ"},
      {"Mohammed", "Muhammad", "Мухаммед", "محمد"},
      {"Tchaikovsky", "Чайковский", "Tschaikowski", "Tchaïkovski", "Čajkovskij"},
      {"Chebyshev", "Чебышёв", "Tschebyschow", "Tchebychev"},
      {"Dvořák", "Dvorak", "Дворжак", "ドヴォルザーク"},
      {"Nguyễn", "Nguyen", "Нгуен", "Ngouyen"},
      {"Łukasiewicz", "Lukasiewicz", "Лукасевич", "Lukasevich"},
      {"Qaddafi", "Gaddafi", "Kadhafi", "Каддафи", "القذافي"},
  };
  return all;
}

}  // namespace

TEST_CASE("Every usual spelling of a name in the news finds every other") {
  std::string missed;
  for (const auto& spellings : names()) {
    test::SmallIndex index;
    libsearch::Index writer(index.path());
    for (const char* spelling : spellings)
      writer.add(test::document(spelling, std::string("they said ") + spelling + " came"));
    writer.commit();
    for (const char* spelling : spellings) {
      libsearch::SearchOptions options;
      options.limit = 100;
      for (const char* other : spellings) {
        const auto hits = index.searcher().search(spelling, options).hits;
        const bool found = std::any_of(hits.begin(), hits.end(), [&](const auto& hit) { return hit.id == other; });
        if (!found) missed += std::string(" ") + spelling + ">" + other;
      }
    }
  }
  CHECK(missed == "");
}

TEST_CASE("A similar spelling says by which sounds it was found") {
  const test::SmallIndex index{test::document("1", "they said Эрдоган came"),
                               test::document("2", "they said Erdgan came")};
  const auto spellings = index.searcher().spellings("Erdoğan");
  REQUIRE(spellings.size() == 2);
  for (const auto& spelling : spellings) CHECK(spelling.rule == "sound ARTKN");
  const auto inflected = index.searcher().spellings("Erdoğan'ın");
  CHECK(std::any_of(inflected.begin(), inflected.end(), [](const auto& s) { return s.rule.find("sound ARTKN") == 0; }));
}

TEST_CASE("Thai names find their transcriptions and the other way round") {
  const test::SmallIndex index{test::document("thai", "ทักษิณ"), test::document("latin", "Then Thaksin spoke."),
                               test::document("other", "Then Takeshi spoke.")};
  CHECK(index.find("Thaksin") == "latin thai");
  CHECK(index.find("ทักษิณ") == "thai latin");
}

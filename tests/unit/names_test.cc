// SPDX-License-Identifier: GPL-2.0-or-later
// Names that news are full of, each found from any of its usual spellings by any other, through index and search.
#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "names/similarity.h"
#include "support/small_index.h"

namespace {

const std::vector<std::vector<const char*>>& names() {
  static const std::vector<std::vector<const char*>> all{
      {"Erdoğan", "Erdogan", "Erdoghan", "Эрдоган", "Ердоган", "أردوغان", "Ερντογάν", "ארדואן", "ერდოღანი"},
      {"Çavuşoğlu", "Cavusoglu", "Čavušoglu", "Tschawuschoglu", "Чавушоглу", "Τσαβούσογλου", "ჩავუშოღლუ",
       "Չավուշօղլու"},
      {"Klintsevich", "Klincevič", "Klintsevitch", "Klinzewitsch", "Клинцевич", "Клінцевич", "كلينتسيفيتش",
       "Κλίντσεβιτς", "קלינצביץ'", "클린체비치", "克林采维奇"},
      {"Shoigu", "Schoigu", "Choïgou", "Shoygu", "Šojgu", "Şoygu", "Шойгу", "شويغو", "Σοϊγκού", "שויגו", "쇼이구",
       "ショイグ", "绍伊古"},
      {"Gerasimov", "Gerassimow", "Guerassimov", "Gierasimow", "Герасимов", "جيراسيموف", "غيراسيموف", "Γκερασίμοφ",
       "גרסימוב", "게라시모프", "ゲラシモフ", "格拉西莫夫"},
      {"Qaddafi", "Gaddafi", "Kadhafi", "Kaddafi", "Qadhafi", "Gadhafi", "Каддафи", "القذافي", "Καντάφι", "カダフィ"},
      {"Qaddafi", "Gaddafi", "Kaddafi", "Каддафи", "卡扎菲"},
      {"Zelensky", "Zelenskyy", "Zelenskiy", "Selenskyj", "Zełenski", "Зеленский", "Зеленський", "زيلينسكي", "Ζελένσκι",
       "זלנסקי", "젤렌스키", "ゼレンスキー", "泽连斯基", "ज़ेलेंस्की"},
      {"Lavrov", "Lawrow", "Лавров", "Лаўроў", "لافروف", "Λαβρόφ", "לברוב", "라브로프", "ラブロフ", "拉夫罗夫"},
      {"Akar", "Акар", "أكار", "آكار", "Ακάρ", "אקאר", "アカル", "阿卡尔"},
      {"Fidan", "Фидан", "فيدان", "Φιντάν", "פידאן", "피단", "フィダン"},
      {"Assad", "Asad", "Esad", "Асад", "الأسد", "Άσαντ", "אסאד", "アサド", "阿萨德"},
      {"Mohammed", "Muhammad", "Mohamed", "Muhammed", "Мухаммед", "Мохаммед", "محمد", "Μοχάμεντ", "מוחמד", "穆罕默德",
       "मोहम्मद"},
      {"Tchaikovsky", "Chaikovsky", "Tschaikowski", "Tchaïkovski", "Čajkovskij", "Ciajkovskij", "Csajkovszkij",
       "Чайковский", "Чайковський", "تشايكوفسكي", "Τσαϊκόφσκι", "צ'ייקובסקי", "チャイコフスキー", "차이콥스키"},
      {"Chebyshev", "Tschebyschow", "Tchebychev", "Чебышёв", "Чебышев", "تشيبيشيف", "Τσεμπισόφ", "צ'בישב",
       "チェビシェフ"},
      {"Dvořák", "Dvorak", "Дворжак", "ドヴォルザーク", "Ντβόρζακ", "دفورجاك", "드보르자크"},
      {"Nguyễn", "Nguyen", "Ngouyen", "Нгуен", "نغوين", "נגוין", "Νγκουγιέν"},
      {"Łukasiewicz", "Lukasiewicz", "Lukasevich", "Лукасевич", "Лукасєвич", "Λουκασιέβιτς", "לוקשביץ'", "لوكاسيفيتش"},
  };
  return all;
}

/// "Эрдоган does not find Erdoghan" ... a line each.
std::string missed_among(const std::vector<const char*>& spellings) {
  const test::SmallIndex index;
  libsearch::Index writer(index.path());
  for (const char* spelling : spellings)
    writer.add(test::document(spelling, std::string("they said ") + spelling + " came"));
  writer.commit();
  libsearch::SearchOptions options;
  options.limit = spellings.size();
  std::string missed;
  for (const char* spelling : spellings) {
    const auto hits = index.searcher().search(spelling, options).hits;
    for (const char* other : spellings)
      if (std::ranges::find(hits, other, &libsearch::Hit::id) == hits.end())
        missed += std::string(spelling) + " does not find " + other + "\n";
  }
  return missed;
}

}  // namespace

TEST_CASE("Every usual spelling of a name in the news finds every other") {
  std::string missed;
  for (const auto& spellings : names()) missed += missed_among(spellings);
  CHECK(missed == "");
}

TEST_CASE("A spelling that says little of how the name sounds still finds the usual one, and the other way round") {
  const std::vector<std::vector<const char*>> hard{
      {"グエン", "Nguyen"},  {"응우옌", "Nguyen"},      {"ウカシェヴィチ", "Łukasiewicz"},
      {"Dworzak", "Dvořák"}, {"ムハンマド", "Mohamed"}, {"Hsiaoping", "Xiaoping"}};
  std::string missed;
  for (const auto& spellings : hard) missed += missed_among(spellings);
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

TEST_CASE("The more spellings a word has, the likelier a further one must be") {
  using libsearch::names::Similarity, libsearch::names::Rated, libsearch::names::Wanted;
  const auto rated = [](const std::vector<std::string_view>& candidates, double least) {
    for (const Rated& one : Similarity("erdoğan").rate(candidates, Wanted{.least = least, .least_faint = 0}))
      if (candidates[one.index] == "erdgen") return one;
    return Rated{};
  };
  const std::vector<std::string_view> alone{"erdgen"};
  const std::vector<std::string_view> in_company{"erdgen",  "erdogan",    "erdoghan", "эрдоган",    "ердоган",
                                                 "أردوغان", "ερντογάν",   "ארדואן",   "էրդողան",    "ერდოღანი",
                                                 "एर्दोगान", "エルドアン", "에르도안", "エルドガン", "erdogán"};
  const double probability_alone = rated(alone, 0).probability;
  const double probability_in_company = rated(in_company, 0).probability;
  CHECK(rated(alone, 1.1 * probability_alone).likely);
  CHECK_FALSE(rated(in_company, 0.9 * probability_in_company).likely);
}

TEST_CASE("A letter that no pair of names taught counts like the one that sounds most like it") {
  const std::vector<std::pair<const char*, const char*>> names{
      {"tskaltubo", "წყალტუბო"}, {"tsinandali", "წინანდალი"}, {"gjorge", "ѓорге"}, {"zvezdan", "ѕвездан"}};
  for (const auto& [one, other] : names) {
    CAPTURE(one);
    CHECK(libsearch::names::Similarity(one).probability(other) > 0.2);
  }
}

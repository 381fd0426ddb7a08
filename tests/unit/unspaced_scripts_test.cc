// SPDX-License-Identifier: GPL-2.0-or-later
// Questions in scripts without spaces, and in Korean, whose words carry their particles.
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "support/small_index.h"

using test::document;

namespace {

struct Asked {
  std::string_view question;
  std::string id;
};

void check_first(const test::SmallIndex& index, const std::vector<Asked>& asked) {
  for (const auto& [question, id] : asked) {
    CAPTURE(question);
    const std::string found = index.find(question);
    CHECK(found.substr(0, found.find(' ')) == id);
  }
}

}  // namespace

TEST_CASE("A question in Chinese finds the text that answers it first") {
  const test::SmallIndex index{document("harbour", "港口的新码头去年完工，大型货船从此可以直接靠岸。"),
                               document("school", "山谷里的小学只有三位老师和二十名学生。"),
                               document("bridge", "横跨河流的铁桥建于一百年前，如今只供行人通行。"),
                               document("bakery", "面包店每天凌晨四点开始烤面包，六点开门。")};
  check_first(index, {{"谁在山谷的小学教书？", "school"},
                      {"货船什么时候可以靠岸？", "harbour"},
                      {"铁桥是什么时候建的？", "bridge"},
                      {"面包店几点开门", "bakery"}});
}

TEST_CASE("A list with the marks of Chinese and Japanese is no phrase") {
  const test::SmallIndex index{document("syria", "シリアの港"), document("turkey", "トルコの港"),
                               document("russia", "俄罗斯的港口")};
  CHECK(index.find("トルコ、シリア") == "syria turkey");
  CHECK(index.find("俄罗斯，土耳其") == "russia");
  CHECK(index.find("\"トルコ、シリア\"").empty());
}

TEST_CASE("A question in Japanese finds the text that answers it first") {
  const test::SmallIndex index{
      document("harbour", "港の新しい埠頭は昨年完成し、大型の貨物船が直接接岸できるようになった。"),
      document("school", "谷間の小学校には三人の教師と二十人の生徒しかいない。"),
      document("bridge", "川に架かる鉄橋は百年前に建設され、今は歩行者専用である。"),
      document("bakery", "パン屋は毎朝四時にパンを焼き始め、六時に開店する。")};
  check_first(index, {{"谷間の小学校に教師は何人いますか？", "school"},
                      {"貨物船はどこに接岸しますか", "harbour"},
                      {"鉄橋はいつ建設されたのか", "bridge"},
                      {"パン屋は何時に開店しますか？", "bakery"}});
}

TEST_CASE("A question in Thai finds the text that answers it first") {
  const test::SmallIndex index{document("harbour", "ท่าเรือแห่งใหม่สร้างเสร็จเมื่อปีที่แล้ว เรือสินค้าขนาดใหญ่จึงเทียบท่าได้โดยตรง"),
                               document("school", "โรงเรียนเล็กในหุบเขามีครูสามคนและนักเรียนยี่สิบคน"),
                               document("bridge", "สะพานเหล็กข้ามแม่น้ำสร้างขึ้นเมื่อร้อยปีก่อน ปัจจุบันใช้สำหรับคนเดินเท้าเท่านั้น"),
                               document("bakery", "ร้านขนมปังเริ่มอบขนมปังตอนตีสี่และเปิดร้านตอนหกโมงเช้า")};
  check_first(index, {{"โรงเรียนในหุบเขามีนักเรียนกี่คน", "school"},
                      {"เรือสินค้าเทียบท่าที่ไหน", "harbour"},
                      {"สะพานเหล็กสร้างเมื่อไร", "bridge"},
                      {"ร้านขนมปังเปิดกี่โมง", "bakery"}});
}

TEST_CASE("A question in Korean finds the text that answers it first") {
  const test::SmallIndex index{
      document("harbour", "항구의 새 부두는 작년에 완공되어 대형 화물선이 직접 접안할 수 있게 되었다."),
      document("school", "골짜기의 초등학교에는 교사 세 명과 학생 스무 명뿐이다."),
      document("bridge", "강을 가로지르는 철교는 백 년 전에 건설되었고 지금은 보행자만 다닌다."),
      document("bakery", "빵집은 매일 새벽 네 시에 빵을 굽기 시작하여 여섯 시에 문을 연다.")};
  check_first(index, {{"골짜기 초등학교의 교사는 몇 명인가?", "school"},
                      {"화물선은 어디에 접안하는가", "harbour"},
                      {"철교가 언제 건설되었나", "bridge"},
                      {"빵집이 문을 여는 시간", "bakery"}});
}

TEST_CASE("A Korean word is found with other particles, and only where these can stand") {
  const test::SmallIndex index{document("topic", "정부는 새 법을 발표했다."),
                               document("object", "시민들이 정부를 비판했다."), document("autumn", "가을이 왔다.")};
  CHECK(index.find("정부").size() == std::string("topic object").size());
  CHECK(index.find("정부에서").size() == std::string("topic object").size());
  CHECK(index.find("=정부").empty());
  CHECK(index.find("가").empty());
}

TEST_CASE("Two Han characters are found inside longer words and across words, and marked there") {
  const test::SmallIndex index{document("inside", "他参加了防守战。"), document("none", "他参加了会议。")};
  const auto hits = index.searcher().search("守战").hits;
  REQUIRE(hits.size() == 1);
  CHECK(hits[0].id == "inside");
  REQUIRE_FALSE(hits[0].snippet.highlights.empty());
  std::string marked;
  for (const auto& range : hits[0].snippet.highlights)
    marked += hits[0].snippet.text.substr(range.begin, range.end - range.begin);
  CHECK(marked.find("守") != std::string::npos);
  CHECK(marked.find("战") != std::string::npos);
  REQUIRE_FALSE(hits[0].matches.empty());
}

TEST_CASE("Pairs of Han characters put the text first that has the words in one piece") {
  const test::SmallIndex index{document("apart", "大雨过后，石头落在桥上，市民绕行。"),
                               document("whole", "昨天大石桥市下了大雨。")};
  CHECK(index.find("大石桥市") == "whole");
  CHECK(index.find("他住在大石桥市的哪一条街上").substr(0, 5) == "whole");
}

// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/foreign_han.h"

#include <algorithm>
#include <cstddef>

#include "text/decode.h"
#include "text/han.h"

namespace libsearch::text {
namespace {

/// The 300 characters that are most frequent in names of five characters and more in the lists that
/// tools/train_similarity reads (traditional, simplified, and what a place is: 省, 县, 州), in the order of Unicode.
constexpr std::u32string_view characters =
    U"丁世丘中丹乌乔亚亞什代伊伏伦伯佐何佛佩俄倫傑克內兰共兹内凡凯凱切列別利别力加努劳勒区區华南博卜卡卢印"
    U"厄县古可史吉和哈哥喀喬因国图國圖地坎坦埃域基堡塔塞士多大太夫奇奈奥奧姆威娃娜季宁安宗富察寧專尔尼山岛"
    U"島州巴市布希帕広库庫康弗彼得德恩恰戈扎托扬拉拜拿捷提揚摩敦文斯新施日昆明易普曼朗木本朱杜杰東松林查柯"
    U"根格桑梅森歐武比毛民汉沃沙治法波泰泽洛济海涅滕漢潘澤濟烏熱爾特玛班琴瑞瑟瑪環瓜瓦甘登發的皮盖盧省礁祖"
    U"福禾科穆第策米約納索紹絲維縣约纳维罕罗羅群翁考耶肯胡自舍艾芙芬苏茨茲莉莎莫莱華菲萊萨蒂蒙蓋薩蘇蘭西諾"
    U"謝诺谢貝費賈賽贝费贾赫路辛达迪通道達那邦郡部都酋采里金錫鎮锡长門阿陶隆雅雷霍韋韦頓馬马高魯鲁麦默齊齐";
static_assert(std::ranges::is_sorted(characters));

}  // namespace

bool may_be_foreign_name(std::string_view run) {
  const std::size_t length = run.size() / han_size;
  std::size_t usual = 0;
  for (std::size_t i = 0; i < length; ++i)
    if (std::ranges::binary_search(characters, decode(run, i * han_size).value)) ++usual;
  return 5 * usual >= 3 * length;
}

}  // namespace libsearch::text

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace libsearch::names {

/// Romanises kana, character by character: Hepburn, with '-' for a long vowel. A small vowel or ya, yu, yo takes the
/// place of the vowel before it (フィ fi, チャ cha, ティ ti, ウェ we). What is not kana is left out.
/// A value, made for one word; not for sharing between threads.
class KanaReader {
 public:
  /// The letters that are settled now that `character` was read: those of the character before it.
  std::string next(char32_t character);
  /// The letters of the last character.
  std::string rest() const { return pending_; }

 private:
  void shorten(std::string_view small);

  std::string pending_;   ///< at most four letters, so no allocation
  bool doubled_ = false;  ///< a small tsu came before
};

}  // namespace libsearch::names

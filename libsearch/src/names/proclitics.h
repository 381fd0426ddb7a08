// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace libsearch::names {

/// An Arabic word without the conjunction و or ف and the article ال (after ب, ك or ل too) that are written as one with
/// it: `الأسد` gives `أسد`, `وأردوغان` `أردوغان`. The word itself where there is none, or where fewer than three
/// letters would be left. A name may begin with these letters of its own, so this is a second reading, not the only
/// one.
std::string_view without_proclitics(std::string_view spelling) noexcept;

/// A word as it was typed without the Arabic article in Latin letters, before a hyphen (`al-Assad`, `el-Esad`,
/// `ash-Sharq`) or a capital (`alAssad`). The word itself where there is none, or where fewer than three letters would
/// be left.
std::string_view without_article(std::string_view word) noexcept;

}  // namespace libsearch::names

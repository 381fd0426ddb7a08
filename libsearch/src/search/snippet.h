// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include <libsearch/explanation.h>

#include "search/highlighter.h"

namespace libsearch::search {

/// Where the line ends that repeats the title at the beginning of a text; 0 if none does, or nothing follows.
std::size_t end_of_title(std::string_view text, std::string_view title);

/// The passage of `text`, about `length` characters (code points), that shows most of the question: first as many of
/// its words as possible, the closest spellings before looser ones. Without marks the beginning of the text. Cut
/// between words, at the beginning and the end of a sentence where one is near. Then up to `count` in all, none of
/// which shares text with another.
std::vector<Snippet> make_snippets(std::string_view text, std::vector<Mark> marks, const Translated& question,
                                   std::size_t length, std::size_t count);

}  // namespace libsearch::search

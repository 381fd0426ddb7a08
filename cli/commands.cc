// SPDX-License-Identifier: GPL-2.0-or-later
#include "commands.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace lsearch {
namespace {

constexpr std::size_t any_number = SIZE_MAX;

constexpr std::array<Command, 11> all_commands{{
    {"index", "SOURCE...", 0, any_number, "Add files, folders and JSON Lines to an index",
     "  lsearch index articles/ notes.md\n"
     "  lsearch index --remove-missing articles/     # again, later: what changed\n"
     "  zcat dump.jsonl.gz | lsearch index --index /srv/dump -\n\n"
     "Sources are plain text, Markdown, HTML, JSON Lines (.jsonl, .ndjson) and JSON\n"
     "(.json: objects, or a list of them), also compressed (.gz); `-` reads JSON\n"
     "Lines from standard input. Files that have not changed are passed over. In\n"
     "folders, hidden files are left out, and so are those that are not text by\n"
     "their names (.txt, .md, .html, .jsonl ... or no ending). Aliases stay until\n"
     "they are given anew.",
     run_index},
    {"search", "QUESTION...", 0, any_number, "Find documents",
     "  lsearch search erdogan                   # Erdoğan, Эрдоган, أردوغان ...\n"
     "  lsearch search '\"euphrates shield\" date:2016-10-01..2016-11-30'\n"
     "  lsearch search title:=mit -germany --limit 20\n"
     "  lsearch search putin --filter author:smith --facet date --facet language\n"
     "  lsearch search '*' --sort -date          # all documents, the newest first\n"
     "  lsearch search --batch questions.tsv --format trec > run\n\n"
     "In a question: \"a phrase\"  word*  =exactly  ~loosely  +must  -not  field:word\n"
     "pages:10..20  date:2016-10..  AND OR NOT NEAR/5 ( ); man lsearch-query has all.",
     run_search},
    {"like", "ID", 1, 1, "Find documents like one that is in the index",
     "  lsearch like articles/1.html\n"
     "  lsearch like articles/1.html --filter language:tr",
     run_like},
    {"suggest", "BEGINNING...", 1, any_number, "Show the words of an index that begin so", "  lsearch suggest erd",
     run_suggest},
    {"rebuild", "[SOURCE...]", 0, any_number, "Make the index anew beside the one in force",
     "  lsearch rebuild              # from the documents stored in it\n"
     "  lsearch rebuild articles/    # from these sources alone",
     run_rebuild},
    {"delete", "ID...", 1, any_number, "Remove documents from an index", "  lsearch delete articles/old.html",
     run_delete},
    {"names", "WORD...", 1, any_number, "Show the spellings of words that occur in an index",
     "  lsearch names erdogan gaddafi", run_names},
    {"explain", "QUESTION [ID]", 1, 2, "Show how a question is understood and answered",
     "  lsearch explain 'erdogan shield'\n"
     "  lsearch explain 'erdogan shield' articles/1.html",
     run_explain},
    {"analyze", "TEXT...", 1, any_number, "Show what libsearch sees in words (needs no index)",
     "  lsearch analyze Erdoğan Эрдоган", run_analyze},
    {"stats", "", 0, 0, "Show figures of an index", "  lsearch stats --format json", run_stats},
    {"check", "", 0, 0, "Verify an index",
     "  lsearch check --index /srv/dump\n\n"
     "Reads all of it, and says what is damaged and what to do about it; the exit\n"
     "status is then 6.",
     run_check},
}};

}  // namespace

std::span<const Command> commands() { return all_commands; }

const Command* find_command(std::string_view name) {
  const auto found =
      std::ranges::find(all_commands, name, [](const Command& one) { return std::string_view(one.name); });
  return found == all_commands.end() ? nullptr : &*found;
}

}  // namespace lsearch

#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Checks the rules of ARCHITECTURE.md that a grep can check: layers, downwards only. Prints every line that breaks one.
# usage: check_layers.sh [ROOT]     (exit status 1 if a rule is broken)
set -euo pipefail
cd "${1:-$(dirname "$0")/../..}"

# fails MESSAGE < LINES: MESSAGE and the lines that break the rule, if there are any.
fails() {
  local lines
  lines=$(cat)
  [[ -z $lines ]] || printf '%s:\n  %s\n' "$1" "${lines//$'\n'/$'\n'  }"
}

# includes FOLDER...: FILE:LINE:#include ... of all C++ files there.
includes() { lines '^[[:space:]]*#[[:space:]]*include' "$@"; }
# lines PATTERN FOLDER...: FILE:LINE:TEXT of all C++ files there.
lines() {
  local pattern=$1 folder
  shift
  for folder in "$@"; do
    [[ -d $folder ]] && { grep -rnE --include='*.h' --include='*.cc' --include='*.inc' -e "$pattern" "$folder" || true; }
  done
  return 0
}
# only PATTERN, without PATTERN: greps that may find nothing.
only() { grep -E -e "$1" || true; }
without() { grep -vE -e "$1" || true; }

src=libsearch/src
public=libsearch/include/libsearch
xapian='include[[:space:]]*[<"]xapian'
icu='include[[:space:]]*[<"]unicode/'
# ours LAYER|LAYER: an include of a header of these layers.
ours() { printf 'include[[:space:]]*"(%s)/' "$1"; }

check_layers() {
  # Comments and preprocessor conditions may say Xapian or ICU, code may not.
  includes $public | without 'include <(libsearch/[a-z_]+\.h|[a-z_]+)>' |
    fails 'public headers include <libsearch/...> and the standard library only'
  lines '(Xapian|icu(_[0-9]+)?)::|\bU(Char|Bool|ErrorCode)\b' $public |
    fails 'public headers name no type of Xapian or ICU'

  includes $src/query | without '"text/(ascii|decode)\.h"' | only "$xapian|$icu|$(ours 'text|names|index|search')" |
    fails 'query includes neither Xapian nor ICU nor another layer, but for text/ascii.h and text/decode.h'
  includes $src/text | only "$xapian|$(ours 'names|query|index|search')" |
    fails 'text includes neither Xapian nor a layer above it'
  includes $src/names | only "$xapian|$(ours 'query|index|search')" |
    fails 'names includes neither Xapian nor a layer above it'
  includes $src/index | only "$(ours search)" | fails 'index does not include search'
  includes libsearch cli examples tests | without "^$src/(index|search)/|^tests/" | only "$xapian" |
    fails 'only index and search include Xapian'

  lines 'catch[[:space:]]*\([^)]*Xapian::' libsearch cli | without "^$src/index/xapian_error\.(h|cc):" |
    fails "Xapian's exceptions are caught in src/index/xapian_error.* only"

  # Of cli's includes in quotes, each must be a file beside the one that includes it, or under cli.
  while IFS=: read -r file line include; do
    header=$(sed -nE 's/.*include[[:space:]]*"([^"]*)".*/\1/p' <<<"$include")
    [[ -z $header || -e cli/$header || -e $(dirname "$file")/$header ]] || printf '%s:%s:%s\n' "$file" "$line" "$include"
  done < <(includes cli) | fails 'cli includes <libsearch/...> and its own headers only'
  includes cli examples | only 'include[[:space:]]*[<"](text|names|query|index|search)/' |
    fails 'cli and examples see public headers only'

  includes libsearch cli examples | only 'include[[:space:]]*[<"](\.\./|[^>"]*/\.\./)' | fails 'no include climbs with ../'
  lines '\bstd::(cout|cerr|clog)\b|\b(std::)?(v?f?printf|puts|getenv|secure_getenv|setlocale)\(' libsearch |
    without ':[[:space:]]*//' | fails 'the library does not print and reads no environment'

  # Every source is built: its name stands in a CMakeLists.txt of its folder or of one above it.
  while IFS= read -r source; do
    folder=$(dirname "$source")
    until grep -qswF -e "${source#"$folder"/}" "$folder/CMakeLists.txt"; do
      [[ $folder == . ]] && { printf '%s\n' "$source" && break; }
      folder=$(dirname "$folder")
    done
  done < <(find libsearch cli examples tests tools bench -name '*.cc' 2>/dev/null | sort) |
    fails 'every source is listed in a CMakeLists.txt'

  while IFS= read -r source; do
    head -n 3 "$source" | grep -q 'SPDX-License-Identifier: GPL-2.0-or-later' || printf '%s\n' "$source"
  done < <(find libsearch cli examples tests tools bench cmake dev CMakeLists.txt .ci -type f \
    \( -name '*.cc' -o -name '*.h' -o -name '*.sh' -o -name CMakeLists.txt -o -name '*.cmake' -o -name dev -o -path .ci/run \) \
    2>/dev/null | sort) | fails 'every source begins with its SPDX line'
}

broken=$(check_layers)
[[ -z $broken ]] || { printf '%s\n' "$broken" && exit 1; }

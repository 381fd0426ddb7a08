#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Checks that README.md says what is so: its C++ is that of an example that is compiled and run, every public header is in
# its table, and every file it links to exists.
# usage: check_readme.sh [ROOT]     (exit status 1 if something is not so)
set -euo pipefail
cd "${1:-$(dirname "$0")/../..}"
status=0
wrong() {
  printf 'README.md: %s\n' "$*"
  status=1
}

# shellcheck disable=SC2016  # the backquotes are Markdown's
example=$(sed -n '/^```cpp$/,/^```$/p' README.md | sed '/^```/d')
[[ -n $example && $(<examples/first_search.cc) == *"$example"* ]] || wrong 'its C++ does not stand in examples/first_search.cc'

for header in libsearch/include/libsearch/*.h; do
  grep -q "^| .*($header)" README.md || wrong "$header is not in its table"
done

while IFS= read -r target; do
  [[ $target == *://* || -e $target ]] || wrong "links to $target, which does not exist"
done < <(grep -oE '\]\([^)#]+' README.md | sed 's/^](//')

exit $status

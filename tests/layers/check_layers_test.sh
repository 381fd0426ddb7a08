#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Shows that check_layers.sh can fail: plants one violation of each rule in a copy of the tree and expects to be told.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT

failed=0
passed=0
# caught RULE FILE LINE: FILE, which has LINE, breaks the rule whose message begins with RULE.
caught() {
  local rule=$1 file=$2 line=$3 output
  rm -rf "${copy:?}/"*
  mkdir -p "$copy/$(dirname "$file")"
  printf '// SPDX-License-Identifier: GPL-2.0-or-later\n%s\n' "$line" >"$copy/$file"
  printf '%s\n' "$(basename "$file")" >"$copy/$(dirname "$file")/CMakeLists.txt"
  sed -i '1i # SPDX-License-Identifier: GPL-2.0-or-later' "$copy/$(dirname "$file")/CMakeLists.txt"
  "${before[@]}"
  if output=$("$root/tests/layers/check_layers.sh" "$copy"); then
    printf 'not caught: %s in %s: %s\n' "$rule" "$file" "$line"
    failed=1
  elif ! grep -q "^$rule" <<<"$output"; then
    printf 'caught for another reason: %s in %s: %s\n%s\n' "$rule" "$file" "$line" "$output"
    failed=1
  else
    passed=$((passed + 1))
  fi
}
# fine FILE LINE: FILE, which has LINE, breaks no rule.
fine() {
  local output
  output=$(caught 'nothing' "$@") || true
  if [[ $output != 'not caught'* ]]; then
    printf 'caught although it is right: %s\n' "$output"
    failed=1
  else
    passed=$((passed + 1))
  fi
}
before=(true)

src=libsearch/src
caught 'public headers include' libsearch/include/libsearch/a.h '#include <xapian.h>'
caught 'public headers include' libsearch/include/libsearch/a.h '#include <unicode/uchar.h>'
caught 'public headers include' libsearch/include/libsearch/a.h '#include "names/fold.h"'
caught 'public headers name' libsearch/include/libsearch/a.h 'struct A { Xapian::docid id; };'
caught 'public headers name' libsearch/include/libsearch/a.h 'void f(const icu::UnicodeString& text);'
caught 'query includes' $src/query/a.cc '#include <xapian.h>'
caught 'query includes' $src/query/a.cc '#include <unicode/utf8.h>'
caught 'query includes' $src/query/a.cc '#include "text/utf8.h"'
caught 'query includes' $src/query/a.cc '#include "search/hits.h"'
caught 'text includes' $src/text/a.cc '#include "names/fold.h"'
caught 'text includes' $src/text/a.cc '#include  "search/hits.h"'
caught 'names includes' $src/names/sound/a.cc '#include "query/tree.h"'
caught 'index does not' $src/index/a.h '#include "search/hits.h"'
caught 'only index and search' $src/a.cc '#include <xapian.h>'
caught 'only index and search' cli/a.cc '# include <xapian.h>'
caught 'only index and search' examples/a.cc '#include <xapian/query.h>'
caught "Xapian's exceptions" $src/search/a.cc 'void f() try { g(); } catch (const Xapian::Error& e) {}'
caught "Xapian's exceptions" $src/index/a.cc '  } catch (Xapian::DatabaseModifiedError&) {'
caught 'cli includes' cli/a.cc '#include "error_text.h"'
caught 'cli and examples' cli/a.cc '#include <names/fold.h>'
caught 'no include climbs' $src/search/a.cc '#include "../index/lexicon.h"'
caught 'the library does not print' $src/search/a.cc '  std::cerr << "slow";'
caught 'the library does not print' $src/names/a.cc '  if (std::getenv("LANG")) return;'
before=(sh -c "echo '# SPDX-License-Identifier: GPL-2.0-or-later' > '$copy/$src/text/CMakeLists.txt'")
caught 'every source is listed' $src/text/a.cc 'int a;'
before=(sh -c "echo 'int a;' > '$copy/$src/text/a.cc'")
caught 'every source begins' $src/text/a.cc 'int a;'
before=(true)

fine libsearch/include/libsearch/a.h '#include <libsearch/error.h>'
fine libsearch/include/libsearch/a.h '#include <string_view>  // no Xapian type here'
fine $src/names/a.cc '#include <unicode/uchar.h>'
fine $src/names/a.cc '#include "text/utf8.h"'
fine $src/query/a.cc '#include "text/ascii.h"'
fine $src/search/a.cc '#include "index/lexicon.h"'
fine $src/search/a.cc '#include <xapian.h>'
caught 'only index and search' $src/names/a.h '#include <xapian.h>'
fine $src/index/xapian_error.h '} catch (const Xapian::DatabaseModifiedError&) {'
fine $src/text/a.cc '  std::snprintf(buffer, sizeof buffer, "%d", 1);'
before=(sh -c "mkdir -p '$copy/cli'; echo '// SPDX-License-Identifier: GPL-2.0-or-later' > '$copy/cli/other.h'")
fine cli/a.cc '#include "other.h"'

printf '%d plants judged as they should be\n' "$passed"
exit $failed

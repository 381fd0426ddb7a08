#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Installs a build into an empty folder and uses it as somebody else's project would.
# usage: consumer_test.sh STEP BUILD_FOLDER WORK_FOLDER [COMPILER]
#   install        fills WORK_FOLDER/prefix, which the other steps use, and looks whether everything is there
#   cmake          builds project/ with find_package() and runs it
#   pkg-config     the same with the compiler and pkg-config alone
#   shared         the same with the static library's objects as a shared library, and looks what that one exports
set -euo pipefail
step=$1 build=$2 work=$3 compiler=${4-c++}
here=$(cd "$(dirname "$0")" && pwd)
prefix=$work/prefix

# exports_only_ours LIBRARY: every exported symbol is in namespace libsearch and in none of its inner ones.
exports_only_ours() {
  local symbols foreign
  symbols=$(nm -D --defined-only -C "$1" | sed -E 's/^[0-9a-f]* +[A-Za-z] //; s/^(vtable|typeinfo|typeinfo name) for //')
  foreign=$(grep -vE '^libsearch::' <<<"$symbols" || true)
  foreign+=$(grep -E '^libsearch::(text|names|query|index|search|\(anonymous namespace\))::' <<<"$symbols" || true)
  [[ -z $foreign ]] || { printf 'exported, but not part of the public face:\n%s\n' "$foreign" && return 1; }
  grep -q '^libsearch::Searcher::search' <<<"$symbols" || { echo 'Searcher::search is not exported' && return 1; }
  printf '%d symbols are exported, all of namespace libsearch\n' "$(wc -l <<<"$symbols")"
}

# flags OPTION: what pkg-config says of the installed libsearch.
flags() { PKG_CONFIG_PATH=$(dirname "$(find "$prefix" -name libsearch.pc)") pkg-config "$1" libsearch; }

case $step in
  install)
    rm -rf "$work"
    mkdir -p "$work"
    cmake --install "$build" --prefix "$prefix" >"$work/install.log"
    diff <(cd "$here/../../libsearch/include" && find . -name '*.h' | sort) <(cd "$prefix/include" && find . -name '*.h' | sort) ||
      { echo 'the installed headers are not the public ones' && exit 1; }
    [[ ! -e $build/lsearch ]] || "$prefix/bin/lsearch" --version
    ;;
  cmake)
    cmake -S "$here/project" -B "$work/cmake" -G Ninja -DCMAKE_PREFIX_PATH="$prefix" -DCMAKE_CXX_COMPILER="$compiler" \
      -DCMAKE_CXX_FLAGS="-Wall -Wextra -Wpedantic -Werror"
    cmake --build "$work/cmake"
    "$work/cmake/consumer" "$work/cmake"
    ;;
  pkg-config)
    mkdir -p "$work/pkg-config"
    read -r -a cflags <<<"$(flags --cflags)"
    read -r -a libs <<<"$(flags --libs)"
    "$compiler" -std=c++20 "${cflags[@]}" "$here/project/consumer.cc" -o "$work/pkg-config/consumer" "${libs[@]}"
    LD_LIBRARY_PATH=$(flags --variable=libdir) "$work/pkg-config/consumer" "$work/pkg-config"
    ;;
  shared)
    mkdir -p "$work/shared"
    read -r -a cflags <<<"$(flags --cflags)"
    read -r -a libs <<<"$(flags --libs)"
    "$compiler" -shared -o "$work/shared/libsearch.so" -Wl,-z,defs -Wl,--version-script="$here/../../cmake/libsearch.map" \
      -Wl,--whole-archive "$(find "$prefix" -name libsearch.a)" -Wl,--no-whole-archive "${libs[@]:2}"
    exports_only_ours "$work/shared/libsearch.so"
    "$compiler" -std=c++20 "${cflags[@]}" "$here/project/consumer.cc" -o "$work/shared/consumer" "$work/shared/libsearch.so"
    LD_LIBRARY_PATH=$work/shared "$work/shared/consumer" "$work/shared"
    ;;
  symbols)
    exports_only_ours "$(find "$prefix" -name libsearch.so)"
    ;;
esac

#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# usage: corpus.sh LSEARCH CHECK_SNIPPETS CORPUS
# Renders snippets of every document of the corpus for its own words.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$1" index --index "$folder/index" --quiet "$3"
"$1" search --index "$folder/index" --filter 'date:0000.. OR language:(ar de el en es fa fr he hi hy it ja ka ko nl pl pt ru sr tr uk zh)' \
  --format ids --limit 10000 '' | "$2" "$folder/index"

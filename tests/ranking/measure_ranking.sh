#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# usage: measure_ranking.sh LSEARCH MEASURE_RANKING
# Scores three documents and questions by hand: one answered first, one second, one without a relevant document.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/garden"
cat >"$folder/garden/corpus.jsonl" <<'END'
{"id": "rose", "text": "roses roses roses want sun"}
{"id": "oak", "text": "oaks grow old, and roses are planted between them now and then"}
{"id": "pond", "text": "the pond is deep"}
END
printf 'q1\tpond\nq2\troses\nq3\toaks\n' >"$folder/garden/queries.tsv"
printf 'q1\tpond\t1\nq2\toak\t2\nq3\toak\t0\n' >"$folder/garden/qrels.tsv"

# nDCG: 1 and 1/log2(3); MAP: 1 and 1/2; recall: both.
expect='garden 0.8155 0.7500 1.0000'
got=$("$2" "$1" "$folder/garden" -- --spelling inflected | awk '$1 == "garden" { print $1, $2, $3, $4 }')
[[ $got == "$expect" ]] || { echo "expected '$expect', got '$got'" >&2 && exit 1; }

printf 'q1 0 pond 1\n' >"$folder/garden/qrels.tsv" # TREC's columns
got=$("$2" "$1" "$folder/garden" | awk '$1 == "garden" { print $2 }')
[[ $got == 1.0000 ]] || { echo "expected 1.0000, got '$got'" >&2 && exit 1; }

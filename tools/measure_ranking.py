#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Scores the ranking of lsearch on test collections.

usage: measure_ranking.py LSEARCH COLLECTION... [-- SEARCH_OPTIONS]

A collection is a folder with
  corpus.jsonl   {"id": "...", "title": "...", "text": "..."} a line, as `lsearch index` reads it
  queries.tsv    id<TAB>question
  qrels.tsv      question<TAB>document<TAB>grade, or the four columns of TREC
Each is indexed in a temporary folder and asked with the default settings and SEARCH_OPTIONS. Printed are the means over
the questions that have a relevant document: nDCG at 10 (linear gain, as trec_eval's ndcg_cut), MAP and recall at 100.
With more than one collection, their mean follows.
"""
import collections
import math
import pathlib
import subprocess
import sys
import tempfile

DEPTH = 100  # hits asked for


def read_grades(path):
    grades = collections.defaultdict(dict)
    for line in path.read_text(encoding="utf-8").splitlines():
        columns = line.split()
        if len(columns) in (3, 4):
            grades[columns[0]][columns[-2]] = int(columns[-1])
    return {question: known for question, known in grades.items() if max(known.values()) > 0}


def ranking_of(lsearch, collection, options):
    with tempfile.TemporaryDirectory() as work:
        index = f"--index={work}/index"
        subprocess.run([lsearch, "index", "--quiet", index, str(collection / "corpus.jsonl")], check=True)
        command = [lsearch, "search", index, "--batch", str(collection / "queries.tsv"), "--format", "trec"]
        answer = subprocess.run(command + ["--limit", str(DEPTH), *options], stdout=subprocess.PIPE, text=True)
        if answer.returncode not in (0, 1):
            sys.exit(f"{collection}: lsearch search ended with status {answer.returncode}")
    ranking = collections.defaultdict(list)
    for line in answer.stdout.splitlines():
        question, _, document, *_ = line.split()
        ranking[question].append(document)
    return ranking


def discounted(gains):
    return sum(gain / math.log2(rank + 2) for rank, gain in enumerate(gains))


def scores_of(found, grades):
    gains = [max(0, grades.get(document, 0)) for document in found]
    ideal = sorted((grade for grade in grades.values() if grade > 0), reverse=True)
    precisions = [(sum(gain > 0 for gain in gains[: i + 1])) / (i + 1) for i, gain in enumerate(gains) if gain > 0]
    return (
        discounted(gains[:10]) / discounted(ideal[:10]),
        sum(precisions) / len(ideal),
        len(precisions) / len(ideal),
    )


def show(name, scores):
    print(f"{name:24}" + "".join(f"{score:10.4f}" for score in scores), flush=True)


def mean(rows):
    return [sum(column) / len(rows) for column in zip(*rows)]


def main(arguments):
    options = []
    if "--" in arguments:
        at = arguments.index("--")
        arguments, options = arguments[:at], arguments[at + 1 :]
    if len(arguments) < 2 or arguments[0] in ("-h", "--help"):
        sys.exit(__doc__)
    print(f"{'collection':24}{'nDCG@10':>10}{'MAP':>10}{'R@100':>10}")
    rows = []
    for collection in map(pathlib.Path, arguments[1:]):
        grades = read_grades(collection / "qrels.tsv")
        found = ranking_of(arguments[0], collection, options)
        rows.append(mean([scores_of(found.get(question, []), known) for question, known in grades.items()]))
        show(collection.name, rows[-1])
    if len(rows) > 1:
        show("mean", mean(rows))


if __name__ == "__main__":
    main(sys.argv[1:])

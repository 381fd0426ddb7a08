# SPDX-License-Identifier: GPL-2.0-or-later
# Medians, ratios and goals from the observations of bench/run (MEASURE, ENGINE, VALUE), as Markdown.
BEGIN { FS = "\t" }
{ values[$1, $2, ++count[$1, $2]] = $3 }

function median(measure, engine,    n, i, j, swap, sorted) {
  n = count[measure, engine]
  for (i = 1; i <= n; i++) sorted[i] = values[measure, engine, i] + 0
  for (i = 1; i < n; i++)
    for (j = i + 1; j <= n; j++)
      if (sorted[j] < sorted[i]) { swap = sorted[i]; sorted[i] = sorted[j]; sorted[j] = swap }
  return n ? (sorted[int((n + 1) / 2)] + sorted[int(n / 2) + 1]) / 2 : 0
}

function ratio(measure, engine, other_measure, other,    base) {
  base = median(other_measure, other)
  return base ? median(measure, engine) / base : 0
}

# One line of the table of goals: the figure, and whether it reaches the goal (at most, or at least with a `>`).
function goal(name, what, figure, limit, unit, format,    met) {
  if (!figure) return
  met = limit ~ /^>/ ? figure >= substr(limit, 2) + 0 : figure <= limit + 0
  sub(/^>/, "≥ ", limit) || (limit = "≤ " limit)
  printf "| %s | %s | " (format ? format : "%.2f") "%s | %s%s | %s |\n", name, what, figure, unit, limit, unit, met ? "yes" : "**no**"
}

# The head of a table whose columns are given, if its measure was taken; whether it was.
function has_table(measure, columns,    rule) {
  if (!median(measure, "libsearch")) return 0
  rule = columns
  gsub(/[^|]+/, "---", rule)
  printf "\n%s\n%s\n", columns, rule
  return 1
}

function row(engine, title) {
  printf "| %s | %.1f | %.1f | %.0f | %.2f | %.2f | %.2f |\n", title, median("build.wall", engine), median("build.cpu", engine),
    median("build.memory", engine) / 1024, median("build.bytes", engine) / text, ratio("build.wall", engine, "build.wall", "xapian"),
    ratio("build.cpu", engine, "build.cpu", "xapian")
}

function asked(kind,    i, engine, line) {
  line = "| " kind
  for (i = 1; i <= 4; i++) line = line sprintf(" | %.0f / %.0f", median("ask." kind ".mean", askers[i]), median("ask." kind ".p95", askers[i]))
  print line " |"
}

# Megabytes a second in building a corpus of so many.
function speed(megabytes,    m) {
  m = "grow." megabytes
  return ratio(m ".text", "libsearch", m ".wall", "libsearch") / 1e6
}

END {
  for (key in count) { split(key, part, SUBSEP); if (part[1] ~ /^grow\.[0-9]+\.wall$/) { split(part[1], name, "."); size[++sizes] = name[2] + 0 } }
  for (i in size) { if (!smallest || size[i] < smallest) smallest = size[i]; if (size[i] > largest) largest = size[i] }
  text = median("corpus.bytes", "text")
  split("libsearch xapian lucene fts5", askers, " ")
  printf "Corpus: %s, %.0f MB, %d documents. Machine: %s.\n\n", corpus, text / 1e6, median("corpus.documents", "text"), machine
  print "| goal | what | reached | wanted | met |\n|---|---|---|---|---|"
  goal("P1", "rebuild, all cores: wall time against raw Xapian", ratio("build.wall", "libsearch", "build.wall", "xapian"), "0.28")
  goal("P2", "build, one thread: processor time against raw Xapian", ratio("build.cpu", "libsearch-1", "build.cpu", "xapian"), "0.52")
  splitting = median("loop.words/latin:1", "libsearch")
  if (median("build.cpu", "libsearch-1")) goal("P3", "splitting Latin text into words, share of the build by one thread",
    splitting * median("loop.running", "text") / 1e7 / median("build.cpu", "libsearch-1"), "10", " %", "%.1f")
  goal("P3", "the same, a word", splitting, "120", " ns", "%.0f")
  goal("P3", "a new word of mixed scripts: spelling, fold, stem, sound keys", (median("loop.spelling", "libsearch") + median("loop.fold", "libsearch") + median("loop.stem", "libsearch") + median("loop.sound_keys", "libsearch")) / 1000, "5", " µs")
  goal("P4", "peak memory of a rebuild", median("build.memory", "libsearch") / 1024, "64", " MB", "%.0f")
  if (largest > smallest) goal("P4", "MB/s at " largest " MB against those at " smallest, speed(largest) / speed(smallest), ">0.9")
  goal("P5", "index with positions and texts against the text", median("build.bytes", "libsearch") / text, "2.3")
  goal("P6", "a word of one spelling, p50 against raw Xapian", ratio("ask.word.p50", "libsearch", "ask.word.p50", "xapian"), "1.10")
  goal("P6", "the same, p95", ratio("ask.word.p95", "libsearch", "ask.word.p95", "xapian"), "1.10")
  goal("P6", "a word of four spellings, mean against the one typed", ratio("stage.four spellings.mean", "libsearch", "stage.one of four spellings.mean", "libsearch"), "1.6")
  goal("P7", "any of the words, mean against Lucene++", ratio("ask.any.mean", "libsearch", "ask.any.mean", "lucene"), "0.6")
  goal("P7", "any of the words, mean against FTS5", ratio("ask.any.mean", "libsearch", "ask.any.mean", "fts5"), "0.1")
  goal("P7", "phrase, mean against Lucene++", ratio("ask.phrase.mean", "libsearch", "ask.phrase.mean", "lucene"), "0.4")
  goal("P7", "phrase, mean against FTS5", ratio("ask.phrase.mean", "libsearch", "ask.phrase.mean", "fts5"), "0.4")
  goal("P7", "all words, mean against Lucene++", ratio("ask.all.mean", "libsearch", "ask.all.mean", "lucene"), "1.1")
  goal("P7", "beginning of a word, mean against Lucene++", ratio("ask.prefix.mean", "libsearch", "ask.prefix.mean", "lucene"), "1.0")
  goal("P8", "fetching and ten snippets", median("stage.fetching and snippets.mean", "libsearch") / 1000, "0.8", " ms")
  goal("P8", "process start to first hit", median("start.wall", "libsearch"), "15", " ms", "%.1f")
  goal("P9", "one document, durable, against raw Xapian", ratio("update.1", "libsearch", "update.1", "xapian"), "1.2")
  goal("P9", "the same, against raw Xapian compacted as it is asked", ratio("update.1", "libsearch", "update.1", "xapian-compact"), "1.2")
  goal("P9", "1,000 documents, durable, against raw Xapian", ratio("update.1000", "libsearch", "update.1000", "xapian"), "1.1")
  goal("P10", "unchanged folder of 50,000 files", median("unchanged.wall", "libsearch"), "2", " s")

  if (has_table("build.wall", "| building | wall s | CPU s | memory MB | index / text | wall / Xapian | CPU / Xapian |")) {
    row("libsearch", "libsearch, all cores"); row("libsearch-1", "libsearch, one thread"); row("xapian", "Xapian, TermGenerator without stemmer")
    row("scriptindex", "scriptindex (Omega), with stemmer"); row("lucene", "Lucene++, texts not stored"); row("fts5", "SQLite FTS5")
  }
  if (has_table("ask.word.mean", "| asking: µs, mean / p95 | libsearch | Xapian | Lucene++ | FTS5 |")) {
    asked("word"); asked("any"); asked("all"); asked("phrase"); asked("prefix")
  }
  if (has_table("update.1", "| updating: ms | libsearch | Xapian | Lucene++ | FTS5 | Xapian, compact |"))
    for (i = 1; i <= 1000; i += 999) {
      printf "| %d document%s", i, (i > 1 ? "s" : "")
      for (j = 1; j <= 4; j++) printf " | %.1f", median("update." i, askers[j])
      printf " | %.1f |\n", median("update." i, "xapian-compact")
    }
  split("expansion,query building,search,fetching,snippets,all", stages, ",")
  if (has_table("stage.all.mean", "| stages of a question, all tiers | mean µs | p95 µs |"))
    for (i = 1; i <= 6; i++) printf "| %s | %.0f | %.0f |\n", stages[i], median("stage." stages[i] ".mean", "libsearch"), median("stage." stages[i] ".p95", "libsearch")
  print ""
  for (key in count) {
    split(key, part, SUBSEP)
    if (part[1] ~ /^threads/) { sub(/^threads\./, "", part[1]); printf "%s: %.0f.  \n", part[1], median("threads." part[1], "libsearch") }
  }
  if (sizes) print "\n| growth: MB | wall s | CPU s | MB/s | memory MB | index / text |\n|---|---|---|---|---|---|"
  for (least = 0; sizes; least = next_size) {
    next_size = 0
    for (i in size) if (size[i] > least && (!next_size || size[i] < next_size)) next_size = size[i]
    if (!next_size) break
    m = "grow." next_size
    printf "| %d | %.1f | %.1f | %.1f | %.0f | %.2f |\n", next_size, median(m ".wall", "libsearch"), median(m ".cpu", "libsearch"),
      speed(next_size), median(m ".memory", "libsearch") / 1024, ratio(m ".bytes", "libsearch", m ".text", "libsearch")
  }
}

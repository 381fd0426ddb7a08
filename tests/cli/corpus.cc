// SPDX-License-Identifier: GPL-2.0-or-later
// The questions of corpus/queries.tsv over an index of corpus/, scored by corpus/relevant.tsv.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "harness.h"

using namespace cli_tests;

namespace {

constexpr std::size_t best = 10;

struct Question {
  std::string text;
  std::set<std::string> relevant;
  std::vector<std::string> found;
};

using Questions = std::map<std::string, Question>;

Questions read_questions() {
  Questions questions;
  std::ifstream texts(CORPUS "/queries.tsv");
  for (std::string id, text; std::getline(texts, id, '\t') && std::getline(texts, text);) questions[id].text = text;
  std::ifstream judgements(CORPUS "/relevant.tsv");
  for (std::string id, document, grade; judgements >> id >> document >> grade;)
    questions.at(id).relevant.insert(document);
  return questions;
}

std::string run_of(const Workspace& work) {
  const auto outcome = work.run({"search", "--batch", CORPUS "/queries.tsv", "--format", "trec", "--limit", "100"});
  REQUIRE(outcome.status == 0);
  return outcome.out;
}

void ask(const Workspace& work, Questions& questions) {
  std::istringstream lines(run_of(work));
  for (std::string id, q0, document, rest; lines >> id >> q0 >> document && std::getline(lines, rest);)
    questions.at(id).found.push_back(document);
}

/// The part of the relevant documents that was found at all.
double recall(const Question& question) {
  const auto hits = std::count_if(question.found.begin(), question.found.end(),
                                  [&](const std::string& id) { return question.relevant.count(id) > 0; });
  return static_cast<double>(hits) / static_cast<double>(question.relevant.size());
}

/// Normalised discounted cumulative gain over the first ten: 1 where they are as good as can be.
double ndcg(const Question& question) {
  double gain = 0, ideal = 0;
  for (std::size_t i = 0; i < best; ++i) {
    const double weight = 1 / std::log2(static_cast<double>(i) + 2);
    if (i < question.relevant.size()) ideal += weight;
    if (i < question.found.size() && question.relevant.count(question.found[i]) > 0) gain += weight;
  }
  return gain / ideal;
}

bool is_latin(const Question& question) {
  // The first letter beyond Latin Extended-B is U+0370: 0xCD in UTF-8.
  return std::none_of(question.text.begin(), question.text.end(),
                      [](char c) { return static_cast<unsigned char>(c) >= 0xCD; });
}

struct Scores {
  double recall = 0, ndcg = 0;
};

template <class Choice>
Scores mean(const Questions& questions, Choice chosen) {
  Scores sum;
  double count = 0;
  for (const auto& [id, question] : questions) {
    if (!chosen(question)) continue;
    INFO(id << " " << question.text << ": recall " << recall(question) << ", nDCG@10 " << ndcg(question));
    CHECK(recall(question) > 0);
    sum.recall += recall(question);
    sum.ndcg += ndcg(question);
    ++count;
  }
  return {sum.recall / count, sum.ndcg / count};
}

}  // namespace

TEST_CASE("The corpus answers its questions, in every script") {
  const Workspace work;
  std::filesystem::create_symlink(CORPUS, work.path("corpus"));
  const auto outcome = work.run({"index", "corpus"});
  CHECK(outcome.status == 0);
  CHECK(outcome.err.starts_with("indexed 35 documents (2 not text by name) in "));
  Questions questions = read_questions();
  REQUIRE(questions.size() == 51);
  ask(work, questions);
  const Scores latin = mean(questions, is_latin);
  const Scores others = mean(questions, [](const Question& question) { return !is_latin(question); });
  MESSAGE("Latin script: recall " << latin.recall << ", nDCG@10 " << latin.ndcg);
  MESSAGE("other scripts: recall " << others.recall << ", nDCG@10 " << others.ndcg);
  // Floors a little below what is reached, for rules to move in.
  CHECK(latin.recall >= 0.87);
  CHECK(latin.ndcg >= 0.89);
  CHECK(others.recall >= 0.89);
  CHECK(others.ndcg >= 0.94);
}

TEST_CASE("A rebuild from the stored documents gives the same answers to the same questions") {
  const Workspace work;
  std::filesystem::create_symlink(CORPUS, work.path("corpus"));
  work.run({"index", "corpus"});
  const std::string before = run_of(work);
  CHECK(work.run({"rebuild"}).status == 0);
  CHECK_SAME(run_of(work), before);
}

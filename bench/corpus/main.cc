// SPDX-License-Identifier: GPL-2.0-or-later
// Makes what the comparison needs: corpora of a given size, questions, and other forms of a corpus.
#include <cstdlib>
#include <fstream>
#include <iostream>

#include "corpus/texts.h"

namespace {

constexpr const char* usage =
    "usage: bench_corpus generate MEGABYTES            texts made up, as JSON Lines\n"
    "       bench_corpus enlarge MEGABYTES FILE...     some of the texts of JSON Lines, or repeated in halves of two\n"
    "       bench_corpus questions COUNT FILE          COUNT questions of each kind\n"
    "       bench_corpus omega FILE                    the input of scriptindex\n"
    "       bench_corpus files COUNT FILE FOLDER       COUNT small files of it\n";

std::vector<bench::Text> all_texts(const std::vector<std::string>& files) {
  std::vector<bench::Text> texts;
  for (const auto& file : files) {
    bench::TextReader reader(file);
    for (bench::Text text; reader.next(text);) texts.push_back(std::move(text));
  }
  return texts;
}

/// As many of the texts as have so many bytes, from everywhere among them: neighbours are of one kind.
std::vector<bench::Text> thinned(std::vector<bench::Text> texts, std::size_t bytes) {
  std::size_t all = 0;
  for (const auto& text : texts) all += text.text.size();
  if (all <= bytes) return texts;
  std::vector<bench::Text> kept;
  double passed = 0, taken = 0;
  for (auto& text : texts) {
    const auto size = static_cast<double>(text.text.size());
    passed += size * static_cast<double>(bytes) / static_cast<double>(all);
    if (taken >= passed) continue;
    taken += size;
    kept.push_back(std::move(text));
  }
  return kept;
}

void write_until(const std::function<bench::Text()>& next, std::size_t megabytes) {
  for (std::size_t written = 0; written < megabytes * 1'000'000;) {
    const bench::Text text = next();
    written += text.text.size();
    std::cout << bench::json_line(text) << '\n';
  }
}

void enlarge(std::size_t megabytes, const std::vector<std::string>& files) {
  write_until(bench::repeated_texts(thinned(all_texts(files), megabytes * 1'000'000)), megabytes);
}

void write_omega(const std::string& file) {
  bench::TextReader reader(file);
  for (bench::Text text; reader.next(text);) {
    std::string value = text.title + "\n" + text.text;
    std::erase(value, '\r');
    std::cout << "id=" << text.id << "\ntext=";
    for (const char c : value) c == '\n' ? std::cout << "\n=" : std::cout << c;
    std::cout << "\n\n";
  }
}

void write_files(std::size_t count, const std::string& file, const std::filesystem::path& folder) {
  constexpr std::size_t file_size = 1000;
  constexpr std::size_t files_in_a_folder = 500;
  const auto texts = all_texts({file});
  const auto next = bench::repeated_texts(texts);
  for (std::size_t i = 0; i < count; ++i) {
    const auto place = folder / std::to_string(i / files_in_a_folder);
    std::filesystem::create_directories(place);
    std::ofstream(place / (std::to_string(i) + ".txt")) << next().text.substr(0, file_size);
  }
}

int run(const std::vector<std::string>& arguments) {
  const auto is = [&](const char* name, std::size_t least) {
    return arguments.size() >= least + 1 && arguments[0] == name;
  };
  if (is("generate", 1))
    write_until(bench::generated_texts(1), std::stoul(arguments[1]));
  else if (is("enlarge", 2))
    enlarge(std::stoul(arguments[1]), {arguments.begin() + 2, arguments.end()});
  else if (is("questions", 2))
    for (const auto& question : bench::make_questions(all_texts({arguments[2]}), std::stoul(arguments[1])))
      std::cout << bench::question_line(question) << '\n';
  else if (is("omega", 1))
    write_omega(arguments[1]);
  else if (is("files", 3))
    write_files(std::stoul(arguments[1]), arguments[2], arguments[3]);
  else
    return std::cerr << usage, EXIT_FAILURE;
  return EXIT_SUCCESS;
}

}  // namespace

int main(int argc, char** argv) try {
  std::ios::sync_with_stdio(false);
  return run({argv + 1, argv + argc});
} catch (const std::exception& error) {
  std::cerr << "bench_corpus: " << error.what() << '\n';
  return EXIT_FAILURE;
}

// SPDX-License-Identifier: GPL-2.0-or-later
#include "options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iostream>
#include <map>
#include <numeric>
#include <set>

#include <libsearch/error.h>
#include <libsearch/version.h>
#include <unistd.h>

#include "commands.h"
#include "console.h"

namespace lsearch {
namespace {

/// The arguments as they were typed.
struct Typed {
  Options options;
  std::vector<std::string> indexes, field_weights;
  std::string spelling, sort, filter, format = "text", offsets = "bytes", colour = "auto";
  double time_limit = 2;
  std::optional<double> similarity;
  bool any = false, all = false, progress = false, no_stop_words = false;
};

class Help : public CLI::Formatter {
 public:
  Help() { column_width(24); }
  std::string make_usage(const CLI::App* app, std::string name) const override {
    const Command* const command = find_command(app->get_name());
    const std::string others = app->get_name() == "help" ? "[COMMAND]" : "COMMAND ...";
    const std::string operands = command ? command->operands : others;
    return "\nUsage: " + name + " [OPTIONS]" + (operands.empty() ? "" : " " + operands) + "\n";
  }
};

/// What an option takes, and what it is for. Help is laid out for 80 columns.
template <typename Value>
CLI::Option* add(CLI::App& app, const std::string& name, Value& value, const char* takes, const char* what) {
  return app.add_option(name, value, what)->option_text(takes);
}

/// Whether a command only asks, so that it can ask several indexes and remote ones.
bool searches(const std::string& command) {
  static const std::set<std::string> all{"search", "like", "suggest", "names", "explain", "stats"};
  return all.contains(command);
}

void add_places(CLI::App& app, Typed& typed) {
  add(app, "--index", typed.indexes, "PLACE",
      "Where the index is [$LSEARCH_INDEX or ./.lsearch]:\na folder, or xapian://HOST:PORT. Given several times,\nthe "
      "indexes are searched as one")
      ->allow_extra_args(false);
  add(app, "--time-limit", typed.time_limit, "SECONDS", "What a remote index may take to answer [2]")
      ->check(CLI::Range(0.001, 3600.0));
}

std::optional<std::pair<std::string, double>> parse_field_weight(const std::string& typed) {
  const std::size_t at = typed.find('=');
  double weight = 0;
  if (at == 0 || at == typed.npos || !CLI::detail::lexical_cast(typed.substr(at + 1), weight)) return std::nullopt;
  return std::pair(typed.substr(0, at), weight);
}

void add_spelling_options(CLI::App& app, Typed& typed) {
  add(app, "--spelling", typed.spelling, "TIER",
      "Loosest tier of spellings used [similar]:\nexact, folded, inflected or similar")
      ->check(CLI::IsMember({"exact", "folded", "inflected", "similar"}));
  add(app, "--similarity", typed.similarity, "P", "Least probability of a similar spelling, 0 to 1")
      ->check(CLI::Range(0.0, 1.0));
}

void add_match_options(CLI::App& app, Typed& typed) {
  auto* any = app.add_flag("--any", typed.any, "Rank documents with any of the words (default)");
  app.add_flag("--all", typed.all, "Ask for all of the words")->excludes(any)->option_text(" ");
  any->option_text(" ");
}

void add_ranking_options(CLI::App& app, Typed& typed) {
  app.add_flag("--no-stop-words", typed.no_stop_words,
               "Let function words of a question count like\nothers (the, which)");
  add(app, "--field-weight", typed.field_weights, "FIELD=N",
      "Look for words in this field as well; there they\ncount N times (1: as in the text); repeatable")
      ->allow_extra_args(false)
      ->check([](const std::string& weight) {
        return parse_field_weight(weight) ? "" : "expected FIELD=N, such as author=2";
      });
  add(app, "--recency", typed.options.search.recency_half_life, "DAYS",
      "Rank what is new higher: half as much each DAYS")
      ->check(CLI::Range(0.01, 100000.0));
}

void add_search_options(CLI::App& app, Typed& typed) {
  auto& search = typed.options.search;
  add(app, "--limit", search.limit, "N", "Documents shown at most [10]")->check(CLI::Range(10000));
  add(app, "--offset", search.offset, "N", "Documents left out at the beginning [0]")->check(CLI::Range(10000));
  add(app, "--sort", typed.sort, "FIELD", "Sort by date, id or a field; -FIELD: descending");
  add(app, "--filter", typed.filter, "QUESTION", "Only documents that match this too; it does\nnot rank");
  add(app, "--facet", search.facets, "FIELD", "Count the values of a field, of date (by year)\nor language; repeatable")
      ->allow_extra_args(false);
  add(app, "--facet-values", search.facet_values, "N", "Values shown of each facet at most [10]")
      ->check(CLI::Range(10000));
  add(app, "--collapse", search.collapse, "FIELD",
      "Of documents with the same text, or the same\nvalue of a field, show the best only");
  add(app, "--snippets", search.snippets, "N", "Passages of each document at most [1]")->check(CLI::Range(1, 20));
  add(app, "--offsets", typed.offsets, "UNIT", "What ranges in JSON count [bytes]:\nbytes, code-points or utf-16")
      ->check(CLI::IsMember({"bytes", "code-points", "utf-16"}));
  add(app, "--color", typed.colour, "WHEN", "auto, always or never [auto]")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  app.add_flag("--quiet", typed.options.quiet, "No totals on standard error");
}

void add_writing_options(CLI::App& app, Typed& typed) {
  add(app, "--jobs", typed.options.jobs, "N", "Threads used [as many as processors]")->check(CLI::Range(1, 1024));
  auto* quiet = app.add_flag("--quiet", typed.options.quiet, "Neither progress nor summary")->option_text(" ");
  app.add_flag("--progress", typed.progress, "Show progress even if not on a terminal")
      ->excludes(quiet)
      ->option_text(" ");
}

/// An option by which an index that is made keeps positions so.
void add_positions(CLI::App& app, Typed& typed, const std::string& name, libsearch::Positions positions,
                   const std::string& description) {
  const auto set = [&typed, name, positions] {
    if (typed.options.positions.value_or(positions) != positions)
      throw CLI::ValidationError(name, "an index keeps positions in one way: --no-positions or --for-servers");
    typed.options.positions = positions;
  };
  app.add_flag_callback(name, set, description);
}

void add_options(CLI::App& app, const std::string& name, Typed& typed) {
  const auto is = [&](std::initializer_list<const char*> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  if (searches(name))
    add_places(app, typed);
  else if (name != "analyze")
    add(app, "--index", typed.indexes, "DIR", "Where the index is [$LSEARCH_INDEX or ./.lsearch]")
        ->allow_extra_args(false);
  if (is({"index", "rebuild"})) add_writing_options(app, typed);
  if (name == "index") {
    add_positions(app, typed, "--no-positions", libsearch::Positions::none,
                  "Make an index that is a quarter smaller,\nbut slow at phrases");
    add_positions(app, typed, "--for-servers", libsearch::Positions::by_word,
                  "Make an index in which xapian-tcpsrv finds\nphrases; it is 1.4 times as large");
    add(app, "--aliases", typed.options.aliases, "FILE",
        "Words that are one name, a group a line,\nseparated by commas: Aleppo, Halab");
    app.add_flag("--place-names", typed.options.place_names,
                 "Countries and cities by their names in all\nlanguages: Germany, Deutschland");
    app.add_flag("--remove-missing", typed.options.remove_missing,
                 "Remove documents whose files are no longer\nin the folders given");
    app.add_flag("--prune", typed.options.prune, "Remove every document that is not in the\nsources given");
  }
  if (is({"search", "like", "explain", "names"})) add_spelling_options(app, typed);
  if (is({"search", "like", "explain"})) add_ranking_options(app, typed);
  if (is({"search", "explain"})) add_match_options(app, typed);
  if (is({"search", "like"})) add_search_options(app, typed);
  if (name == "search")
    add(app, "--batch", typed.options.batch, "FILE",
        "Answer the questions of FILE, a line each:\nid<TAB>question; - reads standard input");
  if (name == "suggest")
    add(app, "--limit", typed.options.search.limit, "N", "Words shown at most [10]")->check(CLI::Range(64));
  if (name == "analyze") add(app, "--language", typed.options.language, "CODE", "Whose stemmer is used [en]");
  std::set<std::string> formats{"text", "json"};
  const bool has_hits = is({"search", "like"});
  if (has_hits) formats.insert({"trec", "ids"});
  if (is({"search", "like", "suggest", "names", "explain", "analyze", "stats"}))
    add(app, "--format", typed.format, "FORMAT", has_hits ? "text, json, trec or ids [text]" : "text or json [text]")
        ->check(CLI::IsMember(formats));
}

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

/// What was typed becomes what it means.
Options resolve(const Typed& typed) {
  static const std::map<std::string, Format> formats{
      {"text", Format::text}, {"json", Format::json}, {"trec", Format::trec}, {"ids", Format::ids}};
  static const std::map<std::string, Offsets> offsets{
      {"bytes", Offsets::bytes}, {"code-points", Offsets::code_points}, {"utf-16", Offsets::utf16}};
  Options options = typed.options;
  const std::string usual = environment("LSEARCH_INDEX");
  options.shards.places = typed.indexes.empty() ? std::vector{usual.empty() ? ".lsearch" : usual} : typed.indexes;
  options.shards.time_limit = std::chrono::milliseconds(std::lround(typed.time_limit * 1000));
  options.index = options.shards.places.back();
  options.format = formats.at(typed.format);
  options.offsets = offsets.at(typed.offsets);
  options.colour = typed.colour == "always" || (typed.colour == "auto" && isatty(STDOUT_FILENO) &&
                                                environment("NO_COLOR").empty() && environment("TERM") != "dumb");
  options.progress = typed.progress || (isatty(STDERR_FILENO) && !options.quiet);
  if (!typed.spelling.empty()) options.search.loosest = libsearch::parse_tier(typed.spelling);
  options.search.similarity = typed.similarity;
  options.search.match = typed.all ? libsearch::Match::all : libsearch::Match::any;
  options.search.stop_words = !typed.no_stop_words;
  for (const auto& weight : typed.field_weights) options.search.field_weights.insert(*parse_field_weight(weight));
  options.search.sort = typed.sort;
  if (!typed.filter.empty()) options.search.filter = libsearch::parse_query(typed.filter, libsearch::Match::all);
  options.search.suggest = options.format == Format::text || options.format == Format::json;
  options.search.detail = options.search.suggest ? libsearch::Detail::snippets : libsearch::Detail::ids;
  return options;
}

/// What is wrong with the place of the index; empty if nothing.
std::string fault_of_place(const std::string& command, const libsearch::Shards& shards) {
  // As of `--index "$UNSET"`: whoever writes that means an index of their own.
  if (std::ranges::find(shards.places, "") != shards.places.end()) return "--index: the name is empty";
  if (searches(command)) return {};
  if (shards.places.size() > 1) return command + " works on one index at a time";
  if (shards.places[0].starts_with("xapian://")) return command + " needs an index in a folder of this machine";
  return {};
}

/// What is wrong with the operands; empty if nothing. `unknown` of them may be misspelt options.
std::string fault_of(const Command& command, const std::vector<std::string>& operands, std::size_t unknown) {
  for (std::size_t i = 0; i < unknown; ++i)
    if (operands[i].starts_with("--")) return "unknown option " + operands[i];
  if (operands.size() < command.least) return std::string("expected ") + command.operands;
  if (operands.size() > command.most) return "too many arguments; a question of several words needs quotes";
  return {};
}

/// `lsearch help [COMMAND]` is [COMMAND] --help, and so is -h, which must not be an option: a question may have
/// -hospital.
void spell_out_help(std::vector<std::string>& arguments) {
  std::replace(arguments.begin(), arguments.end(), std::string("-h"), std::string("--help"));
  if (!arguments.empty() && arguments[0] != "help") return;
  if (!arguments.empty()) arguments.erase(arguments.begin());
  arguments.emplace_back("--help");
}

/// How many letters are to be put in, left out or replaced to make one of the other.
std::size_t distance(std::string_view one, std::string_view other) {
  std::vector<std::size_t> row(other.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (const char letter : one) {
    std::size_t diagonal = row[0]++;
    for (std::size_t i = 0; i < other.size(); ++i) {
      const std::size_t replaced = diagonal + (letter == other[i] ? 0 : 1);
      diagonal = row[i + 1];
      row[i + 1] = std::min({replaced, row[i] + 1, diagonal + 1});
    }
  }
  return row.back();
}

/// "; did you mean 'search'?" for `serch`; empty where no command is near.
std::string command_meant(std::string_view typed) {
  constexpr std::size_t farthest = 2;
  const auto near =
      std::ranges::min_element(commands(), {}, [&](const auto& one) { return distance(typed, one.name); });
  return distance(typed, near->name) <= farthest ? std::string("; did you mean '") + near->name + "'?" : "";
}

/// What is wrong with the first argument, where a command is expected; empty if nothing.
std::string fault_of_first(const std::string& argument) {
  if (find_command(argument) || argument == "help" || argument == "--help" || argument == "--version") return {};
  return argument.starts_with("-") ? argument + ": options come after the command"
                                   : "there is no command '" + argument + "'" + command_meant(argument);
}

Request misuse(const std::string& what, const std::string& command) {
  complain(what, "see lsearch " + command + "--help");
  return {.command = nullptr, .options = {}, .status = misused};
}

}  // namespace

Request read_command_line(int argc, char** argv) {
  Typed typed;
  CLI::App app{"lsearch finds documents by words, in all the spellings a name has."};
  app.name("lsearch")->formatter(std::make_shared<Help>())->require_subcommand(1);
  app.set_help_flag("--help", "Show this help; lsearch COMMAND --help for a command");
  app.set_version_flag("--version", std::string("lsearch ") + libsearch::version(), "Show the version");
  app.footer(
      "Examples:\n  lsearch index articles/\n  lsearch search erdogan\n  lsearch names erdogan\n\nThe manual: man "
      "lsearch");
  for (const auto& command : commands()) {
    auto* sub = app.add_subcommand(command.name, command.description)->allow_extras()->group("Commands");
    sub->footer(std::string("Examples:\n") + command.examples)->set_help_flag("--help", "Show this help");
    add_options(*sub, command.name, typed);
  }
  auto* help = app.add_subcommand("help", "Show this help, or that of a command")->group("Commands");
  help->footer("Examples:\n  lsearch help search")->set_help_flag("--help", "Show this help");
  const std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
  const auto mark = std::find(words.begin(), words.end(), "--");
  std::vector<std::string> arguments(words.begin(), mark);
  spell_out_help(arguments);
  if (const std::string fault = fault_of_first(arguments.front()); !fault.empty()) return misuse(fault, "");
  std::reverse(arguments.begin(), arguments.end());  // as CLI11 takes them
  try {
    app.parse(arguments);
  } catch (const CLI::Success& success) {
    return {.command = nullptr, .options = {}, .status = app.exit(success, std::cout, std::cerr)};
  } catch (const CLI::ParseError& error) {
    return misuse(error.what(), app.get_subcommands().empty() ? "" : app.get_subcommands()[0]->get_name() + " ");
  }
  const auto* sub = app.get_subcommands()[0];
  const Command* const command = find_command(sub->get_name());
  // CLI11 is told of no operands: it would take `[a]`, `{}` and `-not` apart.
  auto& operands = typed.options.operands = sub->remaining();
  const std::size_t unknown = operands.size();
  if (mark != words.end()) operands.insert(operands.end(), mark + 1, words.end());
  const std::string fault = fault_of(*command, operands, unknown);
  if (!fault.empty()) return misuse(fault, sub->get_name() + " ");
  try {
    Options options = resolve(typed);
    const std::string place_fault = fault_of_place(sub->get_name(), options.shards);
    if (!place_fault.empty()) return misuse(place_fault, sub->get_name() + " ");
    return {.command = command, .options = std::move(options), .status = done};
  } catch (const libsearch::Error& error) {  // of the filter
    complain({error.code(), std::string("--filter: ") + error.what(), error.hint(), error.position()}, typed.filter);
    return {.command = nullptr, .options = {}, .status = misused};
  }
}

}  // namespace lsearch

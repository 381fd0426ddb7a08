// SPDX-License-Identifier: GPL-2.0-or-later
#include "console.h"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <initializer_list>

#include <libsearch/display.h>

namespace lsearch {
namespace {

bool progress_on_screen = false;
volatile std::sig_atomic_t caught = 0;

void note(int signal) { caught = signal; }

void write(const std::string& text) {
  const std::string clear = progress_on_screen ? "\r\033[K" : "";
  progress_on_screen = false;
  std::fputs((clear + text).c_str(), stderr);
}

std::string clock(double seconds) {
  const auto whole = static_cast<unsigned long>(seconds);
  char text[32];
  std::snprintf(text, sizeof text, "%lu:%02lu", whole / 60, whole % 60);
  return text;
}

/// The question from the place on that an error is about.
void tell_place(const libsearch::Error& error, const std::string& question) {
  if (!error.position() || *error.position() >= question.size()) return;
  constexpr std::size_t shown = 48;
  std::size_t end = std::min(*error.position() + shown, question.size());
  while (end < question.size() && (question[end] & 0xC0) == 0x80) ++end;
  tell("  at: " + question.substr(*error.position(), end - *error.position()) + (end < question.size() ? "…" : ""));
}

}  // namespace

void complain(const std::string& what, const std::string& hint) {
  tell("lsearch: " + what);
  if (!hint.empty()) tell("  " + hint);
}

void complain(const libsearch::Error& error, const std::string& question) {
  complain(error.what(), error.hint());
  tell_place(error, question);
}

void tell(const std::string& line) { write(libsearch::plain_text(line) + "\n"); }

std::string grouped(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, ",");
  return text;
}

std::string sized(std::uint64_t bytes) {
  static constexpr const char* units[] = {"bytes", "kB", "MB", "GB", "TB"};
  auto size = static_cast<double>(bytes);
  std::size_t unit = 0;
  for (; size >= 1000 && unit < 4; ++unit) size /= 1000;
  char text[32];
  std::snprintf(text, sizeof text, unit == 0 ? "%.0f %s" : "%.1f %s", size, units[unit]);
  return text;
}

Progress::~Progress() {
  if (progress_on_screen) write("");
}

double Progress::seconds() const { return std::chrono::duration<double>(Clock::now() - begun_).count(); }

void Progress::show(std::uint64_t documents, std::uint64_t bytes, double part) {
  using namespace std::chrono_literals;
  if (!shown_ || Clock::now() - last_ < 200ms) return;
  last_ = Clock::now();
  const double rate = static_cast<double>(bytes) / seconds();
  std::string line =
      grouped(documents) + " documents, " + sized(bytes) + ", " + sized(static_cast<std::uint64_t>(rate)) + "/s";
  if (part > 0 && part <= 1) line += ", " + clock(seconds() * (1 - part) / part) + " left";
  write(line);
  std::fputs("\r", stderr);
  progress_on_screen = true;
}

void watch_interrupts() {
  struct sigaction action {};
  action.sa_handler = note;
  action.sa_flags = static_cast<int>(SA_RESETHAND);  // not SA_RESTART: a read from a pipe is to end
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaction(signal, &action, nullptr);
}

bool interrupted() { return caught != 0; }

int interrupt_status() { return 128 + caught; }

}  // namespace lsearch

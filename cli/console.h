// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include <libsearch/error.h>

// What goes to standard error, and what comes from the keyboard. Strings from outside may be passed as they are: they
// are made safe here.
namespace lsearch {

/// "lsearch: WHAT", and the hint, if any, on a line of its own.
void complain(const std::string& what, const std::string& hint = {});
/// Tells what went wrong and, where it is about `question`, the place in it.
void complain(const libsearch::Error& error, const std::string& question);

/// One line.
void tell(const std::string& line);

/// 1234567 as "1,234,567", and bytes as "1.2 MB".
std::string grouped(std::uint64_t number);
std::string sized(std::uint64_t bytes);

/// A line on the terminal that says how far the work is, renewed a few times a second.
class Progress {
 public:
  explicit Progress(bool shown) : shown_(shown) {}
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  /// `part` of the whole work is done, 0 to 1; 0 where the whole is unknown.
  void show(std::uint64_t documents, std::uint64_t bytes, double part);
  double seconds() const;

 private:
  using Clock = std::chrono::steady_clock;
  bool shown_;
  Clock::time_point begun_ = Clock::now(), last_ = begun_;
};

/// From now on Ctrl-C and SIGTERM only make interrupted() true; the second time they end the program.
void watch_interrupts();
bool interrupted();
/// 128 and the number of the signal.
int interrupt_status();

}  // namespace lsearch

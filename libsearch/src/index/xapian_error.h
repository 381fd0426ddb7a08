// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cerrno>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <xapian.h>

#include <libsearch/error.h>

// The one place where the exceptions of Xapian, of std::filesystem and of std::thread become ours. Xapian::Error is no
// std::exception, so nothing else would catch it.
namespace libsearch::index {

/// The Error for what Xapian threw while `doing` something ("reading '/index'").
Error to_error(const Xapian::Error& error, std::string_view doing);

/// The same for what std::filesystem threw, and std::thread.
Error to_error(const std::filesystem::filesystem_error& error, std::string_view doing);
Error to_error(const std::system_error& error, std::string_view doing);

/// The same for what the engine's strings throw when it believes a damaged length.
Error to_error(const std::length_error& error, std::string_view doing);

/// What the system told last, in errno since that was set to 0, where the disk, its rights or its limits are to blame;
/// else empty. The engine does not pass all of it on.
std::string last_system_reason();

/// Runs `action` and returns its result; what these throw in it becomes an Error.
template <class Action>
decltype(auto) translated(std::string_view doing, Action&& action) {
  errno = 0;
  try {
    return std::forward<Action>(action)();
  } catch (const Xapian::Error& error) {
    throw to_error(error, doing);
  } catch (const std::filesystem::filesystem_error& error) {
    throw to_error(error, doing);
  } catch (const std::system_error& error) {
    throw to_error(error, doing);
  } catch (const std::length_error& error) {
    throw to_error(error, doing);
  }
}

/// Runs `action` again, at most `retries` times and each time after `reopen`, when a writer has overwritten the state
/// that it was reading. Everything that `action` did is done again, so that its result is of one state.
template <class Reopen, class Action>
decltype(auto) on_one_state(int retries, Reopen&& reopen, Action&& action) {
  for (;; --retries) {
    try {
      return action();
    } catch (const Xapian::DatabaseModifiedError&) {
      if (retries <= 0) throw;
    }
    reopen();
  }
}

/// What became of the connection to a remote database.
struct ConnectionFailure {
  std::string database;  ///< as the engine names it
  std::string reason;
  bool was_silent = false;  ///< it did not answer in time
};
ConnectionFailure to_failure(const Xapian::NetworkError& error);

/// Runs `action` again, each time after `recover(failure, attempt)`, when a connection to a remote database failed in
/// it, or in recovering from the failure before: a dying server may take a connection and close it. `recover` throws
/// something else to give up.
template <class Recover, class Action>
decltype(auto) on_connections(Recover&& recover, Action&& action) {
  std::optional<ConnectionFailure> failure;
  for (int attempt = 0;; ++attempt) {
    try {
      if (failure) recover(*failure, attempt);
      return action();
    } catch (const Xapian::NetworkError& error) {
      failure = to_failure(error);
    }
  }
}

/// Runs `action`; false if the engine threw, in which case `error` says what.
template <class Action>
bool succeeds(Action&& action, std::string& error) {
  try {
    std::forward<Action>(action)();
    return true;
  } catch (const Xapian::Error& e) {
    error = e.get_description();
  } catch (const std::exception& e) {
    error = e.what();
  }
  return false;
}

}  // namespace libsearch::index

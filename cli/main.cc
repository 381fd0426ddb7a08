// SPDX-License-Identifier: GPL-2.0-or-later
#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <new>

#include <libsearch/error.h>

#include "commands.h"
#include "console.h"
#include "output/output.h"

namespace {

using namespace lsearch;

int status_of(libsearch::ErrorCode code) {
  using enum libsearch::ErrorCode;
  switch (code) {
    case bad_input:
    case bad_query:
    case too_complex:
      return misused;
    case not_found:
      return no_index;
    case libsearch::ErrorCode::locked:
      return lsearch::locked;
    case corrupt:
    case version:
      return damaged;
    case cancelled:
      return interrupted() ? interrupt_status() : failed;
    default:
      return failed;
  }
}

int run(const Request& request) {
  try {
    return request.command->run(request.options);
  } catch (const ClosedPipe&) {
    return done;  // as of `lsearch search ... | head -1`
  } catch (const libsearch::Error& error) {
    complain(error, joined(request.options.operands));
    return status_of(error.code());
  } catch (const std::bad_alloc&) {
    complain("out of memory");
  } catch (const std::exception& error) {
    complain(error.what());
  }
  return failed;
}

/// The library merges as many small databases at once as it may open files, the fewer times the faster.
void allow_many_files() {
  constexpr rlim_t wanted = 4096;
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= wanted) return;
  limit.rlim_cur = std::min(wanted, limit.rlim_max);
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace

int main(int argc, char** argv) {
  // A closed pipe and a file size limit are to be errors of write(2), not the end of the program.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  allow_many_files();
  const Request request = read_command_line(argc, argv);
  return request.command ? run(request) : request.status;
}

// SPDX-License-Identifier: GPL-2.0-or-later
#include <libsearch/error.h>

#include "text/sanitize.h"

namespace libsearch {
namespace {

/// Messages quote file names, questions and other libraries: nothing in them may reach a terminal as it is.
constexpr std::size_t max_message_bytes = 300;

}  // namespace

const char* to_string(ErrorCode code) noexcept {
  switch (code) {
    case ErrorCode::bad_input:
      return "bad_input";
    case ErrorCode::bad_query:
      return "bad_query";
    case ErrorCode::too_complex:
      return "too_complex";
    case ErrorCode::not_found:
      return "not_found";
    case ErrorCode::exists:
      return "exists";
    case ErrorCode::locked:
      return "locked";
    case ErrorCode::corrupt:
      return "corrupt";
    case ErrorCode::version:
      return "version";
    case ErrorCode::permission:
      return "permission";
    case ErrorCode::no_space:
      return "no_space";
    case ErrorCode::io:
      return "io";
    case ErrorCode::cancelled:
      return "cancelled";
    case ErrorCode::internal:
      return "internal";
  }
  return "unknown";
}

Error::Error(ErrorCode code, const std::string& message, const std::string& hint, std::optional<std::size_t> position)
    : std::runtime_error(text::visible(message, max_message_bytes)),
      code_(code),
      hint_(text::visible(hint, max_message_bytes)),
      position_(position) {}

}  // namespace libsearch

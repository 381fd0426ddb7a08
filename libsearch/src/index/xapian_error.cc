// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/xapian_error.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <initializer_list>

#include "index/files.h"

namespace libsearch::index {
namespace {

ErrorCode code_of(const Xapian::Error& error, const std::string& reason) {
  const auto is_one_of = [&](std::initializer_list<int> errors) {
    return std::any_of(errors.begin(), errors.end(), [&](int number) { return reason == std::strerror(number); });
  };
  if (is_one_of({ENOSPC, EDQUOT, EFBIG})) return ErrorCode::no_space;
  if (is_one_of({EACCES, EPERM, EROFS})) return ErrorCode::permission;
  if (is_one_of({EIO, EMFILE, ENFILE})) return ErrorCode::io;
  const std::string_view type = error.get_type();
  if (type == "DatabaseCorruptError" || type == "SerialisationError" || type == "DatabaseNotFoundError")
    return ErrorCode::corrupt;
  if (type == "DatabaseVersionError" || type == "FeatureUnavailableError") return ErrorCode::version;
  if (type == "DatabaseLockError") return ErrorCode::locked;
  if (type == "InvalidArgumentError" || type == "UnimplementedError" || type == "QueryParserError")
    return ErrorCode::internal;
  return ErrorCode::io;
}

const char* hint_for(ErrorCode code) {
  switch (code) {
    case ErrorCode::corrupt:
      return "run 'lsearch check'; 'lsearch rebuild' with the sources makes the index anew";
    case ErrorCode::no_space:
      return "free some space and try again; nothing already stored is lost";
    case ErrorCode::permission:
      return "check the owner and the permissions of the index directory";
    case ErrorCode::version:
      return "run 'lsearch rebuild' with the sources";
    default:
      return "";
  }
}

/// The system's reason, as strerror's text: as the engine tells it, or else as the system told it last.
std::string system_reason(const Xapian::Error& error) {
  const std::string last = last_system_reason();
  const char* const told = error.get_error_string();
  return told != nullptr ? told : last;
}

std::string message_of(const Xapian::Error& error, const std::string& reason) {
  return error.get_msg() + (reason.empty() ? "" : ": " + reason);
}

}  // namespace

std::string last_system_reason() {
  const int last = errno;
  for (const int number : {ENOSPC, EDQUOT, EFBIG, EACCES, EPERM, EROFS, EIO, EMFILE, ENFILE})
    if (last == number) return std::strerror(number);
  return {};
}

Error to_error(const Xapian::Error& error, std::string_view doing) {
  const std::string reason = system_reason(error);
  const ErrorCode code = code_of(error, reason);
  return Error(code, std::string(doing) + ": " + message_of(error, reason), hint_for(code));
}

ConnectionFailure to_failure(const Xapian::NetworkError& error) {
  return {error.get_context(), message_of(error, system_reason(error)),
          std::string_view(error.get_type()) == "NetworkTimeoutError"};
}

Error to_error(const std::filesystem::filesystem_error& error, std::string_view doing) {
  errno = error.code().value();
  return errno_error(std::string(doing) + ":", error.path1());
}

Error to_error(const std::system_error& error, std::string_view doing) {
  return Error(ErrorCode::io, std::string(doing) + ": " + error.code().message());
}

Error to_error(const std::length_error&, std::string_view doing) {
  return Error(ErrorCode::corrupt, std::string(doing) + ": it holds a length that cannot be",
               hint_for(ErrorCode::corrupt));
}

}  // namespace libsearch::index

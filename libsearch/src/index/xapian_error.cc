// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/xapian_error.h"

#include <cerrno>
#include <cstring>
#include <initializer_list>

#include "index/files.h"

namespace libsearch::index {
namespace {

bool is_one_of(const char* text, std::initializer_list<int> errors) {
  for (const int error : errors)
    if (std::strcmp(text, std::strerror(error)) == 0) return true;
  return false;
}

/// Xapian tells the system's reason only as strerror's text.
ErrorCode code_of(const Xapian::Error& error) {
  if (const char* const reason = error.get_error_string(); reason != nullptr) {
    if (is_one_of(reason, {ENOSPC, EDQUOT, EFBIG})) return ErrorCode::no_space;
    if (is_one_of(reason, {EACCES, EPERM, EROFS})) return ErrorCode::permission;
    if (is_one_of(reason, {EIO, EMFILE, ENFILE})) return ErrorCode::io;
  }
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

std::string reason_of(const Xapian::Error& error) {
  std::string reason = error.get_msg();
  if (const char* const system = error.get_error_string(); system != nullptr) reason += std::string(": ") + system;
  return reason;
}

}  // namespace

Error to_error(const Xapian::Error& error, std::string_view doing) {
  const ErrorCode code = code_of(error);
  return Error(code, std::string(doing) + ": " + reason_of(error), hint_for(code));
}

ConnectionFailure to_failure(const Xapian::NetworkError& error) {
  return {error.get_context(), reason_of(error), std::string_view(error.get_type()) == "NetworkTimeoutError"};
}

Error to_error(const std::filesystem::filesystem_error& error, std::string_view doing) {
  errno = error.code().value();
  return errno_error(doing, error.path1());
}

}  // namespace libsearch::index

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>

#include <libsearch/export.h>

namespace libsearch {

/// What went wrong, for programs; Error::what() says it for people.
enum class ErrorCode {
  bad_input,    ///< a document, option or file content that cannot be used
  bad_query,    ///< a question with an operator that cannot be meant; Error::position() says where
  too_complex,  ///< a question over the bounds documented in query.h
  not_found,    ///< no index at this place
  exists,       ///< an index is there already
  locked,       ///< another writer holds the index
  corrupt,      ///< the index on disk is damaged
  version,      ///< the index was written by another format or other spelling rules
  permission,   ///< the file system refuses access
  no_space,     ///< the disk, quota or file size limit is full
  io,           ///< any other input or output failure
  cancelled,    ///< the caller's progress function asked to stop
  internal,     ///< a defect of libsearch or of a library below it
};

/// A short fixed name of the code, such as "locked".
LIBSEARCH_API const char* to_string(ErrorCode code) noexcept;

/// The one exception type of libsearch: everything the library throws on purpose is an Error (besides std::bad_alloc).
/// Texts are valid UTF-8, one line, at most 300 bytes each and free of control characters, whatever the input was.
class LIBSEARCH_API Error : public std::runtime_error {
 public:
  Error(ErrorCode code, const std::string& message, const std::string& hint = {},
        std::optional<std::size_t> position = {});

  ErrorCode code() const noexcept { return code_; }
  /// What the user can do about it; empty where nothing useful can be said.
  const std::string& hint() const noexcept { return hint_; }
  /// Byte offset into the question, for bad_query and too_complex.
  std::optional<std::size_t> position() const noexcept { return position_; }

 private:
  ErrorCode code_;
  std::string hint_;
  std::optional<std::size_t> position_;
};

}  // namespace libsearch

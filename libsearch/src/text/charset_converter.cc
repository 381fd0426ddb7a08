// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/charset_converter.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucnv_err.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <memory>
#include <new>

#include "text/ascii.h"
#include "text/utf8.h"

namespace libsearch::text {
namespace {

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

/// ICU reads names with a path as files and names with a comma as options: no names of charsets.
bool is_charset_name(std::string_view name) {
  return !name.empty() && name.size() <= 40 && std::ranges::all_of(name, [](char c) {
    return is_ascii_alnum(c) || std::string_view("-_.:+()").find(c) != std::string_view::npos;
  });
}

Converter open_converter(const std::string& charset) {
  if (!is_charset_name(charset)) return nullptr;
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(charset.c_str(), &status));
  if (status == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

/// Counts what has no meaning and puts U+FFFD there. ICU's own callback would put U+001A for some.
void count_and_replace(const void* context, UConverterToUnicodeArgs* args, const char*, std::int32_t,
                       UConverterCallbackReason reason, UErrorCode* status) {
  if (reason > UCNV_IRREGULAR) return;  // the converter is reset or closed
  ++*static_cast<std::size_t*>(const_cast<void*>(context));
  constexpr UChar replacement = 0xFFFD;
  *status = U_ZERO_ERROR;
  ucnv_cbToUWriteUChars(args, &replacement, 1, 0, status);
}

class Conversion {
 public:
  explicit Conversion(UConverter* converter) : converter_(converter) {
    UErrorCode status = U_ZERO_ERROR;
    ucnv_setToUCallBack(converter_, count_and_replace, &result_.errors, nullptr, nullptr, &status);
  }

  Converted run(std::string_view bytes) {
    result_.text.reserve(bytes.size() + bytes.size() / 4);
    const char* source = bytes.data();
    const char* const end = source + bytes.size();
    UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
    while (status == U_BUFFER_OVERFLOW_ERROR) {
      status = U_ZERO_ERROR;
      UChar* target = buffer_.data() + kept_;
      ucnv_toUnicode(converter_, &target, buffer_.data() + buffer_.size(), &source, end, nullptr, true, &status);
      append(static_cast<std::size_t>(target - buffer_.data()), status != U_BUFFER_OVERFLOW_ERROR);
    }
    if (status == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
    return std::move(result_);
  }

 private:
  /// Appends `size` units of the buffer to the text. The first half of a surrogate pair is kept for the next time.
  void append(std::size_t size, bool is_last) {
    kept_ = !is_last && size > 0 && U16_IS_LEAD(buffer_[size - 1]) ? 1 : 0;
    for (std::size_t i = 0; i < size - kept_;) {
      UChar32 c = 0;
      U16_NEXT(buffer_.data(), i, size - kept_, c);
      append_utf8(result_.text, U_IS_SURROGATE(c) ? U'\uFFFD' : static_cast<char32_t>(c));
    }
    if (kept_ == 1) buffer_[0] = buffer_[size - 1];
  }

  UConverter* converter_;
  Converted result_;
  std::array<UChar, 4096> buffer_;
  std::size_t kept_ = 0;
};

}  // namespace

std::optional<Converted> convert_to_utf8(std::string_view bytes, const std::string& charset) {
  const Converter converter = open_converter(charset);
  if (converter == nullptr) return std::nullopt;
  return Conversion(converter.get()).run(bytes);
}

std::string iana_charset_name(const std::string& charset) {
  if (open_converter(charset) == nullptr) return {};
  for (const char* standard : {"MIME", "IANA"}) {
    UErrorCode status = U_ZERO_ERROR;
    const char* name = ucnv_getStandardName(charset.c_str(), standard, &status);
    if (U_SUCCESS(status) && name != nullptr) return name;
  }
  return charset;
}

}  // namespace libsearch::text

// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/compression.h"

#include <memory>
#include <new>

#include <zstd.h>

namespace libsearch::index {
namespace {

constexpr int level = 1;
/// No record is larger; what claims to be is damaged.
constexpr unsigned long long max_size = 1ull << 30;

struct Free {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

template <class Context>
Context* required(Context* context) {
  return context != nullptr ? context : throw std::bad_alloc();
}

}  // namespace

std::string compressed(std::string_view bytes) {
  thread_local const std::unique_ptr<ZSTD_CCtx, Free> context(required(ZSTD_createCCtx()));
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size = ZSTD_compressCCtx(context.get(), out.data(), out.size(), bytes.data(), bytes.size(), level);
  if (ZSTD_isError(size)) throw std::bad_alloc();  // the only error there can be with room enough
  out.resize(size);
  return out;
}

std::optional<std::string> decompressed(std::string_view frame) {
  thread_local const std::unique_ptr<ZSTD_DCtx, Free> context(required(ZSTD_createDCtx()));
  const unsigned long long size = ZSTD_getFrameContentSize(frame.data(), frame.size());
  if (size > max_size) return std::nullopt;  // unknown and erroneous sizes are huge numbers
  std::string out(static_cast<std::size_t>(size), '\0');
  if (ZSTD_decompressDCtx(context.get(), out.data(), out.size(), frame.data(), frame.size()) != size)
    return std::nullopt;
  return out;
}

}  // namespace libsearch::index

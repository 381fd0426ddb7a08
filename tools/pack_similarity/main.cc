// SPDX-License-Identifier: GPL-2.0-or-later
// Turns the learned tables from text into arrays that are compiled in: reading the text would take each program that
// starts twenty milliseconds. Run by the build.
//
// usage: pack_similarity > similarity_data.inc
#include <cstdio>
#include <span>
#include <type_traits>

#include "similarity_reader.h"

namespace {

using namespace libsearch::names;

// Compilers need not take a literal this long; g++ and clang, which can say so, do.
#ifdef __clang__
#pragma clang diagnostic ignored "-Woverlength-strings"
#endif
/// An array, because the length of a literal this long is more than g++ will compute in a constant expression.
constexpr char learned[] =
#include "names/similarity_tables.inc"
    ;

template <class Number>
void print_array(const char* type, const char* name, std::span<const Number> numbers) {
  std::printf("constexpr %s %s[] = {", type, name);
  for (const Number number : numbers) {
    if constexpr (std::is_signed_v<Number>)
      std::printf("%d,", number);
    else
      std::printf("%lluU,", static_cast<unsigned long long>(number));
  }
  std::puts("};");
}

void print(const SimilarityTables& tables) {
  print_array("PackedSegment", "segments", tables.segments);
  print_array("std::uint64_t", "filters", tables.filters);
  print_array("SegmentId", "slots", tables.slots);
  print_array("std::uint32_t", "rows", tables.rows);
  print_array("std::int8_t", "greatest", tables.greatest);
  std::printf("constexpr SegmentWeight weights[] = {");
  for (const auto& [other, weight] : tables.weights) std::printf("{%d,%d},", other, weight);
  std::printf("};\nconstexpr SimilarityTables compiled_in = {\n  {{");
  for (const auto& part : tables.scripts)
    std::printf("{%u,%u,%u,%u,%u},", part.first_segment, part.segment_count, part.unit_count, part.first_slot,
                part.slot_count);
  std::printf("}},\n  {{");
  for (const auto first : tables.first_row) std::printf("%u,", first);
  std::puts("}},\n  segments, filters, slots, rows, weights, greatest};");
}

}  // namespace

int main() {
  const SimilarityReader reader(std::string_view(learned, sizeof learned - 1));
  print(reader.tables());
  return std::fflush(stdout) == 0 ? 0 : 1;
}

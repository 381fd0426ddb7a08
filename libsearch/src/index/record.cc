// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/record.h"

#include <libsearch/error.h>

#include "index/checksum.h"
#include "index/compression.h"
#include "index/terms.h"
#include "index/varint.h"

namespace libsearch::index {
namespace {

constexpr std::size_t checksum_size = 8;
/// Records up to this size are values: Xapian runs zlib over the data of documents, in vain after Zstandard, when they
/// are added and whenever databases are merged, but not over values. Longer ones are data all the same, since Xapian
/// keeps the least and the greatest value, which each commit writes anew, and merges with one value of each database
/// in memory.
constexpr std::size_t max_value_bytes = 16u << 10;

Error damaged() {
  return Error(ErrorCode::corrupt, "a stored document is damaged",
               "run 'lsearch check'; 'lsearch rebuild' with the sources makes the index anew");
}

std::string taken(std::string_view& in) {
  const auto value = take_string(in);
  if (!value) throw damaged();
  return std::string(*value);
}

std::uint64_t counted(std::string_view& in) {
  const auto value = take_number(in);
  if (!value || *value > in.size()) throw damaged();
  return *value;
}

}  // namespace

std::string encode_record(const Document& document) {
  std::string out;
  out.reserve(document.text.size() + document.title.size() + document.id.size() + 64);
  for (const auto* part :
       {&document.id, &document.title, &document.date, &document.language, &document.url, &document.stamp})
    append_string(out, *part);
  append_number(out, document.fields.size());
  for (const auto& field : document.fields) {
    append_string(out, field.name);
    append_number(out, field.values.size());
    for (const auto& value : field.values) append_string(out, value);
  }
  append_string(out, document.text);
  std::string record = compressed(out);
  return record += checksum_bytes(record);
}

Document decode_record(std::string_view record) {
  if (record.size() < checksum_size) throw damaged();
  const std::string_view frame = record.substr(0, record.size() - checksum_size);
  if (checksum_bytes(frame) != record.substr(frame.size())) throw damaged();
  const auto content = decompressed(frame);
  if (!content) throw damaged();
  std::string_view in = *content;
  Document document;
  for (auto* part : {&document.id, &document.title, &document.date, &document.language, &document.url, &document.stamp})
    *part = taken(in);
  document.fields.resize(counted(in));
  for (auto& field : document.fields) {
    field.name = taken(in);
    field.values.resize(counted(in));
    for (auto& value : field.values) value = taken(in);
  }
  document.text = taken(in);
  return document;
}

void write_record(const Document& document, Xapian::Document& stored) {
  const std::string record = encode_record(document);
  if (record.size() <= max_value_bytes)
    stored.add_value(record_slot, record);
  else
    stored.set_data(record);
}

Document read_record(const Xapian::Document& stored) {
  const std::string record = stored.get_value(record_slot);
  return decode_record(record.empty() ? stored.get_data() : record);
}

}  // namespace libsearch::index

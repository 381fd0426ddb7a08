// SPDX-License-Identifier: GPL-2.0-or-later
#include <libsearch/index.h>

#include <optional>
#include <utility>

#include <libsearch/error.h>
#include <xapian.h>

#include "index/alias_list.h"
#include "index/bulk_builder.h"
#include "index/document_analyzer.h"
#include "index/files.h"
#include "index/head.h"
#include "index/record.h"
#include "index/store.h"
#include "index/terms.h"
#include "index/updater.h"
#include "index/xapian_error.h"
#include "names/rules.h"
#include "text/utf8.h"

namespace fs = std::filesystem;

namespace libsearch {
namespace {

using namespace index;

constexpr std::uint64_t documents_between_reports = 64;

/// Changing the engine's trees in place takes 0.35 s of processor time for each megabyte of text, building in bulk
/// 0.22, and merging 0.025 for each megabyte of text in the index, of which the index is twice as large: so bulk pays
/// from a tenth of the index on (60 MB of English; docs/performance.md).
constexpr std::size_t bulk_share = 10;
constexpr std::size_t least_bulk = 1u << 20;  ///< text; below, files and syncing are what takes the time
/// An index is compacted when it is half as large again as it would be compact. Updates that bring it there have cost
/// about as much as that.
constexpr double worn_out = 1.5;
constexpr std::uintmax_t least_gain = 4u << 20;

/// Words are counted and found by numbers of 31 and 32 bits.
constexpr std::size_t largest_text = 512u << 20;

const IndexOptions& checked(const IndexOptions& options) {
  if (options.max_text > largest_text)
    throw Error(ErrorCode::bad_input, "the limit of a document's text can be 512 MiB at most");
  return options;
}

/// The writer's lock on the index in `root`, which is made first if that is wanted.
WriterLock lock_of(const fs::path& root, const IndexOptions& options) {
  if (!has_index(root)) {
    if (!options.create) current_generation(root);  // throws what there is to say
    make_root(root);
  }
  return WriterLock(root, options.lock_timeout);
}

}  // namespace

struct Index::Impl {
  Impl(fs::path root, const IndexOptions& options_)
      : path(std::move(root)), options(checked(options_)), lock(lock_of(path, options_)) {
    if (!has_index(path)) make_empty_generation();
    remove_old_generations(path);
    attach();
    if (options.positions.value_or(positions) != positions)
      throw Error(ErrorCode::bad_input,
                  "the index in '" + path.string() + "' was made with positions: " + to_string(positions),
                  "it keeps them so: choose another place for one that does otherwise");
  }

  /// What was being built is of no use to anybody, and may be what fills the disk.
  ~Impl() {
    loader.reset();
    remove_old_generations(path);
  }

  /// Runs `action`, which is `doing` something with the index ("reading"). Errors say so, and which index it is.
  template <class Action>
  decltype(auto) on_index(const char* doing, Action&& action) const {
    try {
      return translated(std::string(doing) + " '" + path.string() + "'", std::forward<Action>(action));
    } catch (const Error& error) {
      throw naming(path.string(), error);
    }
  }

  void make_empty_generation() {
    const fs::path directory = begin_generation(path);
    BulkBuilder(directory, 1, positions).finish();
    publish_generation(path, directory);
  }

  /// Turns to the generation in force. An empty one is loaded aside and replaced, any other is updated in place.
  void attach() {
    updater.reset();
    loader.reset();
    unusable.reset();
    try {
      on_index("opening", [&] {
        generation = generation_path(path, current_generation(path));
        const Manifest manifest = read_manifest(generation);
        positions = manifest.positions;
        require_own_rules(manifest);
        is_empty = committed().get_doccount() == 0;
      });
    } catch (const Error& error) {
      unusable = error;
    }
  }

  Xapian::Database committed() const { return open_checked(generation); }

  /// A damaged or outdated generation can only be replaced as a whole, by a rebuild. A failed load cannot go on.
  void require_usable() const {
    if (unusable) throw Error(*unusable);
    if (failed_load) throw Error(*failed_load);
  }

  Updater& updates() {
    if (!updater) updater.emplace(generation);
    return *updater;
  }

  /// Whether documents are added to a generation that is being built: a first load, or a large update.
  bool is_loading() const { return is_empty || loader; }

  BulkBuilder& load() {
    if (!loader) begin_building(loader);
    return *loader;
  }

  /// A new generation, to hold what the present one has and more.
  void begin_building(std::optional<BulkBuilder>& builder) {
    building = begin_generation(path);
    builder.emplace(building, options.jobs, positions);
    builder->set_aliases(present_aliases());
    if (!is_empty) builder->extend(generation);
  }

  /// Whether so much text is better built in bulk than put into the generation in force.
  bool bulk_pays(std::size_t text) const {
    return text >= least_bulk && text >= size_of_tree(postings_of(generation)) / bulk_share;
  }

  void add(Document document);
  void commit_waiting();

  /// The aliases of the generation in force; none where they cannot be read, for what is damaged is to be rebuilt.
  std::vector<AliasGroup> present_aliases() const try {
    return translated("reading the aliases", [&] { return read_aliases(committed()); });
  } catch (const Error&) {
    return {};
  }

  /// Puts what `builder` has built into force.
  std::uint64_t publish(BulkBuilder& builder, const fs::path& directory) {
    const std::uint64_t documents = builder.finish();
    publish_generation(path, directory);
    attach();
    remove_old_generations(path);
    return documents;
  }

  void commit() {
    if (failed_load) throw Error(*failed_load);
    text_given = 0;
    if (loader)
      loading([&] { publish(*loader, building); });
    else if (updater)
      commit_waiting();
  }

  /// Runs a step of a load. One that failed cannot be taken up again, for what the engine was given is lost: all
  /// that comes after gets the same error, so that nobody takes a part for the whole.
  template <class Step>
  void loading(Step&& step) {
    try {
      on_index("loading", step);
    } catch (const Error& error) {
      loader.reset();
      failed_load = error;
      throw;
    }
  }

  bool compact() {
    const auto size = size_of_tree(postings_of(generation));
    const auto wanted = read_manifest(generation).built.of(committed().get_total_length());
    const bool is_worn = static_cast<double>(size) > worn_out * static_cast<double>(wanted);
    if (wanted == 0 || !is_worn || size < wanted + least_gain) return false;
    std::optional<BulkBuilder> builder;
    begin_building(builder);
    publish(*builder, building);
    return true;
  }

  RebuildReport rebuild(const DocumentSource& source, const ProgressFunction& report, std::uint64_t total);

  fs::path path;
  IndexOptions options;
  WriterLock lock;
  fs::path generation;
  Positions positions = options.positions.value_or(Positions::by_document);  ///< as the index keeps them
  std::optional<Error> unusable;                                             ///< what is wrong with it
  bool is_empty = true;
  fs::path building;                  ///< of loader
  std::optional<Error> failed_load;   ///< what a load met
  std::optional<BulkBuilder> loader;  ///< while documents are loaded in bulk
  std::optional<Updater> updater;     ///< once an index with documents is being changed
  std::size_t text_given = 0;         ///< since the caller last committed
};

namespace {

/// Gives `builder` what waits in `updater`.
void pass_on(const Updater& updater, BulkBuilder& builder) {
  for (const auto& change : updater.waiting()) {
    if (const auto* const document = std::get_if<Document>(&change))
      builder.add(*document);
    else
      builder.remove(std::get<Removal>(change).id);
  }
  if (updater.waiting_aliases()) builder.set_aliases(*updater.waiting_aliases());
}

}  // namespace

void Index::Impl::add(Document document) {
  if (is_loading()) {
    loading([&] { load().add(std::move(document)); });
    return;
  }
  text_given += document.text.size() + document.title.size();
  updates().add(std::move(document));
  if (updates().waiting_bytes() < options.batch_bytes) return;
  if (!bulk_pays(text_given)) {
    updates().commit();
    return;
  }
  loading([&] {
    pass_on(updates(), load());
    updater.reset();
  });
}

/// In bulk if that pays. What waits is given up only when it is in force, so a commit that failed may be tried again.
void Index::Impl::commit_waiting() {
  if (!bulk_pays(updater->waiting_bytes())) {
    updater->commit();
    return;
  }
  on_index("updating", [&] {
    std::optional<BulkBuilder> builder;
    begin_building(builder);
    pass_on(*updater, *builder);
    publish(*builder, building);
  });
}

RebuildReport Index::Impl::rebuild(const DocumentSource& source, const ProgressFunction& report, std::uint64_t total) {
  const fs::path directory = begin_generation(path);
  BulkBuilder builder(directory, options.jobs, positions);
  builder.set_aliases(present_aliases());
  RebuildReport result;
  Progress progress{0, total, 0};
  const auto tell_progress = [&] {
    if (report && !report(progress))
      throw Error(ErrorCode::cancelled, "the rebuild was stopped", "the index is as it was before");
  };
  for (Document document; source(document); document = {}) {
    std::string id = document.id;
    progress.bytes += document.text.size();
    try {
      builder.add(checked_document(std::move(document), options.max_text));
    } catch (const Error& error) {
      if (error.code() != ErrorCode::bad_input) throw;
      result.refused.push_back({std::move(id), error.what()});
    }
    if (++progress.documents % documents_between_reports == 0) tell_progress();
  }
  tell_progress();
  result.documents = publish(builder, directory);
  return result;
}

Index::Index(const fs::path& path, const IndexOptions& options)
    : impl_(translated("opening '" + path.string() + "'", [&] { return std::make_unique<Impl>(path, options); })) {}
Index::Index(Index&&) noexcept = default;
Index& Index::operator=(Index&&) noexcept = default;
Index::~Index() = default;

void Index::add(const Document& document) {
  impl_->require_usable();
  impl_->add(checked_document(document, impl_->options.max_text));
}

bool Index::remove(std::string_view id) {
  impl_->require_usable();
  const std::string mended = text::mend_utf8(id);
  if (!impl_->is_loading()) return impl_->updates().remove(mended);
  return impl_->loader && impl_->on_index("reading", [&] { return impl_->loader->remove(mended); });
}

std::optional<std::string> Index::stamp(std::string_view id) const {
  impl_->require_usable();
  if (impl_->is_empty) return std::nullopt;
  return impl_->updates().stamp(text::mend_utf8(id));
}

std::vector<std::string> Index::ids(std::string_view prefix) const {
  impl_->require_usable();
  return impl_->on_index("reading", [&] {
    std::vector<std::string> ids;
    const Xapian::Database database = impl_->committed();
    for (auto it = database.valuestream_begin(id_slot); it != database.valuestream_end(id_slot); ++it) {
      std::string id = *it;
      if (id.starts_with(prefix)) ids.push_back(std::move(id));
    }
    return ids;
  });
}

void Index::set_aliases(std::vector<AliasGroup> aliases) {
  impl_->require_usable();
  translated("changing the aliases", [&] {
    if (impl_->is_loading())
      impl_->load().set_aliases(std::move(aliases));
    else
      impl_->updates().set_aliases(std::move(aliases));
  });
}

void Index::commit() { impl_->commit(); }

bool Index::compact() {
  impl_->require_usable();
  impl_->commit();
  return impl_->on_index("compacting", [&] { return impl_->compact(); });
}

RebuildReport Index::rebuild(const DocumentSource& source, const ProgressFunction& progress) {
  impl_->commit();
  return impl_->on_index("rebuilding", [&] { return impl_->rebuild(source, progress, 0); });
}

RebuildReport Index::rebuild(const ProgressFunction& progress) {
  impl_->commit();
  if (impl_->generation.empty()) impl_->require_usable();
  return impl_->on_index("reading", [&] {
    const Xapian::Database old = impl_->committed();
    auto next = old.postlist_begin("");
    const auto source = [&](Document& document) {
      if (next == old.postlist_end("")) return false;
      document = read_record(old.get_document(*next));
      ++next;
      return true;
    };
    return impl_->rebuild(source, progress, old.get_doccount());
  });
}

}  // namespace libsearch

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <vector>

#include <libsearch/document.h>

namespace libsearch::index {

/// What is committed at once of a segment.
struct Step {
  std::size_t number = 0;
  std::size_t segment = 0;  ///< the number of the step that it begins with: later segments have later documents
  std::vector<Document> documents;
  std::size_t bytes = 0;
};

/// Documents on their way from the one thread that reads them to those that build segments of them. A thread takes up a
/// segment with its first step and gets all others of it, as they come.
class StepQueue {
 public:
  /// Text in a step, so that the engine's trees stay in the processor's cache.
  static constexpr std::size_t step_bytes = 256u << 10;

  /// For so many threads; `segment_bytes` of text make a segment.
  StepQueue(unsigned threads, std::size_t segment_bytes);

  /// For the reading thread. Waits while the others have enough to do. Throws what went wrong in one of them.
  void add(Document document);
  /// No more will be added.
  void end();

  /// The first step of a segment; nothing if there will be none. When no more is added, what waits for another thread
  /// becomes two segments. Throws what went wrong in any thread.
  std::optional<Step> begin_segment();
  /// The next step of a segment; nothing if it is complete. Throws what went wrong in any thread.
  std::optional<Step> next_of(std::size_t segment);

  /// Tells all threads to give up, with what is thrown now.
  void fail(std::exception_ptr failure);
  /// Throws what went wrong in any thread.
  void rethrow_failure();
  /// The segments that were begun, in the order of their documents.
  std::vector<std::size_t> segments();

 private:
  void hand_over();
  std::size_t wanted_bytes() const;
  void split_last();
  std::optional<Step> take(std::unique_lock<std::mutex>& lock, const std::deque<Step>::iterator& step);

  const std::size_t threads_;
  const std::size_t segment_bytes_;
  Step filling_;

  std::mutex mutex_;  ///< guards what follows
  std::condition_variable changed_;
  std::deque<Step> waiting_;  ///< until a thread takes them
  std::size_t waiting_bytes_ = 0;
  std::size_t open_segment_ = 0;  ///< to which steps are added
  std::size_t open_bytes_ = 0;
  std::size_t complete_ = 0;  ///< segments
  bool no_more_ = false;
  std::exception_ptr failure_;
  std::vector<std::size_t> begun_;
};

}  // namespace libsearch::index

// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/step_queue.h"

#include <algorithm>
#include <utility>

namespace libsearch::index {
namespace {

/// What a document counts beside its text, so that a step of very short ones stays bounded.
constexpr std::size_t document_overhead = 128;

std::size_t weight_of(const Document& document) {
  return document.text.size() + document.title.size() + document_overhead;
}

bool is_first(const Step& step) { return step.number == step.segment; }

}  // namespace

StepQueue::StepQueue(unsigned threads, std::size_t segment_bytes) : threads_(threads), segment_bytes_(segment_bytes) {}

void StepQueue::add(Document document) {
  filling_.bytes += weight_of(document);
  filling_.documents.push_back(std::move(document));
  if (filling_.bytes >= std::min(step_bytes, segment_bytes_)) hand_over();
}

void StepQueue::end() {
  if (!filling_.documents.empty()) hand_over();
  {
    const std::lock_guard lock(mutex_);
    no_more_ = true;
  }
  changed_.notify_all();
}

/// Threads that end their segments in turn leave half of one to each other; with as much again as half of that they
/// need not wait where one is faster.
void StepQueue::hand_over() {
  {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return waiting_bytes_ <= (threads_ - 1) * segment_bytes_ * 3 / 4 || failure_; });
    if (failure_) std::rethrow_exception(failure_);
    const std::size_t next = filling_.number + 1;
    waiting_bytes_ += filling_.bytes;
    open_bytes_ += filling_.bytes;
    waiting_.push_back(std::exchange(filling_, {}));
    if (open_bytes_ >= wanted_bytes()) {
      open_segment_ = next;
      open_bytes_ = 0;
      ++complete_;
    }
    filling_.number = next;
    filling_.segment = open_segment_;
  }
  changed_.notify_all();
}

/// The first segments are smaller, so that the threads end theirs in turn and not at once.
std::size_t StepQueue::wanted_bytes() const { return segment_bytes_ * std::min(complete_ + 1, threads_) / threads_; }

std::optional<Step> StepQueue::begin_segment() {
  std::unique_lock lock(mutex_);
  auto first = waiting_.end();
  const auto find_first = [&] { return (first = std::ranges::find_if(waiting_, is_first)) != waiting_.end(); };
  changed_.wait(lock, [&] { return find_first() || no_more_ || failure_; });
  if (first == waiting_.end()) {
    split_last();
    find_first();
  }
  return take(lock, first);
}

std::optional<Step> StepQueue::next_of(std::size_t segment) {
  std::unique_lock lock(mutex_);
  auto next = waiting_.end();
  changed_.wait(lock, [&] {
    next = std::ranges::find(waiting_, segment, &Step::segment);
    return next != waiting_.end() || segment != open_segment_ || no_more_ || failure_;
  });
  return take(lock, next);
}

/// Makes the later half of what waits of the last segment a segment by itself.
void StepQueue::split_last() {
  if (waiting_.empty()) return;
  const auto begin = std::ranges::find(waiting_, waiting_.back().segment, &Step::segment);
  const auto half = begin + (waiting_.end() - begin + 1) / 2;
  std::for_each(half, waiting_.end(), [&](Step& step) { step.segment = half->number; });
}

std::optional<Step> StepQueue::take(std::unique_lock<std::mutex>& lock, const std::deque<Step>::iterator& step) {
  if (failure_) std::rethrow_exception(failure_);
  if (step == waiting_.end()) return std::nullopt;
  std::optional<Step> taken = std::move(*step);
  waiting_.erase(step);
  waiting_bytes_ -= taken->bytes;
  if (is_first(*taken)) begun_.push_back(taken->segment);
  lock.unlock();
  changed_.notify_all();
  return taken;
}

void StepQueue::fail(std::exception_ptr failure) {
  {
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = std::move(failure);
  }
  changed_.notify_all();
}

void StepQueue::rethrow_failure() {
  const std::lock_guard lock(mutex_);
  if (failure_) std::rethrow_exception(failure_);
}

std::vector<std::size_t> StepQueue::segments() {
  const std::lock_guard lock(mutex_);
  std::ranges::sort(begun_);
  return begun_;
}

}  // namespace libsearch::index

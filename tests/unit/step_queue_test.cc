// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/step_queue.h"

#include <map>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <doctest/doctest.h>

using libsearch::Document;
using libsearch::index::Step;
using libsearch::index::StepQueue;

namespace {

/// Documents that are a step each.
Document step_of(int number) {
  Document document;
  document.id = std::to_string(number);
  document.text.assign(StepQueue::step_bytes, 'x');
  return document;
}

std::string ids_in(const Step& step) {
  std::string ids;
  for (const auto& document : step.documents) ids += document.id + " ";
  return ids;
}

/// All that is in a segment, from its first step on.
std::string ids_of_segment(StepQueue& queue, const Step& first) {
  std::string ids = ids_in(first);
  while (const auto step = queue.next_of(first.segment)) ids += ids_in(*step);
  return ids;
}

TEST_CASE("what is added makes steps, and these segments, in the order in which it was added") {
  StepQueue queue(1, 3 * StepQueue::step_bytes);
  std::jthread reader([&] {
    for (int i = 0; i < 7; ++i) queue.add(step_of(i));
    queue.end();
  });
  std::string segments;
  while (const auto first = queue.begin_segment()) segments += ids_of_segment(queue, *first) + "| ";
  CHECK(segments == "0 1 2 | 3 4 5 | 6 | ");
  CHECK(queue.segments() == std::vector<std::size_t>{0, 3, 6});
}

TEST_CASE("short documents share a step, and one that is longer than a segment is one") {
  StepQueue queue(1, StepQueue::step_bytes);
  std::jthread reader([&] {
    Document small = step_of(1);
    small.text.resize(StepQueue::step_bytes / 2);
    queue.add(small);
    small.id = "2";
    queue.add(small);
    Document large = step_of(3);
    large.text.append(4 * StepQueue::step_bytes, 'y');
    queue.add(large);
    queue.add(small);
    queue.end();
  });
  std::string steps;
  while (const auto first = queue.begin_segment()) steps += ids_of_segment(queue, *first) + "| ";
  CHECK(steps == "1 2 | 3 | 2 | ");
}

TEST_CASE("the first segments are smaller, so that threads end theirs in turn") {
  StepQueue queue(4, 8 * StepQueue::step_bytes);
  for (int i = 0; i < 12; ++i) queue.add(step_of(i));
  CHECK(queue.begin_segment()->number == 0);
  CHECK(queue.begin_segment()->number == 2);
  CHECK(queue.begin_segment()->number == 6);
}

TEST_CASE("when no more comes, a thread without work gets half of what waits for another") {
  StepQueue queue(2, 20 * StepQueue::step_bytes);
  for (int i = 0; i < 6; ++i) queue.add(step_of(i));
  queue.end();
  const auto first = queue.begin_segment();
  REQUIRE(first);
  const auto half = queue.begin_segment();
  REQUIRE(half);
  CHECK(ids_of_segment(queue, *half) == "4 5 ");
  CHECK(ids_of_segment(queue, *first) == "0 1 2 3 ");
  CHECK_FALSE(queue.begin_segment());
  CHECK(queue.segments() == std::vector<std::size_t>{0, 4});
}

TEST_CASE("what goes wrong in one thread is thrown in all") {
  StepQueue queue(2, 2 * StepQueue::step_bytes);
  queue.add(step_of(0));
  const auto first = queue.begin_segment();
  queue.fail(std::make_exception_ptr(std::runtime_error("the disk is full")));
  queue.fail(std::make_exception_ptr(std::runtime_error("a consequence")));
  CHECK_THROWS_WITH(queue.next_of(first->segment), "the disk is full");
  CHECK_THROWS_WITH(queue.begin_segment(), "the disk is full");
  CHECK_THROWS_WITH(queue.add(step_of(1)), "the disk is full");
  CHECK_THROWS_WITH(queue.rethrow_failure(), "the disk is full");
}

TEST_CASE("threads get each document once, whatever their number") {
  for (const unsigned threads : {1u, 2u, 3u, 7u}) {
    CAPTURE(threads);
    StepQueue queue(threads, 4 * StepQueue::step_bytes);
    std::mutex mutex;
    std::map<std::size_t, std::string> segments;
    {
      std::vector<std::jthread> builders;
      for (unsigned i = 0; i < threads; ++i)
        builders.emplace_back([&] {
          while (const auto first = queue.begin_segment()) {
            const std::string ids = ids_of_segment(queue, *first);
            const std::lock_guard lock(mutex);
            segments[first->segment] = ids;
          }
        });
      for (int i = 0; i < 50; ++i) queue.add(step_of(i));
      queue.end();
    }
    std::string all;
    for (const std::size_t number : queue.segments()) all += segments[number];
    std::string expected;
    for (int i = 0; i < 50; ++i) expected += std::to_string(i) + " ";
    CHECK(all == expected);
  }
}

TEST_CASE("segments that threads begin at the same time are all known") {
  constexpr unsigned threads = 48;
  constexpr std::size_t steps = 32;
  for (int round = 0; round < 8; ++round) {
    StepQueue queue(threads, StepQueue::step_bytes);
    for (std::size_t i = 0; i < steps; ++i) queue.add(step_of(static_cast<int>(i)));
    queue.end();
    {
      std::vector<std::jthread> builders;
      for (int i = 0; i < 4; ++i)
        builders.emplace_back([&] {
          while (queue.begin_segment()) continue;
        });
    }
    CHECK(queue.segments().size() == steps);
  }
}

}  // namespace

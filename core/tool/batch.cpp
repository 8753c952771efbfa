#include "tool/batch.h"

#include <condition_variable>
#include <deque>
#include <iostream>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace article_inspector::tool {
namespace {

constexpr std::size_t lines_under_way_per_thread = 16;

struct Line {
  std::size_t place = 0;   // among the lines that are not empty
  std::size_t number = 0;  // in the input, from 1
  std::string text;
};

/// The lines under way: read by one thread, worked on by many, written by one.
class Pipeline {
 public:
  explicit Pipeline(std::size_t capacity) : capacity_(capacity) {}

  /// False: nobody takes results any more.
  bool put(Line line) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return stopped_ || under_way_ < capacity_; });
    if (stopped_) return false;
    ++under_way_;
    waiting_.push_back(std::move(line));
    changed_.notify_all();
    return true;
  }

  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    changed_.notify_all();
  }

  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    changed_.notify_all();
  }

  bool take(Line& line) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return stopped_ || closed_ || !waiting_.empty(); });
    if (stopped_ || waiting_.empty()) return false;
    line = std::move(waiting_.front());
    waiting_.pop_front();
    return true;
  }

  void finish(std::size_t place, LineResult result) {
    const std::lock_guard lock(mutex_);
    done_.emplace(place, std::move(result));
    changed_.notify_all();
  }

  /// The result at `place`, in its turn; false: there is none to come. `more` tells whether the next one stands ready
  /// too.
  bool next(std::size_t place, LineResult& result, bool& more) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return done_.count(place) != 0 || (closed_ && under_way_ == 0); });
    const auto at = done_.find(place);
    if (at == done_.end()) return false;
    result = std::move(at->second);
    done_.erase(at);
    --under_way_;
    more = done_.count(place + 1) != 0;
    changed_.notify_all();
    return true;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Line> waiting_;
  std::map<std::size_t, LineResult> done_;
  std::size_t capacity_;
  std::size_t under_way_ = 0;
  bool closed_ = false;
  bool stopped_ = false;
};

void read_lines(std::istream& in, Pipeline& pipeline) {
  Line line;
  for (std::size_t number = 1; std::getline(in, line.text); ++number) {
    if (line.text.find_first_not_of(" \t\r") == std::string::npos) continue;
    line.number = number;
    if (!pipeline.put(line)) break;
    ++line.place;
  }
  pipeline.close();
}

void work_on_lines(Pipeline& pipeline, const LineFunction& work) {
  Line line;
  while (pipeline.take(line)) pipeline.finish(line.place, work(line.text, line.number));
}

std::size_t write_results(std::ostream& out, std::ostream& errors, Pipeline& pipeline) {
  std::size_t bad = 0;
  LineResult result;
  bool more = false;
  for (std::size_t place = 0; pipeline.next(place, result, more); ++place) {
    if (!result.complaint.empty()) {
      ++bad;
      errors << result.complaint << '\n';
    }
    out << result.line << '\n';
    if (!more) out.flush();
    if (!out) {
      pipeline.stop();
      break;
    }
  }
  return bad;
}

}  // namespace

std::size_t run_lines(std::istream& in, std::ostream& out, std::ostream& errors, unsigned threads,
                      const LineFunction& work) {
  Pipeline pipeline(threads * lines_under_way_per_thread);
  std::vector<std::thread> workers;
  for (unsigned k = 0; k < threads; ++k) workers.emplace_back([&] { work_on_lines(pipeline, work); });
  std::thread reader([&] { read_lines(in, pipeline); });
  const std::size_t bad = write_results(out, errors, pipeline);
  reader.join();
  for (std::thread& worker : workers) worker.join();
  return bad;
}

}  // namespace article_inspector::tool

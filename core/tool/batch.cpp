#include "tool/batch.h"

#include <condition_variable>
#include <deque>
#include <iostream>
#include <map>
#include <mutex>
#include <new>
#include <thread>
#include <vector>

#include "tool/line_reader.h"

namespace article_inspector::tool {
namespace {

constexpr std::size_t lines_under_way_per_thread = 16;
constexpr std::size_t most_waiting_bytes = std::size_t{64} << 20;

struct Line {
  std::size_t place = 0;   // among the lines that are not empty
  std::size_t number = 0;  // in the input, from 1
  std::string text;
  bool too_long = false;
};

/// The lines under way: read by one thread, worked on by many, written by one.
class Pipeline {
 public:
  explicit Pipeline(std::size_t capacity) : capacity_(capacity) {}

  /// False: nobody takes results any more.
  bool put(Line line) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return stopped_ || has_room(line.text.size()); });
    if (stopped_) return false;
    ++under_way_;
    waiting_bytes_ += line.text.size();
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
    waiting_bytes_ -= line.text.size();
    changed_.notify_all();
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
  bool has_room(std::size_t bytes) const {
    return under_way_ < capacity_ && (waiting_.empty() || waiting_bytes_ + bytes <= most_waiting_bytes);
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Line> waiting_;
  std::size_t waiting_bytes_ = 0;
  std::map<std::size_t, LineResult> done_;
  std::size_t capacity_;
  std::size_t under_way_ = 0;
  bool closed_ = false;
  bool stopped_ = false;
};

void read_lines(LineReader& reader, Pipeline& pipeline, std::size_t skip) {
  std::size_t place = 0;
  for (std::size_t number = 1;; ++number) {
    Line line;
    const LineReader::Outcome outcome = reader.next(line.text);
    if (outcome == LineReader::Outcome::end) break;
    line.too_long = outcome == LineReader::Outcome::too_long;
    if (!line.too_long && line.text.find_first_not_of(" \t\r") == std::string::npos) continue;
    if (skip > 0) {
      --skip;
      continue;
    }
    line.number = number;
    line.place = place++;
    if (!pipeline.put(std::move(line))) break;
  }
  pipeline.close();
}

LineResult worked_on(const Line& line, const BatchOptions& options, const LineFunction& work) {
  const Place place = options.place ? options.place(line.number) : Place{{}, line.number};
  if (line.too_long) return failed_line("\"id\":null", "the line is too long", place);
  try {
    LineResult result = work(line.text, place);
    result.bytes = line.text.size();
    return result;
  } catch (const std::bad_alloc&) {
    return failed_line("\"id\":null", "not enough memory", place);
  }
}

void work_on_lines(Pipeline& pipeline, const BatchOptions& options, const LineFunction& work) {
  Line line;
  while (pipeline.take(line)) pipeline.finish(line.place, worked_on(line, options, work));
}

std::size_t write_results(std::ostream& out, std::ostream& errors, Pipeline& pipeline, LineReader& reader,
                          const std::function<void(std::size_t)>& done) {
  std::size_t bad = 0;
  LineResult result;
  bool more = false;
  for (std::size_t place = 0; pipeline.next(place, result, more); ++place) {
    if (!result.complaint.empty()) {
      ++bad;
      errors << result.complaint << '\n';
    }
    if (!result.line.empty()) out << result.line << '\n';
    if (done) done(result.bytes);
    if (!more) out.flush();
    if (!out) {
      pipeline.stop();
      reader.interrupt();
      break;
    }
  }
  return bad;
}

}  // namespace

BatchResult run_lines(int in, std::ostream& out, std::ostream& errors, const BatchOptions& options,
                      const LineFunction& work) {
  Pipeline pipeline(options.threads * lines_under_way_per_thread);
  LineReader reader(in, longest_line);
  std::vector<std::thread> workers;
  for (unsigned k = 0; k < options.threads; ++k) workers.emplace_back([&] { work_on_lines(pipeline, options, work); });
  std::thread reading([&] { read_lines(reader, pipeline, options.skip); });
  const std::size_t bad = write_results(out, errors, pipeline, reader, options.done);
  reading.join();
  for (std::thread& worker : workers) worker.join();
  return {bad, reader.error()};
}

}  // namespace article_inspector::tool

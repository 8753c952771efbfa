#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <iosfwd>

namespace article_inspector::tool {

/// A line on a terminal that says how far a batch is: documents, speed, time left. Nothing is written where it is off.
class Progress {
 public:
  Progress(std::ostream& out, bool on) : out_(out), on_(on) {}
  /// A document of so many bytes is done. `read` of `all` bytes of the input have been read; 0: not known.
  void done(std::size_t bytes, std::uint64_t read, std::uint64_t all);
  /// Takes the line away, and leaves how it went.
  void end();

 private:
  using Clock = std::chrono::steady_clock;
  double seconds() const { return std::chrono::duration<double>(Clock::now() - start_).count(); }

  std::ostream& out_;
  bool on_;
  Clock::time_point start_ = Clock::now();
  double shown_ = 0;
  std::size_t documents_ = 0;
  std::uint64_t bytes_ = 0;
};

}  // namespace article_inspector::tool

#pragma once

#include <functional>
#include <iosfwd>
#include <string>

namespace article_inspector::tool {

/// What one input line gives: the output line, without its end, and what is to be told of it on standard error, if
/// anything.
struct LineResult {
  std::string line;  ///< may be several, and none where it is empty
  std::string complaint;
  std::size_t bytes = 0;  ///< of the input line; set by run_lines()
};
using LineFunction = std::function<LineResult(const std::string& line, std::size_t number)>;

/// Longer lines are passed over, and told as an error: a line in memory must leave room for the work on it.
constexpr std::size_t longest_line = std::size_t{1} << 28;

struct BatchOptions {
  unsigned threads = 1;
  std::size_t skip = 0;  ///< lines at the front that are passed over: a batch goes on where it ended
  std::function<void(std::size_t bytes)> done;  ///< told of each line that has been written, by the writing thread
};

struct BatchResult {
  std::size_t bad_lines = 0;  ///< lines that did not go well
  std::string read_error;     ///< why the input could not be read to its end, or empty
};

/// Runs every line that can be read from the file descriptor `in` through `work` on `threads` threads and writes the
/// results in the order of the input, each as soon as it and those before it are there: another program may wait for an
/// answer before it sends the next line. Empty lines are passed over. Memory is bounded by the lines under way. Stops
/// at once where `out` can't be written, even while it waits for input.
BatchResult run_lines(int in, std::ostream& out, std::ostream& errors, const BatchOptions& options,
                      const LineFunction& work);

}  // namespace article_inspector::tool

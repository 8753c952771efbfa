#pragma once

#include <functional>
#include <iosfwd>
#include <string>

#include "tool/line_result.h"

namespace article_inspector::tool {

using LineFunction = std::function<LineResult(const std::string& line, const Place& place)>;

/// Longer lines are passed over, and told as an error: a line in memory must leave room for the work on it.
constexpr std::size_t longest_line = std::size_t{1} << 28;

struct BatchOptions {
  unsigned threads = 1;
  std::size_t skip = 0;                     ///< lines at the front that are passed over: a batch goes on where it ended
  std::function<Place(std::size_t)> place;  ///< of a line of the input, counted from 1; called by several threads
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

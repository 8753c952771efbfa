#pragma once

#include <functional>
#include <iosfwd>
#include <string>

namespace article_inspector::tool {

/// What one input line gives: the output line, without its end, and what is to be told of it on standard error, if
/// anything.
struct LineResult {
  std::string line;
  std::string complaint;
};
using LineFunction = std::function<LineResult(const std::string& line, std::size_t number)>;

/// Runs every line of `in` through `work` on `threads` threads and writes the results in the order of the input, each
/// as soon as it and those before it are there: another program may wait for an answer before it sends the next line.
/// Empty lines are passed over. Memory is bounded by the lines under way. Gives the number of lines that did not go
/// well; stops early where `out` can't be written.
std::size_t run_lines(std::istream& in, std::ostream& out, std::ostream& errors, unsigned threads,
                      const LineFunction& work);

}  // namespace article_inspector::tool

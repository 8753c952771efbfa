#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace article_inspector::tool {

/// Reads lines from a file descriptor, and can be woken by another thread while it waits for them.
class LineReader {
 public:
  /// Of lines longer than `longest`, or than memory allows, nothing is kept.
  LineReader(int descriptor, std::size_t longest);
  ~LineReader();
  LineReader(const LineReader&) = delete;
  LineReader& operator=(const LineReader&) = delete;

  enum class Outcome { line, too_long, end };
  /// The next line, without its end. Outcome::end at the end of the input, after interrupt(), or where reading failed:
  /// see error().
  Outcome next(std::string& line);
  /// May be called by another thread: next() gives Outcome::end from then on.
  void interrupt();
  const std::string& error() const { return error_; }

 private:
  bool fill();
  bool append(std::string& line, std::string_view part) const;

  int descriptor_;
  std::size_t longest_;
  int wake_[2] = {-1, -1};
  std::string buffer_;
  std::size_t at_ = 0;
  bool ended_ = false;
  std::string error_;
};

}  // namespace article_inspector::tool

#include "tool/line_reader.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <new>

namespace article_inspector::tool {
namespace {

constexpr std::size_t buffer_size = std::size_t{1} << 16;

}  // namespace

LineReader::LineReader(int descriptor, std::size_t longest) : descriptor_(descriptor), longest_(longest) {
  if (pipe2(wake_, O_CLOEXEC) != 0) error_ = std::strerror(errno);
}

LineReader::~LineReader() {
  for (const int end : wake_) {
    if (end >= 0) close(end);
  }
}

void LineReader::interrupt() {
  const char byte = 0;
  // A full pipe wakes as well.
  [[maybe_unused]] const auto written = write(wake_[1], &byte, 1);
}

bool LineReader::fill() {
  if (ended_ || !error_.empty()) return false;
  pollfd waiting[2] = {{descriptor_, POLLIN, 0}, {wake_[0], POLLIN, 0}};
  while (poll(waiting, 2, -1) < 0) {
    if (errno != EINTR) {
      error_ = std::strerror(errno);
      return false;
    }
  }
  if (waiting[1].revents != 0) {
    ended_ = true;
    return false;
  }
  buffer_.resize(buffer_size);
  at_ = 0;
  ssize_t count = 0;
  do {
    count = read(descriptor_, buffer_.data(), buffer_.size());
  } while (count < 0 && errno == EINTR);
  if (count < 0) error_ = std::strerror(errno);
  buffer_.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
  ended_ = count <= 0;
  return !ended_;
}

/// False where the line becomes too long for anyone, or for this machine's memory.
bool LineReader::append(std::string& line, std::string_view part) const {
  if (line.size() + part.size() > longest_) return false;
  try {
    line += part;
  } catch (const std::bad_alloc&) {
    return false;
  }
  return true;
}

LineReader::Outcome LineReader::next(std::string& line) {
  line.clear();
  bool any = false;
  bool too_long = false;
  for (;;) {
    if (at_ == buffer_.size() && !fill()) {
      if (!any || !error_.empty()) return Outcome::end;
      return too_long ? Outcome::too_long : Outcome::line;
    }
    any = true;
    const std::size_t end = std::min(buffer_.find('\n', at_), buffer_.size());
    too_long = too_long || !append(line, std::string_view(buffer_).substr(at_, end - at_));
    if (too_long) std::string().swap(line);
    at_ = end;
    if (at_ == buffer_.size()) continue;
    ++at_;
    return too_long ? Outcome::too_long : Outcome::line;
  }
}

}  // namespace article_inspector::tool

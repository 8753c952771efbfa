#include "tool/progress.h"

#include <iomanip>
#include <ostream>

namespace article_inspector::tool {
namespace {

constexpr double seconds_between = 0.2;
constexpr double megabyte = 1e6;

}  // namespace

void Progress::done(std::size_t bytes, std::uint64_t read, std::uint64_t all) {
  ++documents_;
  bytes_ += bytes;
  if (!on_) return;
  const double now = seconds();
  if (now < shown_ + seconds_between) return;
  shown_ = now;
  out_ << "\r\x1b[K" << documents_ << " documents, " << std::fixed << std::setprecision(1)
       << static_cast<double>(bytes_) / megabyte / now << " MB/s";
  if (all > 0 && read > 0) {
    const double share = static_cast<double>(read) / static_cast<double>(all);
    out_ << ", " << static_cast<int>(share * 100) << " %, " << std::setprecision(0) << now * (1 - share) / share
         << " s left";
  }
  out_ << std::flush;
}

void Progress::end() {
  if (!on_) return;
  const double now = seconds();
  out_ << "\r\x1b[K" << documents_ << " documents in " << std::fixed << std::setprecision(1) << now << " s, "
       << static_cast<double>(bytes_) / megabyte / now << " MB/s\n";
}

}  // namespace article_inspector::tool

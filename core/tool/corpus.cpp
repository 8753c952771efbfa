#include "tool/corpus.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <iterator>
#include <utility>

#include "article_inspector/html.h"
#include "tool/batch.h"
#include "tool/input.h"
#include "tool/record_reader.h"
#include "tool/unpack.h"

namespace article_inspector::tool {
namespace {

namespace fs = std::filesystem;

bool ends_in(const std::string& path, std::string_view ending) {
  return path.size() >= ending.size() && path.compare(path.size() - ending.size(), ending.size(), ending) == 0;
}

std::string without_packing(const std::string& path) {
  for (const std::string_view ending : {".gz", ".zst"}) {
    if (ends_in(path, ending)) return path.substr(0, path.size() - ending.size());
  }
  return path;
}

bool is_hidden(const fs::path& path) { return path.filename().string().substr(0, 1) == "."; }

void add_folder(const fs::path& folder, std::vector<std::string>& files) {
  std::vector<fs::path> entries;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    if (!is_hidden(at->path())) entries.push_back(at->path());
  }
  std::sort(entries.begin(), entries.end());
  for (const fs::path& entry : entries) {
    // A link to a folder may lead round in a circle.
    if (fs::is_directory(entry, error) && !fs::is_symlink(entry, error)) add_folder(entry, files);
    if (fs::is_regular_file(entry, error)) files.push_back(entry.string());
  }
}

}  // namespace

bool is_named_like_lines(const std::string& path) {
  const std::string name = without_packing(path);
  return ends_in(name, ".jsonl") || ends_in(name, ".ndjson");
}

bool is_named_like_packed(const std::string& path) { return without_packing(path) != path; }

Corpus::Corpus(std::vector<std::string> paths, bool all_lines, std::string text_field)
    : all_lines_(all_lines), text_field_(std::move(text_field)) {
  std::error_code error;
  for (std::string& path : paths) {
    if (fs::is_directory(path, error))
      add_folder(path, files_);
    else
      files_.push_back(std::move(path));
  }
  for (const std::string& file : files_) {
    const auto size = fs::file_size(file, error);
    if (!error) bytes_ += size;
  }
  if (pipe2(ends_, O_CLOEXEC) != 0) return;
  thread_ = std::thread([this] { feed(); });
}

Corpus::~Corpus() {
  if (ends_[0] >= 0) close(ends_[0]);
  if (thread_.joinable()) thread_.join();
}

void Corpus::feed() {
  // Where nobody reads any more, writing shall fail and end nothing.
  sigset_t pipe_broken;
  sigemptyset(&pipe_broken);
  sigaddset(&pipe_broken, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &pipe_broken, nullptr);
  for (const std::string& file : files_) {
    if (!feed_file(file)) break;
  }
  close(ends_[1]);
}

bool Corpus::feed_file(const std::string& path) {
  const int file = path == "-" ? dup(STDIN_FILENO) : open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    fail(path, std::strerror(errno));
    return true;
  }
  {
    const std::lock_guard lock(mutex_);
    begins_.emplace_back(lines_ + 1, path == "-" ? std::string() : path);
  }
  const bool goes_on =
      all_lines_ || path == "-" || is_named_like_lines(path) ? feed_lines(file, path) : feed_record(file, path);
  close(file);
  return goes_on;
}

bool Corpus::feed_lines(int file, const std::string& path) {
  Unpacker unpacker(file, path);
  char last = '\n';
  for (std::string part; unpacker.next(part);) {
    bytes_read_ += unpacker.taken();
    if (part.empty()) continue;
    last = part.back();
    if (!write(part)) return false;
  }
  if (!unpacker.error().empty()) fail(path, unpacker.error());
  // The next file begins a line of its own, also where this one ends in the middle of one.
  return last == '\n' || write("\n");
}

bool Corpus::feed_record(int file, const std::string& path) {
  Unpacker unpacker(file, path);
  std::string bytes;
  for (std::string part; unpacker.next(part) && bytes.size() <= longest_line;) {
    bytes_read_ += unpacker.taken();
    bytes += part;
  }
  if (!unpacker.error().empty() || bytes.size() > longest_line) {
    fail(path, unpacker.error().empty() ? "the file is too long" : unpacker.error());
    return true;
  }
  const std::string id = json_of(path);
  const std::string text = text_in_utf8(bytes);
  if (is_named_like_html(without_packing(path)) || looks_like_html(text))
    return write("{\"id\":" + id + ",\"html\":" + json_of(html_in_utf8(bytes)) + "}\n");
  return write("{\"id\":" + id + "," + json_of(text_field_) + ":" + json_of(text) + "}\n");
}

Place Corpus::place_of(std::size_t line) const {
  const std::lock_guard lock(mutex_);
  const auto behind = std::upper_bound(begins_.begin(), begins_.end(), line,
                                       [](std::size_t number, const auto& begin) { return number < begin.first; });
  if (behind == begins_.begin()) return {{}, line};
  const auto& [first, path] = *std::prev(behind);
  return {path, line - first + 1};
}

bool Corpus::write(const std::string& bytes) {
  lines_ += static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\n'));
  for (std::size_t at = 0; at < bytes.size();) {
    const ssize_t count = ::write(ends_[1], bytes.data() + at, bytes.size() - at);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    at += static_cast<std::size_t>(count);
  }
  return true;
}

void Corpus::fail(const std::string& path, const std::string& why) {
  failures_.push_back("cannot read " + path + ": " + why);
}

}  // namespace article_inspector::tool

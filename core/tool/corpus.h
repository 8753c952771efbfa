#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "tool/line_result.h"

namespace article_inspector::tool {

/// Files and folders as one stream of a batch's lines, through a pipe: a file of lines (.jsonl, .ndjson) as it is,
/// every other file as a line {"id":its path,"text"|"html":what it holds}. A folder gives its files in the order of
/// their names, those of its folders included; hidden ones are passed over. What ends in .gz or .zst is unpacked. Files
/// are read while the lines are worked on, and no further ahead than the pipe is long.
class Corpus {
 public:
  /// `all_lines`: every file is one of lines, whatever its name. `text_field`: what a record calls its text.
  Corpus(std::vector<std::string> paths, bool all_lines, std::string text_field);
  ~Corpus();
  Corpus(const Corpus&) = delete;
  Corpus& operator=(const Corpus&) = delete;

  /// The end of the pipe to read from; -1 where none could be made.
  int descriptor() const { return ends_[0]; }
  /// Where a line of the stream, counted from 1, comes from. Any thread may ask, for a line that has been fed.
  Place place_of(std::size_t line) const;
  /// What could not be read, in the order of the files. Complete when the pipe has ended.
  const std::vector<std::string>& failures() const { return failures_; }
  /// Bytes of all files as they lie on the disk, and of them those that have been read: for a progress bar.
  std::uint64_t bytes() const { return bytes_; }
  std::uint64_t bytes_read() const { return bytes_read_; }

 private:
  void feed();
  bool feed_file(const std::string& path);
  bool feed_lines(int file, const std::string& path);
  bool feed_record(int file, const std::string& path);
  bool write(const std::string& bytes);
  void fail(const std::string& path, const std::string& why);

  std::vector<std::string> files_;
  bool all_lines_;
  std::string text_field_;
  mutable std::mutex mutex_;
  std::vector<std::pair<std::size_t, std::string>> begins_;  // each file's first line in the stream
  std::size_t lines_ = 0;                                    // fed so far
  int ends_[2] = {-1, -1};
  std::vector<std::string> failures_;
  std::uint64_t bytes_ = 0;
  std::atomic<std::uint64_t> bytes_read_ = 0;
  std::thread thread_;
};

/// Whether a path names a file of lines, packed or not.
bool is_named_like_lines(const std::string& path);
/// Whether a path names a packed file.
bool is_named_like_packed(const std::string& path);

}  // namespace article_inspector::tool

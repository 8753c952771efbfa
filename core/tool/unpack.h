#pragma once

#include <cstddef>
#include <memory>
#include <string>

namespace article_inspector::tool {

/// Reads a file piece by piece, and unpacks what is named .gz (several members one after the other as well) or .zst.
class Unpacker {
 public:
  Unpacker(int file, const std::string& path);
  ~Unpacker();
  Unpacker(const Unpacker&) = delete;
  Unpacker& operator=(const Unpacker&) = delete;

  /// The next piece; false at the end, or where reading failed: see error().
  bool next(std::string& piece);
  /// Bytes of the file that the last piece was made from.
  std::size_t taken() const { return taken_; }
  const std::string& error() const { return error_; }

  class Stream;

 private:
  bool fill();

  int file_;
  std::unique_ptr<Stream> stream_;
  std::string packed_;
  std::size_t at_ = 0;
  std::size_t taken_ = 0;
  bool ended_ = false;
  std::string error_;
};

}  // namespace article_inspector::tool

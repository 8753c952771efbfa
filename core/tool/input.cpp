#include "tool/input.h"

#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

namespace article_inspector::tool {
namespace {

struct Closer {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

std::optional<std::string> drain(std::FILE* file, std::string& error) {
  std::string bytes;
  std::array<char, 1 << 16> buffer;
  std::size_t count = 0;
  while ((count = std::fread(buffer.data(), 1, buffer.size(), file)) > 0) bytes.append(buffer.data(), count);
  if (std::ferror(file) != 0) {
    error = std::strerror(errno);
    return std::nullopt;
  }
  return bytes;
}

}  // namespace

std::optional<std::string> read_all(const std::string& path, std::string& error) {
  if (path == "-") return drain(stdin, error);
  struct stat status {};
  if (stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode)) {
    error = std::strerror(EISDIR);
    return std::nullopt;
  }
  const std::unique_ptr<std::FILE, Closer> file(std::fopen(path.c_str(), "rb"));
  if (!file) {
    error = std::strerror(errno);
    return std::nullopt;
  }
  return drain(file.get(), error);
}

}  // namespace article_inspector::tool

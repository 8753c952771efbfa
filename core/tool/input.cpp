#include "tool/input.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <iostream>
#include <memory>
#include <string_view>

#include "article_inspector/inspect.h"
#include "article_inspector/unicode.h"

namespace article_inspector::tool {
namespace {

// No text that may be inspected takes more.
constexpr std::size_t largest_input = 4 * longest_text;

struct Closer {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

std::optional<std::string> drain(std::FILE* file, std::string& error) {
  std::string bytes;
  std::array<char, 1 << 16> buffer;
  std::size_t count = 0;
  while ((count = std::fread(buffer.data(), 1, buffer.size(), file)) > 0) {
    bytes.append(buffer.data(), count);
    if (bytes.size() <= largest_input) continue;
    error = std::strerror(EFBIG);
    return std::nullopt;
  }
  if (std::ferror(file) != 0) {
    error = std::strerror(errno);
    return std::nullopt;
  }
  return bytes;
}

/// What is not text is told by its first NUL among the first bytes, as other text tools do.
bool looks_binary(const std::string& bytes) { return bytes.substr(0, 8000).find('\0') != std::string::npos; }

}  // namespace

bool is_named_like_html(const std::string& path) {
  const std::size_t dot = path.rfind('.');
  std::string ending = dot == std::string::npos ? "" : path.substr(dot + 1);
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return ending == "html" || ending == "htm" || ending == "xhtml";
}

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

std::optional<HtmlText> read_text(const std::string& path) {
  if (path == "-" && isatty(STDIN_FILENO) != 0)
    std::cerr << "article-inspector: reading from the terminal; end with Ctrl-D\n";
  std::string error;
  const auto bytes = read_all(path, error);
  const std::string shown = path == "-" ? "standard input" : path;
  if (!bytes) {
    complain("cannot read " + shown + ": " + error);
    return std::nullopt;
  }
  const std::string utf8 = text_in_utf8(*bytes);
  if (looks_binary(utf8))
    std::cerr << "article-inspector: " << shown << " looks like a binary file; reading it as text\n";
  const bool is_html = is_named_like_html(path) || looks_like_html(utf8);
  HtmlText read = is_html ? read_html(html_in_utf8(*bytes)) : HtmlText{to_utf16(utf8), {}, {}};
  const InputError refused = std::max(read.error, error_before_cutting(read.text.size(), most_memory));
  if (refused != InputError::none) {
    complain(shown + ": " + std::string(message_of(refused)));
    return std::nullopt;
  }
  return read;
}

void complain(const std::string& what) { std::cerr << "article-inspector: " << what << "\n"; }

}  // namespace article_inspector::tool

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <string>
#include <string_view>

#include "article_inspector/html.h"
#include "article_inspector/unicode.h"

namespace article_inspector {
namespace {

char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

std::string lowered_front(std::string_view bytes, std::size_t count) {
  std::string front(bytes.substr(0, count));
  std::transform(front.begin(), front.end(), front.begin(), lowered);
  return front;
}

// The first "charset=..." of the page's front, as browsers look for it.
std::string named_encoding(std::string_view bytes) {
  const std::string front = lowered_front(bytes, 1024);
  std::size_t at = front.find("charset");
  if (at == std::string::npos) return {};
  at += 7;
  while (at < front.size() && (is_space(front[at]) || front[at] == '=' || front[at] == '"' || front[at] == '\'')) ++at;
  const std::size_t end = std::min(front.find_first_of("\"' \t\r\n/>;", at), front.size());
  const std::string name = front.substr(at, end - at);
  // Whoever can read this name reads ASCII: a page that says so is not UTF-16. Browsers take it for UTF-8.
  if (name.compare(0, 6, "utf-16") == 0) return "utf-8";
  // Pages that name these are written in Microsoft's extension of them; browsers read them so.
  return name == "iso-8859-1" || name == "latin1" || name == "us-ascii" ? "windows-1252" : name;
}

// UTF-16 is told by its mark alone.
bool is_utf16(std::string_view bytes) { return bytes.substr(0, 2) == "\xFF\xFE" || bytes.substr(0, 2) == "\xFE\xFF"; }

std::string from_utf16(std::string_view bytes) {
  const std::size_t low = bytes[0] == '\xFF' ? 0 : 1;
  std::u16string text;
  text.reserve(bytes.size() / 2);
  for (std::size_t at = 2; at + 1 < bytes.size(); at += 2) {
    const auto byte = [&](std::size_t place) { return static_cast<unsigned char>(bytes[at + place]); };
    text.push_back(static_cast<char16_t>(byte(1 - low) << 8 | byte(low)));
  }
  if (bytes.size() % 2 != 0) text.push_back(u'\uFFFD');
  return to_utf8(text);
}

std::string converted(std::string_view bytes, iconv_t converter) {
  std::string out;
  std::array<char, 1 << 14> room;
  char* in = const_cast<char*>(bytes.data());
  std::size_t left = bytes.size();
  while (left > 0) {
    char* to = room.data();
    std::size_t free = room.size();
    const std::size_t status = iconv(converter, &in, &left, &to, &free);
    out.append(room.data(), room.size() - free);
    if (status != static_cast<std::size_t>(-1) || errno == E2BIG) continue;
    out += "\xEF\xBF\xBD";  // not a character of that encoding
    ++in;
    --left;
  }
  return out;
}

}  // namespace

std::string text_in_utf8(std::string_view bytes) {
  if (is_utf16(bytes)) return from_utf16(bytes);
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
  return std::string(bytes);
}

std::string html_in_utf8(std::string_view bytes) {
  if (is_utf16(bytes) || bytes.substr(0, 3) == "\xEF\xBB\xBF") return text_in_utf8(bytes);
  const std::string encoding = named_encoding(bytes);
  if (encoding.empty() || encoding == "utf-8" || encoding == "utf8") return std::string(bytes);
  const iconv_t converter = iconv_open("UTF-8", encoding.c_str());
  if (converter == reinterpret_cast<iconv_t>(-1)) return std::string(bytes);
  std::string out = converted(bytes, converter);
  iconv_close(converter);
  return out;
}

bool looks_like_html(std::string_view bytes) {
  const std::string front = lowered_front(bytes, 4096);
  std::size_t at = front.compare(0, 3, "\xEF\xBB\xBF") == 0 ? 3 : 0;
  for (;;) {
    while (at < front.size() && is_space(front[at])) ++at;
    const bool comment = front.compare(at, 4, "<!--") == 0;
    if (!comment && front.compare(at, 5, "<?xml") != 0) break;
    const std::string_view end = comment ? "-->" : "?>";
    const std::size_t close = front.find(end, at);
    if (close == std::string::npos) return false;
    at = close + end.size();
  }
  return front.compare(at, 14, "<!doctype html") == 0 || front.compare(at, 5, "<html") == 0;
}

}  // namespace article_inspector

#include "tool/terminal.h"

namespace article_inspector::tool {

std::string visible(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const auto next = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0;
    if (byte == 0xC2 && next >= 0x80 && next < 0xA0) {  // the C1 controls in UTF-8
      out.push_back(' ');
      ++at;
    } else {
      out.push_back(byte < 0x20 || byte == 0x7F ? ' ' : text[at]);
    }
  }
  return out;
}

std::string shortened(const std::string& text, std::size_t columns) {
  std::size_t points = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) continue;
    if (++points > columns) return text.substr(0, at) + "…";
  }
  return text;
}

}  // namespace article_inspector::tool
